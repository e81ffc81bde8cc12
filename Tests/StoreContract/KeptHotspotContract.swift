import Geometry
package import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about hotspots as they were.
package struct KeptHotspotContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a kept hotspot comes back whole, also when reports have changed since`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        for number in 1...2 {
            try await store.keep(.fixture(number, at: .olofstrom(), reporter: Int64(number)))
        }
        let kept = try KeptHotspot.kept(1, members: [.numbered(2), .numbered(1)], by: Agent(anna))
        try await store.keep(kept)
        try await store.keep(.fixture(3, at: .olofstrom(), reporter: 3))
        try await store.close()
        store = try await location.open()
        #expect(try await store.keptHotspot(kept.id, in: []) == kept)
        #expect(try await store.keptHotspots(in: [], holding: .numbered(1), limit: 9) == [kept])
        #expect(try await store.keptHotspots(in: [], holding: .numbered(3), limit: 9) == [])
        #expect(try store.inspect { _ in } == [])
    }

    package func `a kept hotspot of another municipality is as if it were not`() async throws {
        let store = try await backend.makeStore()
        let (early, late) = (try KeptHotspot.kept(1), try KeptHotspot.kept(2, after: .hours(1)))
        for hotspot in [early, late] { try await store.keep(hotspot) }
        let (home, other) = (try MunicipalityCode("1060").orFail(), try MunicipalityCode("0880").orFail())
        #expect(try await store.keptHotspot(early.id, in: [other]) == nil)
        #expect(try await store.keptHotspots(in: [other], holding: nil, limit: 9) == [])
        #expect(try await store.keptHotspots(in: [home], holding: nil, limit: 9) == [late, early])
        #expect(try await store.keptHotspots(in: [], holding: nil, limit: 1) == [late])
    }

    package func `a hotspot is kept with all its reports or not at all`() async throws {
        let store = try await backend.makeStore()
        try await store.keep(.fixture(1, at: .olofstrom()))
        await #expect(throws: KeptHotspotFault.noSuchReport(.numbered(7))) {
            try await store.keep(.kept(1, members: [.numbered(1), .numbered(7)]))
        }
        #expect(try await store.keptHotspots(in: [], holding: nil, limit: 9) == [])
        try await store.keep(.kept(1))
        await #expect(throws: KeptHotspotFault.idTaken) { try await store.keep(.kept(1)) }
    }
}

extension KeptHotspot {
    /// At ``Place/olofstrom(north:east:)``, of the last week.
    package static func kept(
        _ number: Int, members: [Report.ID] = [], after: TimeSpan = .minutes(0), by agent: Agent = "anna"
    ) throws -> KeptHotspot {
        KeptHotspot(
            id: .numbered(number), municipality: try MunicipalityCode("1060").orFail(),
            kept: .testNow.adding(after), by: agent, from: .testNow.subtracting(.days(7)), until: .testNow,
            categories: [try Code("lighting").orFail()], rank: number, centre: try .olofstrom(),
            radius: try Distance(metres: 80).orFail(),
            outline: [
                try .olofstrom(), try .olofstrom(north: 0, east: 50), try .olofstrom(north: 50, east: 50),
            ], name: "Idrottshallen, Holje", reports: 12, voices: 9, chance: 0.0125,
            pattern: Bilingual(swedish: "Ny", english: "New"),
            reasons: [Bilingual(swedish: "12 rapporter.", english: "12 reports."), Bilingual("p 0,01")],
            members: members)
    }
}
