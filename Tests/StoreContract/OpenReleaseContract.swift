package import Prevention
import Reports
import Statistics
import TestSupport
import Testing

/// What every store promises about what was published for everybody: it is kept once and never changed.
package struct OpenReleaseContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `what was published comes back whole, by period`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let releases = [try OpenRelease.kept("2025-Q2"), try .kept("2024"), try .kept("2025-Q1")]
        for release in releases { #expect(try await store.keepOpenRelease(release) == release) }
        let abroad = try OpenRelease.kept("2025", municipality: "0880")
        #expect(try await store.keepOpenRelease(abroad) == abroad)
        try await store.close()
        store = try await location.open()
        let municipality = releases[0].municipality
        #expect(
            try await store.openReleases(of: municipality) == [releases[1], releases[2], releases[0]])
        #expect(try await store.openReleases(of: abroad.municipality) == [abroad])
        #expect(try store.inspect { _ in } == [])
    }

    package func `no day is published twice`() async throws {
        let store = try await backend.makeStore()
        let first = try OpenRelease.kept("2025-Q3")
        _ = try await store.keepOpenRelease(first)
        #expect(try await store.keepOpenRelease(.kept("2025-Q3", count: 95)) == first)
        #expect(try await store.keepOpenRelease(.kept("2025")) == first)
        #expect(try await store.openReleases(of: first.municipality) == [first])
    }
}

extension OpenRelease {
    package static func kept(_ period: String, municipality: String = "1060", count: Int = 15) throws
        -> OpenRelease
    {
        let district = OpenFigure.District(code: "holje", name: "Holje")
        let lighting = try Code<Reports.Category>("lighting").orFail()
        return OpenRelease(
            municipality: try MunicipalityCode(municipality).orFail(),
            period: try CrimePeriod(period).orFail(), cellMetres: 1_000, released: .testNow,
            figures: [
                OpenFigure(
                    .cell(GridCell(row: 6_236, column: 470), district), category: lighting, count: count),
                OpenFigure(
                    .cell(GridCell(row: 6_240, column: 475), nil), category: lighting, count: 5),
                OpenFigure(.district(district), category: lighting, count: 10),
                OpenFigure(.rest, category: lighting, count: 20), OpenFigure(.rest, category: nil, count: 5),
            ])
    }
}
