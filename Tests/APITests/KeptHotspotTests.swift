import Geometry
import HTTPTypes
import HummingbirdTesting
import JSON
import Prevention
import Projection
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API

@Suite struct KeptHotspotTests {
    private static let path = "/api/v1/kept-hotspots/\(KeptHotspotID.numbered(1))"

    /// Reports of six people close together; gives the body that names their place.
    private static func crowd(_ ask: Asking) async throws -> String {
        for number in 0..<6 {
            try await ask.report(north: Double(number) * 8, reporter: "person-\(number)")
        }
        return try Examples.newKeptHotspot(at: .olofstrom(north: 20), ask.installation.service.projector)
    }

    @Test func `a hotspot is kept with its reports, once, and stays as it was when more is reported`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let body = try await Self.crowd(ask)
            let kept = try await ask.send(.put, Self.path, body: body)
            #expect(kept.status == .created)
            #expect(kept.headers[.location] == Self.path)
            try await ask.report(north: 4, reporter: "person-7")
            let again = try await ask.send(.put, Self.path, body: body)
            #expect(again.status == .ok)
            let read = try await ask.get(Self.path).json()
            #expect(read["reports"]?.number == 6 && read["members"]?.array?.count == 6)
            #expect(read["distinctReporters"]?.number == 6 && read["rank"]?.number == 1)
            let list = try await ask.get("/api/v1/kept-hotspots").json()
            #expect(list["hotspots"]?.array?.count == 1)
        }
    }

    @Test func `under the id of a kept hotspot, another place or question is refused`() async throws {
        try await TestInstallation().ask { ask in
            let body = try await Self.crowd(ask)
            #expect(try await ask.send(.put, Self.path, body: body).status == .created)
            let far = try Examples.newKeptHotspot(
                at: .olofstrom(north: 900), ask.installation.service.projector)
            for (path, other) in [(Self.path, far), (Self.path + "?category=lighting", body)] {
                let refused = try await ask.send(.put, path, body: other)
                #expect(refused.status == .conflict, "\(refused.text)")
                #expect(try refused.codes() == ["hotspot.id-taken"])
            }
            #expect(try await ask.send(.put, Self.path, body: body).status == .ok)
        }
    }

    @Test func `where no hotspot is by the same question, nothing is kept`() async throws {
        try await TestInstallation().ask { ask in
            let body = try await Self.crowd(ask)
            let reply = try await ask.send(.put, Self.path + "?minimum=9", body: body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.codes() == ["hotspot.none"])
            #expect(try await ask.get(Self.path).status == .notFound)
        }
    }

    @Test func `a walk names the hotspots that its stops were chosen from, and no other`() async throws {
        try await TestInstallation().ask { ask in
            let body = try await Self.crowd(ask)
            _ = try await ask.send(.put, Self.path, body: body)
            func walk(_ number: Int, from hotspot: KeptHotspotID) async throws -> Reply {
                let place = body.dropFirst().dropLast()
                return try await ask.send(
                    .put, "/api/v1/walks/\(WalkID.numbered(number))",
                    body:
                        #"{"municipality":"1060","title":"Holje","stops":[{"name":"Hallen",\#(place),"hotspot":"\#(hotspot)"}]}"#
                )
            }
            let refused = try await walk(1, from: .numbered(2))
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("/stops/0/hotspot"))
            #expect(try await walk(1, from: .numbered(1)).status == .created)
            // What it was chosen for stands in it, since nobody gave another reason.
            let reasons = try await ask.get(Self.path).json()["reasons"]?.array?.compactMap(\.string)
            let made = try await ask.get("/api/v1/walks/\(WalkID.numbered(1))").json()
            #expect(made["stops"]?.array?.first?["reason"]?.string == reasons?.joined(separator: " "))
            #expect(reasons?.isEmpty == false)
            let far = try Examples.newKeptHotspot(
                at: .olofstrom(north: 900), ask.installation.service.projector
            ).dropFirst().dropLast()
            let stops = #""stops":[{"name":"Hallen",\#(far),"hotspot":"\#(KeptHotspotID.numbered(1))"}]"#
            let elsewhere = try await ask.send(
                .put, "/api/v1/walks/\(WalkID.numbered(3))",
                body: #"{"municipality":"1060","title":"Holje",\#(stops)}"#)
            #expect(try elsewhere.codes() == ["walk.hotspot-elsewhere"])
            #expect(elsewhere.text.contains("/stops/0/hotspot"))
            let moved = try await ask.send(
                .patch, "/api/v1/walks/\(WalkID.numbered(1))", body: "{\(stops)}",
                headers: ["If-Match": #""1""#])
            #expect(try moved.codes() == ["walk.hotspot-elsewhere"])
            let read = try await ask.get(Self.path).json()
            #expect(read["walks"]?.array?.compactMap(\.string) == [WalkID.numbered(1).description])
        }
    }
}

extension Examples {
    /// The body that keeps the hotspot at a place.
    static func newKeptHotspot(at place: Place, _ projector: Projector) throws -> String {
        let position = try projector.position(of: place)
        return #"{"place":{"type":"Point","coordinates":[\#(position.longitude),\#(position.latitude)]}}"#
    }
}
