import Accounts
import ArgumentParser
import JSON
import Reports
import SpatialStore
import Triage

struct Users: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Adds, lists and changes the people who may sign in.",
        discussion: "Works on the file, or through the server that holds it.",
        subcommands: [Add.self, List.self, Reset.self, Disable.self, Enable.self, Roles.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Adds a person. A password that is made is printed, alone, on standard output, this once.")

        @OptionGroup var file: FileOption
        @Option(help: "The person's name, as histories show it.")
        var name: String
        @Option(help: "The e-mail address to sign in with.")
        var email: String
        @OptionGroup var roles: RoleOptions
        @OptionGroup var password: PasswordOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let name = try parsed(name, Expected.nameOfBytes) { Person.isName($0) ? $0 : nil }
            let email = try Account.email(email)
            let bindings = try await roles.bindings(in: file.path)
            let (shown, digest) = try password.make()
            var chance = SystemRandomNumberGenerator()
            let now = System.now()
            let person = Person(
                id: Person.ID(at: now, using: &chance), name: name, email: email, bindings: bindings,
                created: now)
            try await KeyChange(database: file.path).carryOut(.person(.add(person, password: digest)))
            guard json.isWanted else {
                if let shown { Terminal.print(line: shown) }
                return
            }
            Terminal.print(
                json: JSONWriter.object {
                    person.write(to: &$0, sessions: 0)
                    $0.memberIfPresent("password", shown)
                })
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the people who may sign in.",
            discussion: "Columns: e-mail, name, roles, state, sessions in use, the account's id.")
        @OptionGroup var file: FileOption
        @OptionGroup var json: JSONOption

        func run() async throws {
            let store = try await Installation.open(file.path, for: .reading).store
            let sessions = try await store.sessions(at: System.now())
            let people = try await store.people()
            guard !json.isWanted else {
                return Terminal.print(
                    json: JSONWriter.object {
                        $0.array("users") { array in
                            for person in people {
                                array.object { person.write(to: &$0, sessions: sessions[person.id] ?? 0) }
                            }
                        }
                    })
            }
            var table = Table([
                Columns.email, Columns.name, Columns.roles, Columns.validity, Columns.sessions,
                Columns.account,
            ])
            for person in people {
                table.add([
                    person.email.description, person.name,
                    person.bindings.map(\.description).sorted().joined(separator: ","),
                    (person.disabled.map { UserSentences.disabled($0.rfc3339) } ?? UserSentences.valid).told,
                    "\(sessions[person.id] ?? 0)", person.id.description,
                ])
            }
            table.finish()
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives a person another password, and ends every session.")
        @OptionGroup var account: AccountOptions
        @OptionGroup var password: PasswordOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            let email = try account.address
            let (shown, digest) = try password.make()
            try await account.change(.reset(email, password: digest))
            guard json.isWanted else {
                if let shown { Terminal.print(line: shown) }
                return
            }
            Terminal.print(
                json: JSONWriter.object {
                    $0.member("email", email.description)
                    $0.memberIfPresent("password", shown)
                })
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets a person sign in no more, and ends every session. Histories keep the name.")
        @OptionGroup var account: AccountOptions

        func run() async throws { try await account.change(.disable(account.address)) }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lets a person sign in again.")
        @OptionGroup var account: AccountOptions

        func run() async throws { try await account.change(.enable(account.address)) }
    }

    struct Roles: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives a person these roles instead of those before. Holds from the next request on.")
        @OptionGroup var account: AccountOptions
        @OptionGroup var roles: RoleOptions

        func run() async throws {
            let email = try account.address
            let bindings = try await roles.bindings(in: account.file.path)
            try await account.change(.bind(email, bindings))
        }
    }
}

/// Whose account a command changes.
struct AccountOptions: ParsableArguments {
    @OptionGroup var file: FileOption
    @Argument(help: "The account's e-mail address.")
    var email: String

    var address: EmailAddress {
        get throws { try Account.email(email) }
    }

    /// In the file, or through the server that holds it.
    func change(_ change: PersonChange) async throws {
        try await KeyChange(database: file.path).carryOut(.person(change))
    }
}

/// What a person does and where.
struct RoleOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "ROLE:KOMMUNKOD, such as triage:1060; for a unit's people triage:1060:unit/gata-park, for an area's reader:1060:district/holje. Roles: triage, planner, reader, police, admin.",
            valueName: "role"))
    var role: [String]

    /// - Throws: ``CommandFault`` for what is no role, and for a municipality, a unit or an area that the installation does not have.
    func bindings(in database: String) async throws -> Set<RoleBinding> {
        let bindings = try role.flatMap { $0.split(separator: ",") }.map { text in
            try parsed(
                String(text),
                Expected.role
            ) {
                RoleBinding($0)
            }
        }
        guard !bindings.isEmpty else {
            throw CommandFault.badValue("", expected: Expected.role)
        }
        let installation = try await Installation.open(database, for: .reading)
        for binding in bindings { try check(binding, in: installation) }
        return Set(bindings)
    }

    private func check(_ binding: RoleBinding, in installation: Installation) throws {
        let profiles = installation.jurisdictions.map(\.profile)
        guard let profile = profiles.first(where: { $0.municipality == binding.municipality }) else {
            throw CommandFault.noProfile(binding.municipality.description)
        }
        switch binding.part {
        case .whole: break
        case .unit(let unit):
            _ = try Choice.code(unit.description, Expected.unit, among: profile.units.map(\.code))
        case .area(let layer, let code):
            guard !installation.store.areasNow.versions(of: layer, code: code).isEmpty else {
                throw CommandFault.notFound(AreaSentences.noArea(layer.rawValue, code))
            }
        }
    }
}

/// Where a password comes from.
struct PasswordOptions: ParsableArguments {
    @Flag(help: "Ask for the password, or read it from standard input, instead of making one.")
    var askPassword = false
    @Flag(help: "No password: the person signs in at the OpenID provider only.")
    var noPassword = false

    func validate() throws {
        if askPassword, noPassword { throw ValidationError(UserSentences.onePasswordOption.told) }
    }

    /// What is to be shown, when it was made here, and what is kept.
    func make() throws -> (shown: String?, digest: String?) {
        guard !noPassword else { return (nil, nil) }
        let password = askPassword ? try PasswordInput.read() : PasswordInput.made()
        var chance = SystemRandomNumberGenerator()
        return (askPassword ? nil : password, try PasswordDigest(of: password, using: &chance).text)
    }
}

private enum Account {
    static func email(_ text: String) throws -> EmailAddress {
        try parsed(text, Expected.email) { EmailAddress($0) }
    }
}

extension Person {
    /// Never what a password is checked with.
    fileprivate func write(to object: inout JSONObject, sessions: Int) {
        object.member("id", id)
        object.member("name", name)
        object.member("email", email.description)
        object.member("roles", bindings.map(\.description).sorted())
        object.member("createdAt", created)
        object.member("disabledAt", disabled)
        object.member("sessions", sessions)
    }
}
