import Foundation
import HTTPTypes
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct RightsTests {
    /// Generated from the routes: a route that is added, or answers somebody otherwise, makes it fail until the page says so.
    @Test func `docs say for every route what each caller is answered, as real requests are`() async throws {
        let installation = try await TestInstallation()
        let right = try await RightsTable(of: installation).text
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../docs/rights.md"
        ).standardized
        let text = try String(contentsOf: page, encoding: .utf8)
        let found = text.range(of: "## What each may do").map { String(text[$0.lowerBound...]) }
        #expect(found == right, "docs/rights.md should end with:\n\(right)")
    }

    /// The same without a request: whoever may not do it anywhere is told 403, and nobody else is.
    @Test func `exactly whoever may not do it anywhere is answered 403`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let world = try await RightsWorld(ask)
            for route in installation.described {
                guard let action = route.access.action else { continue }
                let probe = try #require(try await world.probe(of: route), "\(route.name)")
                for role in Role.allCases {
                    let person = try await ask.person(
                        ["\(role.rawValue):1060"],
                        email: "\(role.rawValue)@\(UUID().uuidString.lowercased()).se")
                    let reply = try await ask.send(
                        route.method, probe.path, as: person, body: probe.body, file: probe.file,
                        headers: probe.headers)
                    #expect(
                        (reply.status == .forbidden) == !action.roles.contains(role), "\(route.name) \(role)")
                }
            }
        }
    }

    @Test func `whoever edits cases reads them and their reports`() {
        #expect(Set(Action.editCases.roles).isSubset(of: Action.readCases.roles))
        #expect(Set(Action.editCases.roles).isSubset(of: Action.readReports.roles))
        #expect(Set(Action.placeReports.roles).isSubset(of: Action.readReports.roles))
    }
}
