import Reports
import Triage

extension Installation {
    /// How the residents of a municipality are told how a case stands.
    func words(of municipality: MunicipalityCode) -> CaseWords {
        jurisdictions.first { $0.profile.municipality == municipality }?.profile.caseWords ?? CaseWords()
    }

    /// The case whose id, or the reference of one of whose reports, was typed.
    func livingCase(named text: String) async throws -> Case {
        guard let reference = Reference(text) else { return try await livingCase(text) }
        guard let filed = try await store.report(reference),
            let found = try await store.case(filed.case, in: [])
        else { throw CommandFault.notFound("report \(reference)") }
        return found
    }

    /// The case that was typed; for one that was merged, the one in which it lives on, which is told.
    func livingCase(_ text: String) async throws -> Case {
        let id = try parsed(text, "a case's id") { Case.ID($0) }
        guard let found = try await store.case(id, in: []) else { throw CommandFault.notFound("case \(id)") }
        guard let into = found.mergedInto, let living = try await store.case(into, in: []) else {
            return found
        }
        Terminal.error("Case \(id) has been merged into case \(into), which is shown here. How it ended:")
        for event in try await store.history(of: id) {
            Terminal.error(
                "  \(SwedishTime(event.at).description)\t\(event.kind.rawValue)\t\(event.by)\t\(event.reason.swedish)"
            )
        }
        return living
    }
}
