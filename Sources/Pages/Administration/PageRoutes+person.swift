import API
import Reports
import Web

/// One account: its roles, its password, its sessions, whether it is in use.
extension PageRoutes {
    var personRoutes: [Route] {
        [showPerson, setRoles, resetPassword, endSessions, disablePerson, enablePerson]
    }

    private var showPerson: Route {
        staffPage(
            "/admin/konton/{id}", .managePeople, query: [Self.done],
            Bilingual(swedish: "Ett konto", english: "An account")
        ) { call, visit in
            try await personPage(try call.value { Person.ID($0) }, call, visit)
        }
    }

    private var setRoles: Route {
        staffForm(
            "/admin/konton/{id}/roller", .managePeople,
            Bilingual(swedish: "Ändra roller", english: "Change roles")
        ) { call, visit, form in
            let id = try call.value { Person.ID($0) }
            let (bindings, unread) = RoleForm.bindings(in: form, frame.words[visit.language])
            let chosen = RoleForm.chosen(in: form)
            guard unread.isEmpty else {
                return .page(try await personPage(id, call, visit, chosen: chosen, faults: unread))
            }
            return try await carryOut(id, call, visit, chosen: chosen) {
                try await api.setRoles(bindings, of: id, by: $0, at: call.now)
                return .seeOther("/admin/konton/\(id)?gjort=roller")
            }
        }
    }

    private var resetPassword: Route {
        staffForm(
            "/admin/konton/{id}/losenord", .managePeople,
            Bilingual(swedish: "Nytt lösenord", english: "New password")
        ) { call, visit, form in
            let id = try call.value { Person.ID($0) }
            return try await carryOut(id, call, visit) {
                let made = try await api.resetPassword(
                    of: id, makesPassword: form["without"] == nil, by: $0, at: call.now)
                return .page(shownOnce(made.person, made.password, isNew: false, visit))
            }
        }
    }

    private var endSessions: Route {
        personForm(
            "/admin/konton/{id}/sessioner", .sessions,
            Bilingual(swedish: "Logga ut överallt", english: "Sign out everywhere")
        ) { try await api.endSessions(of: $0, by: $1, at: $2) }
    }

    private var disablePerson: Route {
        personForm(
            "/admin/konton/{id}/avstangning", .disabled,
            Bilingual(swedish: "Stäng av ett konto", english: "Disable an account")
        ) { try await api.setDisabled(true, of: $0, by: $1, at: $2) }
    }

    private var enablePerson: Route {
        personForm(
            "/admin/konton/{id}/paslagning", .enabled,
            Bilingual(swedish: "Slå på ett konto", english: "Enable an account")
        ) { try await api.setDisabled(false, of: $0, by: $1, at: $2) }
    }

    /// A button on the page of an account, after which the page says what was done.
    private func personForm(
        _ path: StaticString, _ done: AdministrationDone, _ summary: Bilingual,
        change: @escaping @Sendable (Person.ID, Caller, Timestamp) async throws -> Void
    ) -> Route {
        staffForm(path, .managePeople, summary) { call, visit, _ in
            let id = try call.value { Person.ID($0) }
            return try await carryOut(id, call, visit) {
                try await change(id, $0, call.now)
                return .seeOther("/admin/konton/\(id)?gjort=\(done.rawValue)")
            }
        }
    }

    /// Changes an account, or shows it again with why it was not changed.
    private func carryOut(
        _ id: Person.ID, _ call: Call, _ visit: Visit, chosen: [(role: String, place: String)]? = nil,
        _ change: (Caller) async throws -> FormOutcome
    ) async throws -> FormOutcome {
        do {
            return try await change(try call.caller())
        } catch let problem as Problem {
            let faults = try Self.faults(of: problem, at: ["roles": "role-0"], in: visit.language)
            return .page(try await personPage(id, call, visit, chosen: chosen, faults: faults))
        }
    }

    private func personPage(
        _ id: Person.ID, _ call: Call, _ visit: Visit, chosen: [(role: String, place: String)]? = nil,
        faults: [FormFault] = []
    ) async throws -> Page {
        let words = frame.words[visit.language]
        let caller = try call.caller()
        let listed = try await api.person(id, managedBy: caller, at: call.now)
        let person = listed.person
        let hasPassword = try await api.hasPassword(listed)
        let bindings = person.bindings.sorted { $0.description < $1.description }
        var page = administration("admin-person", person.name, visit)
        page.refuse(faults)
        page.content["definitions"] = [
            Definition(words["sign-in-email"], [person.email.description]),
            Definition(words["admin-roles"], bindings.map { sentence(of: $0, in: visit.language) }),
            Definition(
                words["admin-person-signs-in"],
                [
                    !hasPassword
                        ? words["admin-person-by-provider"]
                        : api.hasProvider
                            ? words["admin-person-has-password"] : words["admin-person-by-password"]
                ]),
            Definition(
                words["admin-person-sessions"],
                [
                    listed.sessions == 0
                        ? words["admin-sessions-none"] : words.count(listed.sessions, "admin-sessions")
                ]),
            Definition(words["admin-person-created"], [SwedishTime(person.created).date.description]),
        ]
        let own = bindings.filter { caller.sees($0.municipality) }.map { binding in
            let text = binding.description.split(separator: ":", maxSplits: 1).map(String.init)
            return (role: binding.role.rawValue, place: text.count == 2 ? text[1] : "")
        }
        page.content["disabledSince"] = person.disabled.map { SwedishTime($0).date.description }
        page.content["rows"] =
            RoleForm(
                chosen ?? own, places: rolePlaces(for: caller, in: visit.language), faults: faults, words
            ).rows
        page.content["id"] = "\(person.id)"
        page.content["name"] = person.name
        page.content["isOneself"] = listed.isOneself
        page.content["isElsewhere"] = !listed.isWholly
        page.content["mayChangeRoles"] = !listed.isOneself
        page.content["mayEnd"] = listed.isWholly && !listed.isOneself
        page.content["mayReset"] = listed.isWholly
        page.content["mayGoWithout"] = api.hasProvider && !listed.isOneself && hasPassword
        return page
    }
}
