import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// A shared picture that was made by mistake, taken back with all its parts.
@Suite struct SharedPictureMistakeTests {
    private let installation: TestInstallation
    private let path = "/api/v1/shared-pictures"
    private var address: String { "\(path)/\(SharedPictureID.numbered(1))" }

    init() async throws { installation = try await TestInstallation() }

    /// Makes one of 1060 and 1081, and gives its part of 1060.
    private func make(_ ask: Asking, by person: TestPerson) async throws -> String {
        let made = try await ask.send(
            .post, path, as: person,
            body:
                #"{"id":"\#(SharedPictureID.numbered(1))","municipalities":["1060","1081"],"kind":"operative"}"#
        )
        #expect(made.status == .created, "\(made.text)")
        let part = try made.json()["parts"]?.array?.first { $0["municipality"]?.string == "1060" }
        return try (part?["id"]?.string).orFail()
    }

    private func withdraw(_ ask: Asking, by person: TestPerson, _ more: String = "") async throws -> Reply {
        let tag = try await ask.send(.get, address, as: person).headers[.eTag].orFail()
        return try await ask.send(
            .patch, address, as: person, body: #"{"withdrawn":"Fel dag."\#(more)}"#,
            headers: ["If-Match": tag])
    }

    @Test func `it is withdrawn with its parts, by who sees all of it, and told everywhere`() async throws {
        try await installation.ask { ask in
            let police = try await ask.person(["police:1060", "police:1081"], email: "polis@example.se")
            let other = try await ask.person(["police:1060", "police:1081"], email: "annan@example.se")
            let planner = try await ask.person(["planner:1060"], email: "planerare@example.se")
            let own = "/api/v1/pictures/\(try await make(ask, by: police))"
            // Whoever is called as who made it has not made it.
            let foreign = try await withdraw(ask, by: planner)
            #expect(try foreign.codes() == ["picture.shared-withdrawal"], "\(foreign.text)")
            let both = try await withdraw(ask, by: other, #","words":{"summary":"x"}"#)
            #expect(both.status == .unprocessableContent && both.text.contains("/words"), "\(both.text)")
            let personal = try await ask.send(
                .patch, address, as: other, body: #"{"withdrawn":"Ring 070-1740605."}"#,
                headers: ["If-Match": "\"1\""])
            #expect(try personal.codes() == ["picture.personal-data"], "\(personal.text)")
            let gone = try await withdraw(ask, by: other)
            #expect(try gone.json()["withdrawn"]?.string == "Fel dag.", "\(gone.text)")
            #expect(gone.text.contains("Togs tillbaka, med alla sina delar: Fel dag."), "\(gone.text)")
            #expect(try await ask.send(.get, path, as: planner).text.contains(#""withdrawn":"Fel dag.""#))
            let part = try await ask.send(.get, own, as: planner)
            #expect(try part.json()["withdrawn"]?.string == "Fel dag.", "\(part.text)")
            let published = try await ask.send(
                .patch, own, as: planner, body: #"{"published":true}"#,
                headers: ["If-Match": try part.headers[.eTag].orFail()])
            #expect(try published.codes() == ["picture.withdrawn"], "\(published.text)")
            #expect(try await withdraw(ask, by: police).codes() == ["picture.withdrawn"])
        }
    }

    @Test func `who made it withdraws it, though the right in one of its municipalities has ended`()
        async throws
    {
        try await installation.ask { ask in
            let police = try await ask.person(["police:1060", "police:1081"], email: "polis@example.se")
            _ = try await make(ask, by: police)
            _ = try await installation.store.setBindings(
                [try RoleBinding("police:1060").orFail()], of: police.email, keepingAdministrators: false)
            let gone = try await withdraw(ask, by: police)
            #expect(try gone.json()["withdrawn"]?.string == "Fel dag.", "\(gone.text)")
        }
    }
}
