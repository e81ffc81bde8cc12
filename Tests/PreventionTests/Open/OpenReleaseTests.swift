import Geometry
import Reports
import Statistics
import TestSupport
import Testing

@testable import Prevention

/// What is published of a period, and the tables that are made of it.
@Suite struct OpenReleaseTests {
    private static let year = CrimePeriod(.year, 1, of: 2_026)

    /// Twenty kilometres across, with a district of four in its middle.
    private static func areas() throws -> AreaMap {
        AreaMap([
            try square("1060", "Olofström", .municipality, half: 10_000),
            try square("holje", "Holje", .district, half: 2_000),
        ])
    }

    private static func square(_ code: String, _ name: String, _ layer: AreaLayer, half: Double) throws
        -> MappedArea
    {
        let corners = [(-half, -half), (-half, half), (half, half), (half, -half), (-half, -half)]
        return MappedArea(
            layer: layer, code: code, name: name,
            area: try Area(polygons: [
                try Polygon(
                    outline: try Ring(closed: try corners.map { try .olofstrom(north: $0.0, east: $0.1) }))
            ]))
    }

    private static func found(
        _ number: Int, north: Double = 0, category: String = "lighting", municipality: String = "1060",
        reporter: Int64? = nil
    ) throws -> FoundReport {
        FoundReport(
            id: .numbered(number), place: try .olofstrom(north: north, east: 0),
            municipality: try MunicipalityCode(municipality).orFail(),
            category: try Code(category).orFail(), status: .open, source: .resident, observed: .testNow,
            voice: reporter.map { .reporter(ReporterKey(digest: $0)) })
    }

    private static func release(_ reports: [FoundReport]) throws -> OpenRelease {
        OpenRelease(
            of: reports, try year.orFail(), try .fixture(), areas: try areas(), at: .testNow,
            secret: { _ in 0 })
    }

    @Test func `what many tell is told by square, the rest by district and municipality`() throws {
        var reports: [FoundReport] = []
        for number in 0..<6 { reports.append(try Self.found(number, reporter: Int64(number))) }
        for number in 6..<9 {
            reports.append(try Self.found(number, north: 1_000, reporter: Int64(number)))
            reports.append(try Self.found(number + 10, north: -1_000, reporter: Int64(number + 10)))
            reports.append(try Self.found(number + 20, north: 6_000, reporter: Int64(number + 20)))
            reports.append(try Self.found(number + 30, north: -6_000, reporter: Int64(number + 30)))
        }
        let release = try Self.release(reports)
        let holje = OpenFigure.District(code: "holje", name: "Holje")
        #expect(
            release.figures.map(\.whereabouts) == [
                .cell(GridCell(row: 6_236, column: 470), holje), .district(holje), .rest,
            ])
        #expect(release.figures.map(\.count) == [5, 5, 5])
        let tables = OpenTables([release])
        #expect(tables.totals == [15])
        #expect(tables.byDistrict.map(\.counts) == [[10], [5]])
        #expect(tables.byDistrict.map { $0.key?.code } == ["holje", nil])
        #expect(tables.byCategory.map(\.sum) == [15])
        #expect(tables.bySquare().map(\.key.south) == [6_236_000])
        let drugs = try Code<Category>("drugs").orFail()
        #expect(tables.bySquare(drugs).isEmpty)
    }

    @Test func `those of whom nothing is known are one voice a day, and others' reports are not counted`()
        throws
    {
        let unknown = try (0..<30).map { try Self.found($0) }
        let abroad = try (30..<60).map { try Self.found($0, municipality: "1081", reporter: Int64($0)) }
        #expect(try Self.release(unknown + abroad).figures.isEmpty)
    }

    @Test func `what is kept reads back as it was`() throws {
        let release = try Self.release(
            try (0..<20).map { try Self.found($0, reporter: Int64($0)) })
        let read = OpenRelease(
            municipality: release.municipality, period: release.period, released: release.released,
            bytes: release.bytes)
        #expect(read == release && release.figures.count == 1)
        for broken in ["", "{}", #"{"format":2,"cellMetres":1000,"figures":[]}"#] {
            #expect(
                OpenRelease(
                    municipality: release.municipality, period: release.period,
                    released: release.released, bytes: Array(broken.utf8)) == nil)
        }
    }
}
