import HTTPTypes
import Reports

@testable import API
@testable import Web

extension Asking {
    /// Sends a form as a person's browser does from a page of this server.
    func submit(
        _ path: String, _ fields: [(String, String)], as person: TestPerson, headers: [String: String] = [:]
    ) async throws -> Reply {
        try await send(
            .post, path, key: nil,
            body: FormText.written([("formToken", person.token.formToken)] + fields),
            headers: ["Content-Type": "application/x-www-form-urlencoded"]
                .merging(person.cookieAlone) { $1 }.merging(headers) { $1 })
    }

    /// A page as a person's browser asks for it.
    func page(_ path: String, as person: TestPerson) async throws -> Reply {
        try await send(.get, path, key: nil, headers: person.cookieAlone)
    }
}

extension Reply {
    /// Whether the page says something, as text: what was typed is escaped in it.
    func says(_ text: String) -> Bool { self.text.contains(EscapedHTML.of(text)) }
}
