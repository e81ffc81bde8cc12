import Geometry
package import Projection
package import Reports
package import Web

/// What a measure is because of, as pages show it: never more than the caller may see.
extension APIService {
    /// Those of the cases that the caller sees, each as it lives on.
    package func causingCases(_ ids: [Case.ID], for caller: Caller) async throws -> [Case] {
        guard let reader = Caller(caller.identity, to: .readCases) else { return [] }
        var found: [Case] = []
        for id in ids {
            guard let one = try await seen({ try await foundCase(id, for: reader) }) else { continue }
            found.append(one)
        }
        return found
    }

    /// A case that a measure is to be because of, and where the caller is shown that it lies.
    ///
    /// - Throws: ``Problem/notFound`` for one that the caller may not see.
    package func causingCase(_ id: Case.ID, for caller: Caller) async throws -> (
        case: Case, position: GeographicPosition?
    ) {
        guard let reader = Caller(caller.identity, to: .readCases) else { throw Problem.notFound }
        let found = try await foundCase(id, for: reader)
        return (found, try positions(of: [found], for: reader).first ?? nil)
    }

    /// What is found; nil for what is not there, or not to be seen.
    package func seen<Value>(_ find: () async throws -> Value) async throws -> Value? {
        do { return try await find() } catch let problem as Problem where problem.kind == .notFound {
            return nil
        }
    }
}
