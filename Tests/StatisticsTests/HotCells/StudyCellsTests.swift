import Geometry
import Statistics
import TestSupport
import Testing

@Suite struct StudyCellsTests {
    @Test(arguments: Tessellation.Shape.allCases, [3.0, 47.11, 5_000])
    func `the cells that cover a box hold every place in it, and no cell that lies apart`(
        _ shape: Tessellation.Shape, _ metres: Double
    ) throws {
        var chance = SeededChance(seed: 5)
        let tessellation = try Tessellation.fixture(shape, metres: metres)
        for _ in 0..<10 {
            let ends = try [Place.random(within: 100, using: &chance), .random(within: 100, using: &chance)]
            let bounds = try #require(Bounds(around: ends))
            let study = try #require(StudyCells(tessellation, covering: bounds))
            #expect(study.cells == Set(study.cells).sorted())
            for _ in 0..<100 {
                let place = try #require(
                    Place(
                        northingCentimetres: .random(in: bounds.south...bounds.north, using: &chance),
                        eastingCentimetres: .random(in: bounds.west...bounds.east, using: &chance)))
                let index = try #require(study.index(at: place))
                #expect(study.cells[index] == tessellation.cell(at: place))
            }
            for cell in study.cells {
                let corners = try #require(tessellation.corners(of: cell))
                let box = try #require(Bounds(around: corners))
                #expect(box.overlaps(bounds))
            }
        }
    }

    @Test func `a box of whole squares is covered by them and those that hold its northern and eastern edge`()
        throws
    {
        let southWest = try #require(Place(northing: 6_200_000, easting: 500_000))
        let northEast = try #require(Place(northing: 6_200_300, easting: 500_499.99))
        let bounds = try #require(Bounds(southWest: southWest, northEast: northEast))
        #expect(try StudyCells(.fixture(), covering: bounds)?.count == 4 * 5)
    }

    @Test(arguments: Tessellation.Shape.allCases)
    func `cells near places are theirs and so many rings around them`(_ shape: Tessellation.Shape) throws {
        let tessellation = try Tessellation.fixture(shape)
        let place = try Place.olofstrom()
        let sizes = [-1, 0, 1, 2, 3].map { StudyCells(tessellation, near: [place], rings: $0)?.count }
        #expect(sizes == (shape == .square ? [1, 1, 9, 25, 49] : [1, 1, 7, 19, 37]))
        let far = try Place.olofstrom(north: 5_000)
        let study = try #require(StudyCells(tessellation, near: [place, far, place]))
        #expect(study.count == (shape == .square ? 18 : 14))
        #expect(study.index(at: try .olofstrom(north: 2_500)) == nil)
        #expect(study.cells == Set(study.cells).sorted())
    }

    @Test func `nothing has no cells, and a country of square metres is refused`() throws {
        let none = try #require(try StudyCells(.fixture(), near: []))
        #expect(none.count == 0)
        #expect(none.index(at: try .olofstrom()) == nil)
        let everywhere = try #require(Bounds.everywhere)
        #expect(try StudyCells(.fixture(metres: 1), covering: everywhere) == nil)
        #expect(try StudyCells(.fixture(.flatHexagon, metres: 100_000), covering: everywhere) != nil)
        let centre = try #require(everywhere.centre)
        let beyond = Bounds(around: centre, reaching: try #require(Radius(metres: 2_000_000)))
        #expect(try StudyCells(.fixture(.pointyHexagon, metres: 50_000), covering: beyond) != nil)
    }
}
