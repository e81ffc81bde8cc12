import HTTPTypes
import JSON
import Projection
import Reports
import TestSupport

@testable import API
@testable import Web

/// A program that speaks Open311 with an installation.
struct Open311Client {
    let ask: Asking

    static func talk(
        _ municipalities: [String] = ["1060"], _ body: @Sendable (Open311Client) async throws -> Void
    ) async throws {
        try await TestInstallation(open311: municipalities).ask { try await body(Open311Client(ask: $0)) }
    }

    func get(_ path: String, key: TestInstallation.KeyPurpose? = nil, language: String = "sv") async throws
        -> Reply
    {
        try await ask.send(.get, "/open311/\(path)", key: key, headers: ["Accept-Language": language])
    }

    /// Sends a form; an id of its own millisecond comes of it.
    func post(
        _ fields: [(String, String)], to path: String = "v2/requests.json",
        key: TestInstallation.KeyPurpose? = .write, headers: [String: String] = [:]
    ) async throws -> Reply {
        ask.installation.advance(TimeSpan(milliseconds: 1))
        let secret = try key.map { [("api_key", try ask.installation.secret($0))] } ?? []
        return try await ask.send(
            .post, "/open311/\(path)", key: nil, body: FormText.written(secret + fields),
            headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"].merging(headers) {
                $1
            })
    }

    /// What a report about lighting needs, so many metres from the square.
    func fields(
        north: Double = 0, east: Double = 0, service: String = "lighting",
        text: String = "Lamporna är trasiga här."
    ) throws -> [(String, String)] {
        let position = try ask.installation.service.projector.position(
            of: .olofstrom(north: north, east: east))
        return [
            ("service_code", service), ("description", text), ("lat", "\(position.latitude)"),
            ("long", "\(position.longitude)"),
        ]
    }

    /// Reports, and gives the id.
    @discardableResult
    func report(
        north: Double = 0, service: String = "lighting", text: String = "Lamporna är trasiga här.",
        key: TestInstallation.KeyPurpose = .write, _ more: [(String, String)] = []
    ) async throws -> String {
        let reply = try await post(fields(north: north, service: service, text: text) + more, key: key)
        return try reply.first().text("service_request_id")
    }

    /// The ids of a list.
    func ids(_ query: String = "", key: TestInstallation.KeyPurpose = .read) async throws -> [String] {
        let reply = try await get("v2/requests.json\(query)", key: key)
        return try reply.all().map { try $0.text("service_request_id") }
    }
}

extension Reply {
    /// The elements of a list.
    func all() throws -> [JSONValue] { try (try json().array).orFail() }

    /// The only one.
    func first() throws -> JSONValue { try (try all().first).orFail() }

    /// What the errors say.
    func faults() throws -> [String] { try all().map { try $0.text("description") } }
}

extension JSONValue {
    func text(_ name: String) throws -> String { try (self[name]?.string).orFail() }
}
