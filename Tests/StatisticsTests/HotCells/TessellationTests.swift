import Geometry
import Statistics
import TestSupport
import Testing

@Suite struct TessellationTests {
    /// Even, so that centres are whole centimetres.
    static let sizes: [Int64] = [100, 102, 1_000, 20_000, 1_000_000]

    @Test(arguments: Tessellation.Shape.allCases, sizes)
    func
        `no neighbour's centre is nearer, or as near and further north, or as near and north and further east`(
            _ shape: Tessellation.Shape, _ size: Int64
        ) throws
    {
        let tessellation = try tessellation(shape, size)
        var chance = SeededChance(seed: UInt64(size))
        for _ in 0..<150 {
            // Half of them the middle of two or three centres, where the rule for ties decides.
            var place = try Place.random(within: 5_000, using: &chance)
            if Bool.random(using: &chance) {
                let cell = tessellation.cell(at: place)
                let neighbour = try #require(tessellation.neighbours(of: cell).randomElement(using: &chance))
                place = try #require(
                    Bounds(around: [cell, neighbour].compactMap(tessellation.centre))?.centre)
            }
            let cell = tessellation.cell(at: place)
            let own = try rank(cell, place, tessellation)
            for neighbour in tessellation.neighbours(of: cell) {
                let theirs = try rank(neighbour, place, tessellation)
                #expect(own < theirs)
            }
        }
    }

    private func rank(_ cell: Tessellation.Cell, _ place: Place, _ tessellation: Tessellation) throws
        -> (Int64, Int32, Int32)
    {
        let centre = try #require(tessellation.centre(of: cell))
        return (
            centre.squaredCentimetres(to: place), -centre.northingCentimetres, -centre.eastingCentimetres
        )
    }

    @Test func `a place on a side of squares is in the northern or eastern one`() throws {
        let squares = try tessellation(.square, 10_000)
        let corner = try #require(Place(northingCentimetres: 620_000_000, eastingCentimetres: 50_000_000))
        let cell = squares.cell(at: corner)
        #expect((cell.row, cell.column) == (62_000, 5_000))
        let west = try #require(
            Place(northingCentimetres: 620_000_000, eastingCentimetres: 49_999_999))
        #expect((squares.cell(at: west).row, squares.cell(at: west).column) == (62_000, 4_999))
        let south = try #require(Place(northingCentimetres: 619_999_999, eastingCentimetres: 50_000_000))
        #expect((squares.cell(at: south).row, squares.cell(at: south).column) == (61_999, 5_000))
    }

    @Test(arguments: Tessellation.Shape.allCases, [Int64(101), 2_000, 33_333])
    func `neighbours are mutual, ascending and one size apart, corners of squares a diagonal`(
        _ shape: Tessellation.Shape, _ size: Int64
    ) throws {
        let tessellation = try tessellation(shape, size)
        var chance = SeededChance(seed: 3)
        for _ in 0..<20 {
            let cell = tessellation.cell(at: try .random(within: 9_000, using: &chance))
            let centre = try #require(tessellation.centre(of: cell))
            let neighbours = tessellation.neighbours(of: cell)
            #expect(neighbours == Set(neighbours).sorted())
            let apart = try neighbours.map {
                #expect(tessellation.neighbours(of: $0).contains(cell))
                return try #require(tessellation.centre(of: $0)).distance(to: centre).metres * 100
            }
            let expected = [Double](repeating: Double(size), count: shape == .square ? 4 : 6)
            let diagonals = [Double](
                repeating: Double(size) * 2.0.squareRoot(), count: shape == .square ? 4 : 0)
            #expect(zip(apart.sorted(), expected + diagonals).allSatisfy { abs($0 - $1) < 1.5 })
            #expect(apart.count == expected.count + diagonals.count)
        }
    }

    @Test(arguments: Tessellation.Shape.allCases, [Int64(101), 2_000, 33_333])
    func `corners go counter-clockwise around the cell, and neighbours share them`(
        _ shape: Tessellation.Shape, _ size: Int64
    ) throws {
        let tessellation = try tessellation(shape, size)
        let place = try Place.olofstrom()
        let cell = tessellation.cell(at: place)
        let corners = try #require(tessellation.corners(of: cell))
        #expect(corners.count == (shape == .square ? 4 : 6))
        let area = zip(corners, corners.dropFirst() + corners.prefix(1)).reduce(0.0) { area, side in
            area + (side.0.easting * side.1.northing - side.1.easting * side.0.northing) / 2
        }
        let regular = Double(size * size) / 10_000 * (shape == .square ? 1 : 0.75.squareRoot())
        #expect(abs(area - regular) < 0.02 * regular)
        let around = try tessellation.neighbours(of: cell).flatMap {
            try #require(tessellation.corners(of: $0))
        }
        for corner in corners {
            #expect(around.count { $0 == corner } == (shape == .square ? 3 : 2))
        }
        let first = try #require(corners.min { ($0.northing, $0.easting) < ($1.northing, $1.easting) })
        #expect(corners.first == first)
        // What lies a little inside a corner is in the cell.
        let centre = try #require(tessellation.centre(of: cell))
        for corner in corners {
            let inside = try #require(
                Place(
                    northing: corner.northing + (centre.northing - corner.northing) * 0.05,
                    easting: corner.easting + (centre.easting - corner.easting) * 0.05))
            #expect(tessellation.cell(at: inside) == cell)
        }
    }

    @Test(arguments: Tessellation.Shape.allCases)
    func `every place has a cell, but a cell at the end of the range has no outline`(
        _ shape: Tessellation.Shape
    ) throws {
        for size in [Int64(100), 10_000_000] {
            let tessellation = try tessellation(shape, size)
            for (northing, easting) in [(6e6, 1e5), (7.8e6, 1.1e6), (6e6, 1.1e6), (7.8e6, 1e5)] {
                let end = try #require(Place(northing: northing, easting: easting))
                let cell = tessellation.cell(at: end)
                let outlines = tessellation.neighbours(of: cell).map(tessellation.corners)
                #expect(outlines.contains(nil))
            }
        }
    }

    @Test func `sizes below a metre and above 100 km are refused`() throws {
        for centimetres: Int64 in [1, 99, 10_000_001] {
            let size = try #require(Radius(centimetres: centimetres))
            #expect(Tessellation(.square, size: size) == nil)
        }
    }

    private func tessellation(_ shape: Tessellation.Shape, _ centimetres: Int64) throws -> Tessellation {
        try .fixture(shape, metres: Double(centimetres) / 100)
    }
}

extension Tessellation {
    static func fixture(_ shape: Shape = .square, metres: Double = 100) throws -> Tessellation {
        try Tessellation(shape, size: Radius(metres: metres).orFail()).orFail()
    }
}
