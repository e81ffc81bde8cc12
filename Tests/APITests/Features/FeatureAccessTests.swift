import Foundation
import HTTPTypes
import JSON
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct FeatureAccessTests {
    private static let closed = ["reports", "cases", "hotspots", "walks", "findings", "measures", "areas"]

    private func basic(_ name: String, _ password: String) -> [String: String] {
        ["Authorization": "Basic \(Data("\(name):\(password)".utf8).base64EncodedString())"]
    }

    @Test func `a key may come as a password here, under any name, and nowhere else`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let id = try await ask.report()
            let secret = try installation.secret(.olofstrom)
            for name in ["", "qgis"] {
                for collection in Self.closed {
                    let reply = try await ask.send(
                        .get, "/ogc/collections/\(collection)/items", key: nil, headers: basic(name, secret))
                    #expect(reply.status == .ok, "\(name) \(collection)")
                }
            }
            let found = try await ask.send(
                .get, "/ogc/collections/reports/items", key: nil, headers: basic("x", secret))
            #expect(try found.ids() == [id])
            let revoked = try installation.secret(.revoked)
            for headers in [
                basic("x", ""), basic(secret, ""), basic("x", secret + "x"), basic("x", revoked),
                ["Authorization": "Basic \(secret)"], ["Authorization": "Basic"],
                ["Authorization": "Basic ==="],
            ] {
                let reply = try await ask.send(
                    .get, "/ogc/collections/reports/items", key: nil, headers: headers)
                #expect(reply.status == .unauthorized, "\(headers)")
            }
            for path in ["/api/v1/reports", "/api/v1/cases", "/metrics"] {
                let reply = try await ask.send(.get, path, key: nil, headers: basic("x", secret))
                #expect(reply.status == .unauthorized, "\(path)")
            }
        }
    }

    @Test func `no filter and no parameter shows what another municipality has`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let own = try await ask.report()
            let foreign = try await ask.report(east: 20_000, key: .neighbour)
            for question: [(String, String)] in [
                [], [("municipality", "1081")], [("filter", "municipality = '1081'")],
                [("filter", "municipality IN ('1060','1081')")], [("filter", "municipality <> '1060'")],
                [("filter", "NOT municipality = '1060' OR TRUE")], [("bbox", "10,54,25,70")],
                [("filter", "S_INTERSECTS(geometry, BBOX(10,54,25,70))")], [("sortby", "-observedAt")],
            ] {
                for collection in ["reports", "cases"] {
                    let sort = collection == "cases" && question.first?.0 == "sortby"
                    let asked = sort ? [("sortby", "-openedAt")] : question
                    let reply = try await ask.items(collection, asked, key: .clerk)
                    #expect(reply.status == .ok, "\(reply.text)")
                    #expect(
                        !reply.text.contains(foreign) && !reply.text.contains(#""municipality":"1081""#),
                        "\(question)")
                }
            }
            #expect(try await ask.items("reports", key: .clerk).ids() == [own])
            #expect(try await ask.items("reports", key: .neighbour).ids() == [foreign])
            #expect(try await ask.items("areas", key: .clerk).ids().contains("municipality:1081") == false)
            #expect(
                try await ask.get("/ogc/collections/areas/items/municipality:1081", key: .clerk).status
                    == .notFound)
        }
    }

    @Test func `restricted reports are shown to who may read originals, and filters find no other`()
        async throws
    {
        let installation = try await TestInstallation()
        let secret = try await installation.keep(1, north: 10, isRestricted: true)
        let open = try await installation.keep(2, north: 2_000)
        try await installation.ask { ask in
            for question: [(String, String)] in [
                [], [("restricted", "true")], [("filter", "restricted = TRUE OR TRUE")],
                [("sortby", "observedAt")], [("bbox", "14,56,15,57")],
            ] {
                let reply = try await ask.items("reports", question, key: .clerk)
                #expect(!reply.text.contains(secret) && reply.status == .ok, "\(question)")
            }
            #expect(try await ask.items("reports", [("restricted", "true")]).ids() == [secret])
            #expect(try await ask.items("reports", key: .clerk).ids() == [open])
            // Its case lies in the middle of a square of 250 m, and is found there and not where it is.
            let shown = try await ask.items("cases", [("filter", "placeIsApproximate = TRUE")], key: .clerk)
            #expect(try shown.features().count == 1)
            let near = "S_DWITHIN(geometry, POINT(14.5306 56.27679), 20)"
            #expect(try await ask.items("cases", [("filter", near)], key: .clerk).ids() == [])
            #expect(try await ask.items("cases", [("filter", near)]).ids().count == 1)
        }
    }

    @Test(arguments: ["unit/gata-park", "district/holje"])
    func `people of a unit or an area see their own alone`(_ part: String) async throws {
        try await TestInstallation().ask { ask in
            let own = try await ask.report(reporter: "a")
            let other = try await ask.report(
                east: 2_500, category: "visibility", text: "Häcken skymmer sikten.", reporter: "b")
            let person = try await ask.person(["triage:1060:\(part)"])
            for collection in ["reports", "cases"] {
                let reply = try await ask.send(.get, "/ogc/collections/\(collection)/items", as: person)
                #expect(try reply.features().count == 1 && !reply.text.contains(other), "\(collection)")
            }
            let path = "/ogc/collections/reports/items"
            #expect(try await ask.send(.get, path, as: person).ids() == [own])
            #expect(try await ask.send(.get, "\(path)/\(other)", as: person).status == .notFound)
            #expect(try await ask.send(.get, "\(path)/\(own)", as: person).status == .ok)
        }
    }

    @Test
    func `everybody is told what is published as open data, in squares and in fives, and nothing before`()
        async throws
    {
        let quiet = try await TestInstallation()
        try await quiet.ask { ask in
            let told = try await ask.items("cells", key: nil).ids()
            #expect(told == [])
        }
        for part in ["openData", "map"] {
            let installation = try await TestInstallation(profile: "open: { parts: [\(part)] }")
            try await installation.ask { ask in
                for number in 0..<24 { _ = try await ask.report(reporter: "r\(number)") }
                #expect(try await ask.items("cells", key: nil).ids() == [])
                installation.advance(.days(57))
                let reply = try await ask.items(
                    "cells", [("crs", "http://www.opengis.net/def/crs/EPSG/0/3006")], key: nil)
                guard part == "openData" else {
                    #expect(try reply.ids() == [])
                    return
                }
                #expect(reply.headers[.cacheControl] == "public, max-age=3600")
                let count = try reply.firstProperty("count").number.orFail()
                #expect([20, 25].contains(count))
                #expect(try reply.firstProperty("category").string == "lighting")
                #expect(try reply.firstProperty("period").string == "2026")
                let ring = try reply.features()[0]["geometry"]?["coordinates"]?.array?.first?.array
                #expect(ring?.first?.array?.map(\.number) == [6_236_000, 470_000], "\(reply.text)")
                let id = try reply.ids()[0]
                #expect(try await ask.get("/ogc/collections/cells/items/\(id)", key: nil).status == .ok)
                let near = [("bbox", "14.53,56.276,14.531,56.277")]
                #expect(try await ask.items("cells", near, key: nil).ids() == [id])
                #expect(try await ask.items("cells", [("bbox", "14,56,14.1,56.1")], key: nil).ids() == [])
                #expect(try await ask.items("cells", [("datetime", "2026-06-01")], key: nil).ids() == [id])
                #expect(try await ask.items("cells", [("datetime", "2027-01-01")], key: nil).ids() == [])
                #expect(try await ask.items("cells", [("filter", "count >= 50")], key: nil).ids() == [])
            }
        }
    }
}
