import GRDB
import Geometry
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// What SpatiaLite says of outlines before they are kept.
@Suite struct OutlineTests {
    private func ring(_ corners: [(Double, Double)]) throws -> Ring {
        try Ring(closed: try (corners + corners.prefix(1)).map { try .olofstrom(north: $0.1, east: $0.0) })
    }

    private func area(_ code: String, _ polygons: [Polygon]) throws -> MappedArea {
        MappedArea(layer: .district, code: code, name: code, area: try Area(polygons: polygons))
    }

    private func square(_ side: Double) throws -> Ring {
        try ring([(0, 0), (side, 0), (side, side), (0, side)])
    }

    @Test func `an outline that is not valid is refused, and no other of the change is kept`() async throws {
        let store = try TemporaryStore().store
        let good = try area("god", [Polygon(outline: square(10))])
        try await store.keep([try area("först", [Polygon(outline: square(20))])])
        // A hole that touches its outline twice, and polygons that overlap: neither went through the reader of GeoJSON.
        let split = try Polygon(outline: square(30), holes: [ring([(0, 15), (15, 10), (30, 15), (15, 20)])])
        for polygons in [[split], [try Polygon(outline: square(10)), try Polygon(outline: square(30))]] {
            #expect(RingClash.first(among: polygons) != nil)
            let fault = await #expect(throws: StoreFault.self) {
                try await store.keep([good, try area("delad", polygons)])
            }
            guard case .invalidOutline("district", "delad", let reason) = try #require(fault) else {
                Issue.record("\(String(describing: fault))")
                return
            }
            #expect(!reason.isEmpty)
        }
        #expect(try await store.areas().map(\.code) == ["först"])
        #expect(store.areasNow.all(of: .district).map(\.code) == ["först"])
        try await store.keep([good])
        #expect(try await store.areas().count == 2)
    }

    @Test(arguments: 0..<40)
    func `what is taken as an area is valid by SpatiaLite, and what is refused is not`(_ seed: UInt64)
        async throws
    {
        var chance = SeededChance(seed: seed)
        // Holes of three corners on a coarse grid: they touch the outline and each other often.
        func hole() -> Ring? {
            let corners = (0..<3).map { _ in
                (
                    10 * Double(Int.random(in: 0...6, using: &chance)),
                    10 * Double(Int.random(in: 0...6, using: &chance))
                )
            }
            return try? ring(corners)
        }
        let store = try TemporaryStore().store
        var (taken, refused) = (0, 0)
        while taken < 5 || refused < 20 {
            let holes = (0..<2).compactMap { _ in hole() }
            guard let polygon = try? Polygon(outline: square(60), holes: holes) else { continue }
            let mapped = try area("yta", [polygon])
            let isRefused = RingClash.first(among: [polygon]) != nil
            let isValid = try await isValid(mapped, in: store)
            #expect(isValid != isRefused, "\(holes)")
            if isRefused { refused += 1 } else { taken += 1 }
        }
    }

    private func isValid(_ area: MappedArea, in store: SpatiaLiteStore) async throws -> Bool {
        let text = try AreaRecord(area).outline.orFail()
        return try await store.ask {
            try Bool.fetchOne($0, sql: "SELECT ST_IsValid(ST_GeomFromText(?, 3006)) IS 1", arguments: [text])
                ?? false
        }
    }
}
