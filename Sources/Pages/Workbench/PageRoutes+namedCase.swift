import API
import Reports
import Web

/// A case as people name it in a form.
extension PageRoutes {
    /// The case that a text names: by its address or its id, or by the reference of a report in it; nil for none that the caller may see by
    /// a reference, and for what is none of the three.
    func caseID(named text: String, for caller: Caller) async throws -> Case.ID? {
        let name = text.trimmingSpaces
        let path = name.prefix { $0 != "?" && $0 != "#" }
        if let last = path.split(separator: "/").last, let id = Case.ID(last) { return id }
        guard let reader = Caller(caller.identity, to: .readCases) else { return nil }
        return try await api.filedReport(name, for: reader)?.case
    }

    /// The same where a case has to be named.
    ///
    /// - Parameter member: Of the body that the form stands for.
    /// - Throws: 422 for none.
    func requireCaseID(named text: String?, as member: String, for caller: Caller) async throws -> Case.ID {
        guard let id = try await caseID(named: text ?? "", for: caller) else {
            let key = "case-none-named"
            throw Problem.content([
                .init(
                    .pointer("/\(member)"), "member.value",
                    Bilingual(swedish: frame.words[.swedish][key], english: frame.words[.english][key]))
            ])
        }
        return id
    }
}
