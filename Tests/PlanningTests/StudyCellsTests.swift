import Geometry
import Statistics
import Testing

@testable import Planning

@Suite struct StudyCellsTests {
    @Test func `cells with places count, and those between them, but none beyond`() throws {
        let middle = tessellation.cell(at: try place(north: 0, east: 0))
        let ring = tessellation.neighbours(of: middle)
        #expect(try cells(ring) == (ring + [middle]).sorted())
        #expect(try cells([middle]) == [middle])
        #expect(try cells(Array(ring.dropLast())) == (ring.dropLast() + [middle]).sorted())
        #expect(try cells([]).isEmpty)
    }

    @Test(arguments: [(100.0, 2), (200, 3), (300, 2), (1_000, 2)])
    func `a gap of one cell is between, a wider one is not`(_ apart: Double, _ count: Int) throws {
        let west = tessellation.cell(at: try place(north: 0, east: 0))
        let east = tessellation.cell(at: try place(north: 0, east: apart))
        #expect(try cells([west, east]).count == count)
    }

    private func cells(_ held: [Tessellation.Cell]) throws -> [Tessellation.Cell] {
        try #require(StudyCells(tessellation, around: held.compactMap(tessellation.centre))).cells
    }

    private let tessellation: Tessellation

    init() throws {
        let size = try #require(Radius(metres: 100))
        tessellation = try #require(Tessellation(.pointyHexagon, size: size))
    }
}
