import FoundationEssentials
import GRDB
package import Reports
import Synchronization
package import Triage

extension SpatiaLiteStore: RuleStore {
    /// The last change of each municipality's rules in the file at `path`, which an earlier version may have made.
    ///
    /// - Throws: ``StoreFault``.
    package static func lastRuleRevisions(in path: String) throws -> [RuleRevision] {
        let file = try StoreFile(readingAnyVersion: path)
        defer { try? file.pool.close() }
        return try file.pool.read { db in
            guard try db.tableExists(RuleRevisionRecord.table) else { return [] }
            return try RuleRevisionRecord.last(in: db)
        }
    }

    package var jurisdictionsNow: [ProfileDocument] { jurisdictions.current }

    package func keepRules(_ revision: RuleRevision, as document: ProfileDocument, after last: Int64?)
        async throws -> Bool
    {
        let number = try await writer.commit { db -> Int64? in
            guard try RuleRevisionRecord.lastNumber(of: revision.municipality, in: db) == last else {
                return nil
            }
            return try RuleRevisionRecord.insert(revision, in: db)
        }
        guard let number else { return false }
        jurisdictions.replace(document, atRevision: number)
        return true
    }

    package func ruleRevisions(of municipality: MunicipalityCode, limit: Int) async throws -> [RuleRevision] {
        try await ask { try RuleRevisionRecord.revisions(of: municipality, limit: limit, in: $0) }
    }
}

/// The profiles and rules that are routed by; the rules of one are replaced when a change of them is kept.
final class SharedJurisdictions: Sendable {
    private struct State {
        var documents: [ProfileDocument]
        /// The number of the change that a municipality's rules are of.
        var revisions: [MunicipalityCode: Int64] = [:]
    }

    private let state: Mutex<State>

    init(_ documents: [ProfileDocument]) { state = Mutex(State(documents: documents)) }

    var current: [ProfileDocument] { state.withLock { $0.documents } }

    /// Of two changes that were kept one after the other, the later stays, whichever comes here last.
    func replace(_ document: ProfileDocument, atRevision number: Int64) {
        let municipality = document.profile.municipality
        state.withLock { state in
            guard number > state.revisions[municipality] ?? 0 else { return }
            state.revisions[municipality] = number
            state.documents = state.documents.map {
                $0.profile.municipality == municipality ? document : $0
            }
        }
    }
}
