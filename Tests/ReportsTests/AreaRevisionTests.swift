import Geometry
import Reports
import TestSupport
import Testing

/// Areas change, and what was true before stays answerable.
@Suite struct AreaRevisionTests {
    private let day: CivilDate
    private let old: MappedArea
    private let moved: MappedArea

    init() throws {
        day = try CivilDate("2026-11-28").orFail()
        old = try Self.area("nord", east: 0)
        moved = try Self.area("nord", east: 50)
    }

    private static func area(_ code: String, east: Double) throws -> MappedArea {
        let corners = [(0.0, 0.0), (100, 0), (100, 100), (0, 0)]
        let ring = try Ring(closed: corners.map { try Place.olofstrom(north: $0.1, east: $0.0 + east) })
        return MappedArea(
            layer: .district, code: code, name: code, area: try Area(polygons: [Polygon(outline: ring)]))
    }

    @Test func `an area that ends still holds on the days before`() throws {
        let after = AreaRevision(ending: [old], on: day).applied(to: [old])
        #expect(after == [old.valid(from: nil, until: day)])
        #expect(after.allSatisfy { $0.isValid(on: day.adding(days: -1)) && !$0.isValid(on: day) })
    }

    @Test func `a version that would begin on the day or later goes, and one that has ended is left alone`()
        throws
    {
        let later = old.valid(from: day, until: nil)
        let past = old.valid(from: nil, until: day.adding(days: -9))
        let revision = AreaRevision(ending: [later, past], on: day)
        #expect(revision.erased == [later] && revision.kept.isEmpty)
        #expect(revision.applied(to: [later, past]) == [past])
    }

    @Test
    func `a replaced layer keeps what is the same, ends what is gone, and gives what changed a new version`()
        throws
    {
        let (gone, same) = (try Self.area("syd", east: 200), try Self.area("väst", east: 400))
        let new = try Self.area("öst", east: 600)
        let elsewhere = MappedArea(layer: .owner, code: "nord", name: "Nord", area: old.area)
        let current = [old, gone, same, elsewhere]
        let revision = AreaRevision(of: current, replacing: .district, by: [moved, same, new], on: day)
        #expect(
            Set(revision.applied(to: current)) == [
                elsewhere, same, old.valid(from: nil, until: day), moved.valid(from: day, until: nil),
                gone.valid(from: nil, until: day), new.valid(from: day, until: nil),
            ])
        let again = revision.applied(to: current)
        #expect(AreaRevision(of: again, replacing: .district, by: [moved, same, new], on: day).isEmpty)
    }

    @Test func `replacing again on the same day with the old areas takes the change back from that day on`()
        throws
    {
        let first = AreaRevision(of: [old], replacing: .district, by: [moved], on: day).applied(to: [old])
        let back = AreaRevision(of: first, replacing: .district, by: [old], on: day).applied(to: first)
        #expect(Set(back) == [old.valid(from: nil, until: day), old.valid(from: day, until: nil)])
    }

    @Test func `the first areas of a layer have always held`() throws {
        #expect(AreaRevision(of: [], replacing: .district, by: [old], on: day).kept == [old])
        #expect(AreaRevision(of: [], from: [], to: [old], on: day).kept == [old])
    }

    @Test func `areas that leave a profile's folder end, and what was imported over one that stays is kept`()
        throws
    {
        let gone = try Self.area("syd", east: 200)
        let imported = moved
        let revision = AreaRevision(of: [imported, gone], from: [old, gone], to: [old], on: day)
        #expect(
            Set(revision.applied(to: [imported, gone])) == [imported, gone.valid(from: nil, until: day)])
    }

    @Test func `an outline that changes in a profile's folder holds from that day`() throws {
        let revision = AreaRevision(of: [old], from: [old], to: [moved], on: day)
        #expect(
            Set(revision.applied(to: [old])) == [
                old.valid(from: nil, until: day), moved.valid(from: day, until: nil),
            ])
    }
}
