import CaseKeeping
import GRDB
package import Geometry
package import Reports

extension SpatiaLiteStore: ReportStore {
    package func accept(
        _ report: NewReport, answer: @escaping @Sendable (Acceptance) -> [UInt8]
    ) async throws -> Acceptance {
        try await writer.commit { try accept(report, in: $0, answer: answer) }
    }

    /// Files one report inside a transaction.
    func accept(
        _ report: NewReport, in db: Database, notifies: Bool = true, answer: (Acceptance) -> [UInt8]
    ) throws
        -> Acceptance
    {
        try keepingCases(in: db) {
            try ReportFiling(ledger: $0, policy: notifies ? policy : policy.withoutNotices)
                .accept(report, answer: answer)
        }
    }

    package func earlierAnswer(to retry: RetryKey) async throws -> Acceptance? {
        try await ask { try StoredCaseLedger.keptAnswer(under: retry, in: $0)?.acceptance(of: retry) }
    }

    package func place(
        _ id: Report.ID, at place: Place, accuracy: Distance?, words: String?, version: Int?,
        seeing visibility: Visibility, by editor: Agent, at moment: Timestamp
    ) async throws -> FiledReport {
        let sight = EditorSight(visibility, areas: areasNow)
        return try await writer.commit { db in
            try keepingCases(in: db) {
                try ReportPlacing(ledger: $0, policy: policy)
                    .place(
                        id, at: place, accuracy: accuracy, words: words, version: version, seeing: sight,
                        by: editor, at: moment)
            }
        }
    }
}
