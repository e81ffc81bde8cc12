import Reports
import Web

extension PageRoutes {
    /// Keeps the filter that the queue shows under a name of one's own; one with the same name is replaced.
    var keepFilter: Route {
        staffForm(
            "/ko/filter", .readCases, limit: 8 * 1_024,
            Bilingual(swedish: "Spara filter", english: "Keep a filter")
        ) {
            call, visit, form in
            guard let person = try call.caller().person else { throw Problem.notSignedIn }
            let address = LocalPath("/ko?\(form["query"] ?? "")")?.description ?? "/ko"
            let words = frame.words[visit.language]
            guard
                let filter = KeptFilter(
                    name: (form["name"] ?? "").trimmingSpaces, query: String(address.dropFirst("/ko?".count)))
            else { throw Problem.kept(words["kept-name-fault"]) }
            guard try await filterStore.keep(filter, of: person.id) else {
                throw Problem.kept(words("kept-too-many", ["count": "\(KeptFilter.most)"]))
            }
            return .seeOther(address)
        }
    }

    var forgetFilter: Route {
        staffForm(
            "/ko/filter/bort", .readCases, limit: 8 * 1_024,
            Bilingual(swedish: "Ta bort filter", english: "Forget a filter")
        ) {
            call, _, form in
            guard let person = try call.caller().person else { throw Problem.notSignedIn }
            try await filterStore.forgetFilter(form["name"] ?? "", of: person.id)
            return .seeOther("/ko")
        }
    }
}

extension Problem {
    fileprivate static func kept(_ text: String) -> Problem {
        .content([Fault(.pointer("/name"), "filter.name", Bilingual(swedish: text, english: text))])
    }
}
