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
        else { throw CommandFault.notFound(CaseSentences.report(reference.description)) }
        return found
    }

    /// The case that was typed; for one that was merged, the one in which it lives on, which is told.
    func livingCase(_ text: String) async throws -> Case {
        let id = try parsed(text, Expected.caseID) { Case.ID($0) }
        guard let found = try await store.case(id, in: []) else {
            throw CommandFault.notFound(CaseSentences.case(id.description))
        }
        guard let into = found.mergedInto, let living = try await store.case(into, in: []) else {
            return found
        }
        Terminal.error(CaseSentences.followed(id, to: into))
        for event in try await store.history(of: id) {
            Terminal.error(
                "  \(SwedishTime(event.at).description)  \(event.kind.rawValue)  \(event.by)  " + event.reason
            )
        }
        return living
    }
}
