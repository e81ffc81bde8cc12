import API
import Exports
import Prevention
import Reports
import Web

extension Installation {
    /// The walk with an id that was typed.
    func keptWalk(_ text: String) async throws -> SafetyWalk {
        let id = try parsed(text, WalkSentences.walkID) { WalkID($0) }
        guard let found = try await store.walk(id, in: []) else { throw WalkEditFault.noSuchWalk }
        return found
    }

    /// Everything that is known of a walk, as the API tells it.
    func wholeWalk(_ text: String) async throws -> APIService.WholeWalk {
        do {
            return try await APIService.WholeWalk(of: try await keptWalk(text), in: store, seeing: []) {
                $0.map { ToldFinding($0) }
            }
        } catch let fault as WalkEditFault {
            throw WalkSentences.fault(fault)
        }
    }

    /// Opens a database to change walks; what the store refuses is told in its words.
    static func changingWalks(
        _ path: String, _ work: (Installation) async throws -> Void
    ) async throws {
        do {
            try await changing(path, queuesMessages: false, work)
        } catch let fault as WalkEditFault {
            throw WalkSentences.fault(fault)
        }
    }
}
