import Geometry
import Reports
import TestSupport
import Testing

/// Two municipalities share one list of areas, and the file of one neither ends nor renames what is the other's.
@Suite struct ForeignAreaTests {
    private let day: CivilDate
    private let west: MappedArea
    private let east: MappedArea
    private let norr: MappedArea

    init() throws {
        day = try CivilDate("2026-11-28").orFail()
        west = try Self.area(.municipality, "1060", from: 0, to: 1_000)
        east = try Self.area(.municipality, "1081", from: 1_000, to: 2_000)
        norr = try Self.area(.district, "norr", from: 0, to: 500)
    }

    private static func area(_ layer: AreaLayer, _ code: String, from west: Double, to east: Double) throws
        -> MappedArea
    {
        let corners = [(0.0, west), (0, east), (100, east), (100, west), (0, west)]
        let ring = try Ring(closed: corners.map { try Place.olofstrom(north: $0.0, east: $0.1) })
        return MappedArea(
            layer: layer, code: code, name: code, area: try Area(polygons: [Polygon(outline: ring)]))
    }

    private func codes(_ revision: AreaRevision, by file: [MappedArea]) -> [ForeignArea] {
        revision.foreignAreas(among: [west, east, norr], by: file, on: day)
    }

    @Test(arguments: [AreaLayer.district, .owner, .road])
    func `a code that an area of another municipality has is not given away`(_ layer: AreaLayer) throws {
        let kept = try Self.area(layer, "norr", from: 0, to: 500)
        let other = try Self.area(layer, "norr", from: 1_500, to: 2_000)
        let current = [west, east, kept]
        for revision in [
            AreaRevision(of: current, from: [], to: [other], on: day),
            AreaRevision(of: current, adding: [other], to: layer, on: day),
            AreaRevision(of: current, replacing: layer, by: [other], on: day),
            AreaRevision(keeping: [other]),
        ] {
            let foreign = revision.foreignAreas(among: current, by: [other], on: day)
            #expect(foreign.map(\.area) == [kept] && foreign.map(\.loss) == [.code(to: ["1081"])])
            let words = try foreign.first.orFail().sentence
            #expect(words.swedish.contains("\(layer.rawValue)/norr") && words.swedish.contains("1081-norr"))
        }
    }

    @Test func `a second municipality whose outline comes in the same change is seen`() throws {
        let other = try Self.area(.district, "norr", from: 1_500, to: 2_000)
        let revision = AreaRevision(of: [west, norr], from: [], to: [east, other], on: day)
        #expect(revision.foreignAreas(among: [west, norr], by: [], on: day).map(\.area) == [norr])
    }

    @Test func `a whole layer of one municipality does not end another's areas`() throws {
        let own = try Self.area(.district, "soder", from: 1_500, to: 2_000)
        let revision = AreaRevision(
            of: [west, east, norr, own], replacing: .district, by: [own], on: day)
        let foreign = revision.foreignAreas(among: [west, east, norr, own], by: [own], on: day)
        #expect(foreign.map(\.area) == [norr] && foreign.map(\.loss) == [.validity(for: ["1081"])])
        let both = AreaRevision(
            of: [west, east, norr, own], replacing: .district,
            by: [own, try Self.area(.district, "vaster", from: 500, to: 900)], on: day)
        let file = [own, try Self.area(.district, "vaster", from: 500, to: 900)]
        #expect(both.foreignAreas(among: [west, east, norr, own], by: file, on: day).isEmpty)
    }

    @Test func `an area that is drawn anew in its municipality, or lies across the border, is no other's`()
        throws
    {
        let moved = try Self.area(.district, "norr", from: 600, to: 900)
        #expect(
            codes(AreaRevision(of: [west, east, norr], from: [norr], to: [moved], on: day), by: []).isEmpty)
        let across = try Self.area(.district, "norr", from: 400, to: 1_600)
        #expect(
            codes(AreaRevision(of: [west, east, norr], from: [norr], to: [across], on: day), by: []).isEmpty)
        // No outline is mapped there.
        let away = try Self.area(.district, "norr", from: 5_000, to: 5_500)
        #expect(codes(AreaRevision(keeping: [away]), by: [away]).isEmpty)
    }

    @Test func `a municipality's outline and a police area are the same whichever file tells of them`() throws
    {
        for layer in [AreaLayer.municipality, .policeArea] {
            let kept = try Self.area(layer, "x", from: 0, to: 500)
            let other = try Self.area(layer, "x", from: 1_500, to: 2_000)
            let revision = AreaRevision(keeping: [other])
            #expect(revision.foreignAreas(among: [west, east, kept], by: [other], on: day).isEmpty)
        }
    }

    @Test func `a code that ended before the change is free`() throws {
        let other = try Self.area(.district, "norr", from: 1_500, to: 2_000)
        let past = norr.valid(from: nil, until: day.adding(days: -9))
        let current = [west, east, past]
        let revision = AreaRevision(of: current, adding: [other], to: .district, on: day)
        #expect(revision.foreignAreas(among: current, by: [other], on: day).isEmpty)
        // Kept from ever on it would overwrite what held.
        #expect(AreaRevision(keeping: [other]).foreignAreas(among: current, by: [other], on: day).count == 1)
    }

    @Test func `what leaves a municipality's folder ends nothing of another's`() throws {
        let other = try Self.area(.district, "norr", from: 1_500, to: 2_000).valid(from: day, until: nil)
        let past = norr.valid(from: nil, until: day)
        let current = [west, east, past, other]
        let renamed = try Self.area(.district, "1060-norr", from: 0, to: 500)
        let revision = AreaRevision(of: current, from: [norr], to: [renamed], on: day.adding(days: 5))
        #expect(revision.applied(to: current).contains(other))
        #expect(revision.applied(to: current).contains { $0.code == "1060-norr" })
    }
}
