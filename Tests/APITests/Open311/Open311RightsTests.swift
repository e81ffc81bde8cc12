import HTTPTypes
import JSON
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// Every kind of caller at every address that asks for a key.
@Suite struct Open311RightsTests {
    private struct Outcome: Hashable {
        let posts: Int
        let lists: Int
        let reads: Int

        static let nothing = Outcome(posts: 403, lists: 403, reads: 403)
    }

    /// What is answered to whoever sends these headers, about a report of another.
    private static func outcome(
        _ client: Open311Client, _ id: String, north: Double, _ headers: [String: String]
    ) async throws -> Outcome {
        let posted = try await client.post(client.fields(north: north), key: nil, headers: headers)
        let listed = try await client.ask.send(
            .get, "/open311/v2/requests.json?service_request_id=\(id)", key: nil, headers: headers)
        let read = try await client.ask.send(
            .get, "/open311/v2/requests/\(id).json", key: nil, headers: headers)
        // Nothing of the report is told but to who may read it.
        let tells = [listed, read].contains { $0.text.contains("Lamporna") }
        #expect(tells == (read.status == .ok))
        return Outcome(posts: posted.status.code, lists: listed.status.code, reads: read.status.code)
    }

    @Test func `each scope opens what it opens in the API, and no session opens anything`() async throws {
        try await Open311Client.talk { client in
            let id = try await client.report()
            let kept = try await client.ask.get("/api/v1/reports").ids().count
            for (number, scope) in APIKey.Scope.allCases.enumerated() {
                let made = try await client.ask.send(
                    .post, "/api/v1/keys",
                    body: #"{"name":"x","scopes":["\#(scope.rawValue)"],"municipalities":["1060"]}"#)
                let expected: Outcome
                switch scope {
                case .reportWrite: expected = Outcome(posts: 200, lists: 403, reads: 403)
                case .reportRead: expected = Outcome(posts: 403, lists: 200, reads: 200)
                case .reportOwn: expected = Outcome(posts: 403, lists: 200, reads: 404)
                default: expected = .nothing
                }
                let found = try await Self.outcome(
                    client, id, north: 500 * Double(number + 1),
                    ["Authorization": "Bearer \(try made.string("key"))"])
                #expect(found == expected, "\(scope.rawValue)")
            }
            for role in Role.allCases {
                let person = try await client.ask.person(
                    ["\(role.rawValue):1060"], email: "\(role.rawValue)@example.se")
                let sign = CallerSign.person(person, client.ask.installation)
                let found = try await Self.outcome(client, id, north: 9_000, sign.headers())
                #expect(found == .nothing, "\(role.rawValue)")
            }
            #expect(try await client.ask.get("/api/v1/reports").ids().count == kept + 1)
        }
    }
}
