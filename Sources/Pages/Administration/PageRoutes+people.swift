import API
import Reports
import Web

/// The list of accounts, and a new one.
extension PageRoutes {
    var peopleRoutes: [Route] { [listPeople, showNewPerson, addPerson] }

    private var listPeople: Route {
        staffPage(
            "/admin/konton", .managePeople, query: [Self.done],
            Bilingual(swedish: "Konton", english: "Accounts")
        ) { call, visit in
            let words = frame.words[visit.language]
            let people = try await api.people(managedBy: try call.caller(), at: call.now)
            var page = administration("admin-people", words["admin-people"], visit)
            page.content["people"] = people.map { listed in
                PersonRow(
                    listed,
                    roles: listed.person.bindings.sorted { $0.description < $1.description }.map {
                        sentence(of: $0, in: visit.language)
                    }, words)
            }
            return page
        }
    }

    private var showNewPerson: Route {
        staffPage(
            "/admin/nytt-konto", .managePeople, Bilingual(swedish: "Nytt konto", english: "New account")
        ) { call, visit in
            newPerson(NewPersonForm(), [], try call.caller(), visit)
        }
    }

    private var addPerson: Route {
        staffForm(
            "/admin/nytt-konto", .managePeople,
            Bilingual(swedish: "Lägg till ett konto", english: "Add an account")
        ) { call, visit, form in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let typed = NewPersonForm(form)
            let (bindings, unread) = RoleForm.bindings(in: form, words)
            guard unread.isEmpty else { return .page(newPerson(typed, unread, caller, visit)) }
            do {
                let made = try await api.addPerson(
                    name: typed.name, email: typed.email, roles: bindings,
                    makesPassword: typed.signsIn == "password", by: caller, at: call.now)
                return .page(shownOnce(made.person, made.password, isNew: true, visit))
            } catch let problem as Problem {
                let faults = try Self.faults(
                    of: problem, at: ["name": "name", "email": "email", "roles": "role-0"],
                    in: visit.language)
                return .page(newPerson(typed, faults, caller, visit))
            }
        }
    }

    private func newPerson(
        _ typed: NewPersonForm, _ faults: [FormFault], _ caller: Caller, _ visit: Visit
    ) -> Page {
        let words = frame.words[visit.language]
        let fault = { (id: String) in faults.first { $0.field == id }?.text }
        var page = administration("admin-person-new", words["admin-person-new"], visit)
        page.refuse(faults)
        page.content["name"] = TextField(
            id: "name", label: words["admin-person-name"], value: typed.name,
            hint: words["admin-person-name-hint"], fault: fault("name"))
        page.content["email"] = TextField(
            id: "email", label: words["sign-in-email"], value: typed.email, fault: fault("email"),
            type: "email")
        page.content["rows"] =
            RoleForm(
                typed.roles, places: rolePlaces(for: caller, in: visit.language), faults: faults, words
            ).rows
        page.content["signsIn"] = RadioGroup(
            id: "signs-in", label: words["admin-person-signs-in"],
            choices: [
                .init(
                    value: "password", label: words["admin-person-by-password"],
                    hint: words["admin-person-by-password-hint"]),
                .init(
                    value: "provider", label: words["admin-person-by-provider"],
                    hint: hasProvider ? nil : words["admin-person-no-provider"]),
            ], chosen: typed.signsIn)
        return page
    }

    /// A password that is shown this once.
    func shownOnce(_ person: Person, _ password: String?, isNew: Bool, _ visit: Visit) -> Page {
        let words = frame.words[visit.language]
        var page = administration(
            "admin-shown-once",
            isNew
                ? words("admin-person-added", ["name": person.name])
                : words("admin-person-reset", ["name": person.name]), visit)
        page.content["lead"] =
            password == nil ? words["admin-person-without"] : words["admin-person-once"]
        page.content["secrets"] = [
            ShownSecret(label: words["sign-in-email"], value: person.email.description),
            password.map { ShownSecret(label: words["sign-in-password"], value: $0) },
        ].compactMap(\.self)
        page.content["onward"] = "/admin/konton/\(person.id)"
        page.content["onwardName"] = words["admin-person-onward"]
        return page
    }
}

/// An account in the list.
private struct PersonRow: Sendable {
    let address: String
    let name: String
    let email: String
    let roles: [String]
    let isDisabled: Bool
    let sessions: String?
    let isOneself: Bool

    init(_ listed: APIService.ListedPerson, roles: [String], _ words: Words) {
        address = "/admin/konton/\(listed.person.id)"
        name = listed.person.name
        email = listed.person.email.description
        self.roles = roles
        isDisabled = listed.person.disabled != nil
        sessions = listed.sessions == 0 ? nil : words.count(listed.sessions, "admin-sessions")
        isOneself = listed.isOneself
    }
}

/// What was typed for a new account.
private struct NewPersonForm: Sendable {
    var name = ""
    var email = ""
    var signsIn = "password"
    var roles: [(role: String, place: String)] = []

    init() {}

    init(_ form: FormText) {
        name = form["name"] ?? ""
        email = form["email"] ?? ""
        signsIn = form["signs-in"] ?? ""
        roles = RoleForm.chosen(in: form)
    }
}

/// Something that is shown once and kept nowhere.
struct ShownSecret: Hashable, Sendable {
    let label: String
    let value: String
}
