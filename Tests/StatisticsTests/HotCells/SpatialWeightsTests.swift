import Clustering
import Geometry
import Statistics
import TestSupport
import Testing

@Suite struct SpatialWeightsTests {
    @Test(arguments: 0..<10)
    func `points are neighbours exactly when they are at most the reach apart`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let places = try (0..<80).map { _ in try Place.random(within: 0.9, using: &chance) }
        let reach = try #require(Radius(centimetres: .random(in: 1...60, using: &chance)))
        let weights = SpatialWeights(of: PointColumns(places), within: reach)
        #expect(weights.count == places.count)
        for one in places.indices {
            let expected = places.indices.filter { $0 != one && places[one].isWithin(reach, of: places[$0]) }
            #expect(weights[one].map(Int.init) == expected)
        }
    }

    @Test(arguments: Tessellation.Shape.allCases)
    func `cells are neighbours exactly when the tessellation says so`(_ shape: Tessellation.Shape) throws {
        var chance = SeededChance(seed: 2)
        let places = try (0..<40).map { _ in try Place.random(within: 1_500, using: &chance) }
        let cells = try #require(try StudyCells(.fixture(shape), near: places, rings: 0))
        let weights = SpatialWeights(of: cells)
        for cell in 0..<cells.count {
            let neighbours = cells.tessellation.neighbours(of: cells.cells[cell])
            #expect(weights[cell].map { cells.cells[Int($0)] } == neighbours.filter(cells.cells.contains))
        }
    }

    @Test func `nothing has no neighbours`() throws {
        let reach = try #require(Radius(metres: 1))
        #expect(SpatialWeights(of: PointColumns([Place]()), within: reach).count == 0)
        let none = try #require(try StudyCells(.fixture(), near: []))
        #expect(SpatialWeights(of: none).count == 0)
    }
}
