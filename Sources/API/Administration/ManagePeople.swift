import Accounts
package import Reports
import Triage
package import Web

/// Accounts, as administrators of municipalities see and change them. Whoever administers a municipality gives and takes roles there,
/// and no others; an account that has roles elsewhere too is not theirs to end. Nobody changes the roles of the own account, or shuts
/// it out: that would be to give oneself sight, or to lock the door from outside. Nor do two shut each other out: the store keeps one.
extension APIService {
    /// An account, as one administrator sees it.
    package struct ListedPerson: Sendable {
        package let person: Person
        /// How many sessions are in use.
        package let sessions: Int
        /// Whether all of the account is the administrator's to manage: it has no roles elsewhere.
        package let isWholly: Bool
        package let isOneself: Bool
    }

    /// Whoever has a role in the caller's municipalities, in the order of their names.
    package func people(managedBy caller: Caller, at now: Timestamp) async throws -> [ListedPerson] {
        let sessions = try await store.sessions(at: now)
        return try await store.people().filter(caller.administers(some:)).map { person in
            ListedPerson(
                person: person, sessions: sessions[person.id] ?? 0,
                isWholly: caller.administers(all: person), isOneself: caller.person?.id == person.id)
        }
    }

    /// Whether somebody signs in with a password here, and not only at a provider.
    package func hasPassword(_ listed: ListedPerson) async throws -> Bool {
        try await store.account(listed.person.email)?.password != nil
    }

    /// - Throws: ``Problem/notFound`` also for an account without a role in the caller's municipalities.
    package func person(_ id: Person.ID, managedBy caller: Caller, at now: Timestamp) async throws
        -> ListedPerson
    {
        guard let found = try await people(managedBy: caller, at: now).first(where: { $0.person.id == id })
        else { throw Problem.notFound }
        return found
    }

    /// Adds an account.
    ///
    /// - Parameters:
    ///   - name: 1–100 bytes.
    ///   - makesPassword: false for somebody who signs in at a provider only.
    /// - Returns: The account, and its password when one was made: shown this once.
    /// - Throws: ``Problem`` with every fault, at `/name`, `/email` and `/roles`.
    package func addPerson(
        name: String, email: String, roles: Set<RoleBinding>, makesPassword: Bool, by caller: Caller,
        at now: Timestamp
    ) async throws -> (person: Person, password: String?) {
        var faults = faults(of: roles, from: caller)
        if !Person.isName(name) {
            faults.insert(
                Self.fault(
                    "/name", sv: "Skriv personens namn, högst 100 byte.",
                    en: "Write the person's name, in at most 100 bytes."), at: 0)
        }
        let address = EmailAddress(email)
        if address == nil {
            faults.insert(
                Self.fault(
                    "/email", sv: "Skriv en e-postadress, till exempel namn@kommunen.se.",
                    en: "Write an e-mail address, such as name@municipality.se."),
                at: faults.first?.location == .pointer("/name") ? 1 : 0)
        }
        guard let address, faults.isEmpty else { throw Problem.content(faults) }
        let password = makesPassword ? try await accounts.signIn.makePassword() : nil
        var chance = makeChance()
        let person = Person(
            id: Person.ID(at: now, using: &chance), name: name, email: address, bindings: roles, created: now)
        do {
            try await store.add(person, password: password?.kept)
        } catch PersonFault.emailTaken {
            throw Problem.content([
                Self.fault(
                    "/email",
                    sv: "Det finns redan ett konto med den adressen, här eller i en annan kommun.",
                    en: "There is an account with that address already, here or in another municipality.")
            ])
        }
        await note(.personAdded, person, by: caller, at: now)
        return (person, password?.shown)
    }

    /// Gives an account these roles in the caller's municipalities, instead of those before; its roles elsewhere stay.
    ///
    /// - Throws: ``Problem/notFound``; 422 for roles that are not the caller's to give, for none at all, and for the own account.
    package func setRoles(_ roles: Set<RoleBinding>, of id: Person.ID, by caller: Caller, at now: Timestamp)
        async throws
    {
        let found = try await person(id, managedBy: caller, at: now)
        try refuseOneself(found)
        let elsewhere = found.person.bindings.filter { !caller.administers($0.municipality) }
        let all = roles.union(elsewhere)
        guard !all.isEmpty else {
            throw Problem.content([
                Self.fault(
                    "/roles",
                    sv:
                        "Ett konto har minst en roll. Stäng av kontot i stället, om personen inte ska in mer.",
                    en:
                        "An account has at least one role. Disable the account instead, if the person is to get in no more."
                )
            ])
        }
        let faults = self.faults(of: roles, from: caller, mayBeNone: true)
        guard faults.isEmpty else { throw Problem.content(faults) }
        try await keepingAdministrators {
            try await store.setBindings(all, of: found.person.email, keepingAdministrators: true)
        }
        let changed = Person(
            id: found.person.id, name: found.person.name, email: found.person.email, bindings: all,
            created: found.person.created)
        await note(.rolesSet, changed, by: caller, at: now)
    }

    /// Whether people can sign in at a provider, and so without a password.
    package var hasProvider: Bool { accounts.provider != nil }

    /// Gives an account another password, or none, and ends its sessions.
    ///
    /// - Returns: The password, shown this once; nil when it has none now.
    /// - Throws: ``Problem/notFound``; 422 for an account that has roles elsewhere too, and for taking away a password without which
    ///   its person could not sign in, or one's own.
    package func resetPassword(of id: Person.ID, makesPassword: Bool, by caller: Caller, at now: Timestamp)
        async throws -> (person: Person, password: String?)
    {
        let found = try await whole(id, caller, at: now)
        if !makesPassword {
            try refuseOneself(found)
            guard hasProvider else {
                throw Problem.content([
                    Self.fault(
                        "/person",
                        sv:
                            "Utan lösenord kan ingen logga in med kontot, eftersom organisationens inloggning inte är inställd. Stäng av kontot i stället.",
                        en:
                            "Without a password nobody can sign in with the account, since the organisation's sign-in is not set up. Disable the account instead."
                    )
                ])
            }
        }
        let password = makesPassword ? try await accounts.signIn.makePassword() : nil
        let isSet = try await store.setPassword(
            password?.kept, of: found.person.email, endingSessions: true)
        guard isSet else { throw Problem.notFound }
        await note(.passwordSet, found.person, by: caller, at: now)
        return (found.person, password?.shown)
    }

    /// Ends every session of an account.
    package func endSessions(of id: Person.ID, by caller: Caller, at now: Timestamp) async throws {
        let found = try await person(id, managedBy: caller, at: now)
        guard try await store.endSessions(of: found.person.email) else { throw Problem.notFound }
        await note(.sessionsEnded, found.person, by: caller, at: now)
    }

    /// Lets somebody sign in no more, and ends every session; or lets them sign in again. Histories keep the name.
    ///
    /// - Throws: ``Problem/notFound``; 422 for the own account, and for one that has roles elsewhere too.
    package func setDisabled(_ isDisabled: Bool, of id: Person.ID, by caller: Caller, at now: Timestamp)
        async throws
    {
        let found = try await whole(id, caller, at: now)
        try refuseOneself(found)
        try await keepingAdministrators {
            try await store.setDisabled(
                isDisabled ? now : nil, of: found.person.email, keepingAdministrators: true)
        }
        await note(isDisabled ? .personDisabled : .personEnabled, found.person, by: caller, at: now)
    }

    /// What an account may be bound to in the caller's municipalities, beside the whole of each.
    package func bindableAreas() -> [MappedArea] {
        var known: Set<String> = []
        return [AreaLayer.district, .policeArea, .owner].flatMap(areas().all).filter {
            known.insert("\($0.layer.rawValue)/\($0.code)").inserted
        }
    }

    private func whole(_ id: Person.ID, _ caller: Caller, at now: Timestamp) async throws -> ListedPerson {
        let found = try await person(id, managedBy: caller, at: now)
        guard found.isWholly else {
            throw Problem.content([
                Self.fault(
                    "/person",
                    sv:
                        "Kontot har roller också i en annan kommun. Ta bort rollerna här, eller be den som sköter servern.",
                    en:
                        "The account has roles in another municipality too. Take away the roles here, or ask whoever runs the server."
                )
            ])
        }
        return found
    }

    /// - Throws: ``Problem/notFound`` for an account that there is not; 422 where it would leave a municipality without anybody who
    ///   administers it.
    private func keepingAdministrators(_ change: () async throws -> Bool) async throws {
        do {
            guard try await change() else { throw Problem.notFound }
        } catch PersonFault.lastAdministrator(let municipality) {
            let name = served[municipality]?.profile.name ?? municipality.description
            throw Problem.content([
                Self.fault(
                    "/person",
                    sv:
                        "Det är den enda administratören för \(name) som kan logga in. Gör någon annan till administratör först. Inget har ändrats.",
                    en:
                        "It is the only administrator of \(name) who can sign in. Make somebody else an administrator first. Nothing was changed."
                )
            ])
        }
    }

    private func refuseOneself(_ found: ListedPerson) throws(Problem) {
        guard found.isOneself else { return }
        throw .content([
            Self.fault(
                "/person", sv: "Det här är ditt eget konto. En annan administratör får ändra det.",
                en: "This is your own account. Another administrator has to change it.")
        ])
    }

    private func faults(of roles: Set<RoleBinding>, from caller: Caller, mayBeNone: Bool = false) -> [Problem
        .Fault]
    {
        guard !roles.isEmpty || mayBeNone else {
            return [Self.fault("/roles", sv: "Välj minst en roll.", en: "Choose at least one role.")]
        }
        return roles.sorted { $0.description < $1.description }.compactMap { binding in
            guard caller.administers(binding.municipality),
                let profile = served[binding.municipality]?.profile
            else {
                return Self.fault(
                    "/roles", sv: "Du är inte administratör för kommun \(binding.municipality).",
                    en: "You do not administer municipality \(binding.municipality).")
            }
            switch binding.part {
            case .whole: return nil
            case .unit(let unit):
                return profile.unit(unit) != nil
                    ? nil
                    : Self.fault(
                        "/roles", sv: "Det finns ingen enhet ”\(unit)” i \(profile.name).",
                        en: "There is no unit “\(unit)” in \(profile.name).")
            case .area(let layer, let code):
                return !areas().versions(of: layer, code: code).isEmpty
                    ? nil
                    : Self.fault(
                        "/roles", sv: "Det finns inget område \(layer.rawValue)/\(code).",
                        en: "There is no area \(layer.rawValue)/\(code).")
            }
        }
    }

    private func note(
        _ kind: AdministrationEvent.Kind, _ person: Person, by caller: Caller, at now: Timestamp
    ) async {
        let says = kind == .personAdded || kind == .rolesSet
        let places = Set(person.bindings.map(\.municipality)).filter(caller.administers)
        await note(
            kind, person.email.description,
            says ? person.bindings.map(\.description).sorted().joined(separator: ", ") : "",
            in: places.isEmpty ? caller.municipalities : places, by: caller, at: now)
    }

    private static func fault(_ pointer: String, sv: String, en: String) -> Problem.Fault {
        .init(.pointer(pointer), "member.value", Bilingual(swedish: sv, english: en))
    }
}

extension Caller {
    /// Whether what the route lets the caller do, it may do in this municipality.
    fileprivate func administers(_ municipality: MunicipalityCode) -> Bool { sees(municipality) }

    fileprivate func administers(some person: Person) -> Bool {
        person.bindings.contains { administers($0.municipality) }
    }

    fileprivate func administers(all person: Person) -> Bool {
        person.bindings.allSatisfy { administers($0.municipality) }
    }
}
