import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import NIOCore
import Projection
import Reports
import TestSupport

@testable import API
@testable import Web

/// An answer, with its body at hand.
struct Reply {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func json() throws -> JSONValue { try JSONValue(parsing: bytes, depth: 64) }

    func string(_ path: String...) throws -> String {
        try path.reduce(try json()) { try $0[$1].orFail() }.string.orFail()
    }

    /// The codes of the faults in a problem.
    func codes() throws -> [String] {
        try (try json()["errors"]?.array ?? []).map { try ($0["code"]?.string).orFail() }
    }

    func features() throws -> [JSONValue] { try (try json()["features"]?.array).orFail() }

    /// The path of the next page; nil on the last.
    func next() throws -> String? {
        headers[try HTTPField.Name("Link").orFail()].map { link in
            String(link.dropFirst("<https://lykta.example.se".count).prefix { $0 != ">" })
        }
    }

    func ids() throws -> [String] { try features().map { try ($0["id"]?.string).orFail() } }
}

extension TestInstallation {
    /// Runs `body` with a client that talks to the routes without a network, or over one.
    func ask<Value>(over network: TestingSetup = .router, _ body: @Sendable (Asking) async throws -> Value)
        async throws -> Value
    {
        try await application().test(network) { client in
            try await body(Asking(client: client, installation: self))
        }
    }
}

/// Sends requests with the keys of an installation.
struct Asking: Sendable {
    let client: any TestClientProtocol
    let installation: TestInstallation

    func send(
        _ method: HTTPRequest.Method, _ path: String, key: TestInstallation.KeyPurpose? = .all,
        body: String? = nil, file: [UInt8]? = nil,
        headers: [String: String] = [:]
    ) async throws -> Reply {
        var fields = HTTPFields()
        if let key { fields[.authorization] = "Bearer \(try installation.secret(key))" }
        if body != nil { fields[.contentType] = "application/json" }
        for (name, value) in headers { fields[try HTTPField.Name(name).orFail()] = value }
        let response = try await client.executeRequest(
            uri: path, method: method, headers: fields,
            body: body.map { ByteBuffer(string: $0) } ?? file.map { ByteBuffer(bytes: $0) })
        return Reply(
            status: response.status, headers: response.headers, bytes: Array(response.body.readableBytesView))
    }

    func get(_ path: String, key: TestInstallation.KeyPurpose? = .all) async throws -> Reply {
        try await send(.get, path, key: key)
    }

    /// Submits a report about broken lighting so many metres from the square, and gives its id.
    @discardableResult
    func report(
        north: Double = 0, east: Double = 0, category: String = "lighting",
        text: String = "Lamporna är trasiga här.",
        reporter: String? = nil, key: TestInstallation.KeyPurpose = .all
    ) async throws -> String {
        // Ids of the same millisecond stand in no order.
        installation.advance(TimeSpan(milliseconds: 1))
        let reply = try await send(
            .post, "/api/v1/reports", key: key,
            body: try submission(north: north, east: east, category: category, text: text, reporter: reporter)
        )
        return try reply.string("id")
    }

    func submission(
        north: Double = 0, east: Double = 0, category: String = "lighting",
        text: String = "Lamporna är trasiga här.",
        reporter: String? = nil
    ) throws -> String {
        let position = try installation.service.projector.position(of: .olofstrom(north: north, east: east))
        let name = reporter.map { #","reporter":"\#($0)""# } ?? ""
        return #"""
            {"category":"\#(category)","text":"\#(text)","place":{"type":"Point","coordinates":[\#(position.longitude),\#(position.latitude)]}\#(name)}
            """#
    }
}
