import Accounts
import HTTPTypes
import Reports
import SpatialStore
import TestSupport

@testable import API
@testable import Web

/// Somebody with an account in a ``TestInstallation``, signed in.
struct TestPerson: Sendable {
    static let password = "en lång mening att minnas"

    let person: Person
    let token: SessionToken
    private let cookie: String

    var email: EmailAddress { person.email }

    /// What a browser sends, and what its page adds to a request that changes something.
    var headers: [String: String] { ["Cookie": cookie, "X-CSRF-Token": token.formToken] }
    /// What a browser sends by itself, whoever makes it.
    var cookieAlone: [String: String] { ["Cookie": cookie] }

    init(_ bindings: [String], email: String, in installation: TestInstallation) async throws {
        var chance = SystemRandomNumberGenerator()
        person = Person(
            id: Person.ID(at: .testNow, using: &chance), name: "Anna Lind",
            email: try EmailAddress(email).orFail(),
            bindings: Set(try bindings.map { try RoleBinding($0).orFail() }), created: .testNow)
        let digest = try PasswordDigest(of: Self.password, cost: .light, using: &chance)
        try await installation.store.add(person, password: digest.text)
        token = try await installation.accounts.sessions.begin(
            for: person, at: installation.now, using: &chance
        ).orFail()
        let field = installation.accounts.sessions.cookie(token)
        cookie = String(field.prefix { $0 != ";" })
    }
}

extension Asking {
    /// Adds a person with these roles, and signs the person in.
    func person(_ bindings: [String], email: String = "anna@example.se") async throws -> TestPerson {
        try await TestPerson(bindings, email: email, in: installation)
    }

    /// Sends a request as a person's browser does from a page of this server.
    func send(
        _ method: HTTPRequest.Method, _ path: String, as person: TestPerson, body: String? = nil,
        file: [UInt8]? = nil, headers: [String: String] = [:]
    ) async throws -> Reply {
        try await send(
            method, path, key: nil, body: body, file: file, headers: person.headers.merging(headers) { $1 })
    }
}
