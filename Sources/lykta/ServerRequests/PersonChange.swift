import JSON
import Reports

/// A change to the people who may sign in, as the command line asks for it: done in the file, or by the server that holds it.
enum PersonChange: Hashable {
    /// `password` is what a password is checked with, never the password.
    case add(Person, password: String?)
    case reset(EmailAddress, password: String?)
    case disable(EmailAddress)
    case enable(EmailAddress)
    case bind(EmailAddress, Set<RoleBinding>)

    /// Whose account it is about.
    var email: EmailAddress {
        switch self {
        case .add(let person, _): person.email
        case .reset(let email, _), .disable(let email), .enable(let email), .bind(let email, _): email
        }
    }

    /// A change that was carried out before the server could say so is carried out, and not again.
    func carryOut(in store: any PersonStore, at now: Timestamp) async throws -> ServerRequestOutcome {
        switch self {
        case .add(let person, let password):
            do {
                try await store.add(person, password: password)
            } catch PersonFault.emailTaken {
                return try await store.account(person.email)?.person.id == person.id ? .done : .taken
            }
            return .done
        case .reset(let email, let password):
            return try await store.setPassword(password, of: email, endingSessions: true) ? .done : .noSuchKey
        case .disable(let email):
            return try await store.setDisabled(now, of: email) ? .done : .noSuchKey
        case .enable(let email):
            return try await store.setDisabled(nil, of: email) ? .done : .noSuchKey
        case .bind(let email, let bindings):
            return try await store.setBindings(bindings, of: email) ? .done : .noSuchKey
        }
    }

    func write(to object: inout JSONObject) {
        object.member("email", email.description)
        switch self {
        case .add(let person, let password):
            object.member("change", "add")
            object.member("id", person.id)
            object.member("name", person.name)
            object.member("roles", person.bindings.map(\.description).sorted())
            object.member("password", password)
        case .reset(_, let password):
            object.member("change", "reset")
            object.member("password", password)
        case .disable: object.member("change", "disable")
        case .enable: object.member("change", "enable")
        case .bind(_, let bindings):
            object.member("change", "bind")
            object.member("roles", bindings.map(\.description).sorted())
        }
    }

    /// Nil for what this version does not understand whole.
    init?(_ json: JSONValue, at now: Timestamp) {
        guard let email = json["email"]?.string.flatMap({ EmailAddress($0) }) else { return nil }
        let roles = (json["roles"]?.array ?? []).map { $0.string.flatMap { RoleBinding($0) } }
        let bindings = Set(roles.compactMap { $0 })
        let areWhole = !roles.isEmpty && !roles.contains(nil)
        let password = json["password"]?.string
        switch json["change"]?.string {
        case "add":
            guard areWhole, let id = json["id"]?.string.flatMap({ Person.ID($0) }),
                let name = json["name"]?.string, Person.isName(name)
            else { return nil }
            let person = Person(id: id, name: name, email: email, bindings: bindings, created: now)
            self = .add(person, password: password)
        case "reset": self = .reset(email, password: password)
        case "disable": self = .disable(email)
        case "enable": self = .enable(email)
        case "bind":
            guard areWhole else { return nil }
            self = .bind(email, bindings)
        default: return nil
        }
    }
}
