import Reports
import Web

extension PageRoutes {
    /// One's own account: who is signed in, and what one may do where.
    var accountPage: Route {
        staffPage("/konto", .useSession, Bilingual(swedish: "Ditt konto", english: "Your account")) {
            call, visit in
            guard let person = try call.caller().person else { throw Problem.notSignedIn }
            let words = frame.words[visit.language]
            var page = Page(template: "account", title: words["account-title"])
            page.content["definitions"] = [
                Definition(words["account-name"], [person.name]),
                Definition(words["sign-in-email"], [person.email.description]),
                Definition(
                    words["account-roles"],
                    person.bindings.sorted { $0.description < $1.description }.map {
                        sentence(of: $0, in: visit.language)
                    }),
            ]
            return page
        }
    }
}

extension Role {
    /// The key of what the role is called.
    var word: String {
        switch self {
        case .triage: "role-triage"
        case .planner: "role-planner"
        case .reader: "role-reader"
        case .police: "role-police"
        case .admin: "role-admin"
        }
    }
}
