import Reports
import SpatialStore
import Triage

/// Changes keys and people in a database, or sends its dead messages again: in the file, or through the server that holds it.
struct KeyChange {
    let database: String

    func carryOut(_ request: ServerRequest) async throws {
        switch (try await outcome(of: request), request) {
        case (.done, _): return
        case (.noSuchKey, .revoke(let prefix)): throw CommandFault.notFound(KeySentences.validKey(prefix))
        case (.noSuchKey, .person(let change)):
            throw CommandFault.notFound(UserSentences.account(change.email.description))
        case (.noSuchMessage, .retry(let message)):
            throw CommandFault.notFound(OutboxSentences.deadMessage(message))
        case (.taken, .person(let change)):
            throw CommandFault.refused([UserSentences.taken(change.email.description)])
        case (.notUnderstood, _), (.noSuchKey, _), (.noSuchMessage, _), (.taken, _):
            throw CommandFault.refused([ServerRequestWords.notUnderstood])
        case (.failed, .retry):
            throw CommandFault.refused([ServerRequestWords.messageFailed])
        case (.failed, _):
            throw CommandFault.refused([ServerRequestWords.failed])
        }
    }

    private func outcome(of request: ServerRequest) async throws -> ServerRequestOutcome {
        do {
            let installation = try await Installation.open(database, for: .writing(queuesMessages: false))
            do {
                try request.refuseUnserved(by: installation)
                let outcome = try await request.carriedOut(in: installation.store, at: System.now())
                try await installation.store.close()
                return outcome
            } catch {
                try? await installation.store.close()
                throw error
            }
        } catch let fault as StoreFault {
            guard case .inUse = fault else { throw fault }
            try request.refuseUnserved(by: try await Installation.open(database, for: .reading))
            guard let answer = try await ServerRequestFolder(beside: database).ask(request)
            else { throw fault }
            return answer
        }
    }
}

extension ServerRequest {
    /// A key for a municipality that is misspelt, or of another database, would open nothing.
    ///
    /// - Throws: ``CommandFault``, naming those that are served. Of a database that serves none yet, anything goes.
    fileprivate func refuseUnserved(by installation: Installation) throws {
        let served = installation.jurisdictions.map(\.profile)
        guard case .add(let key, _) = self, !served.isEmpty else { return }
        let unserved = key.municipalities.subtracting(served.map(\.municipality)).sorted()
        guard let first = unserved.first else { return }
        let names = served.map { "\($0.municipality) \($0.name)" }.joined(separator: ", ")
        throw CommandFault.badValue(
            first.description, expected: Expected.served(names))
    }
}
