import Clustering
import Geometry
import Statistics
import TestSupport

/// The points and values of esda's own tests.
enum SixPoints {
    static let values = [2, 3, 3.2, 5, 8, 7]

    static func weights(reach: Double = 15) throws -> SpatialWeights {
        let places = try [(10.0, 10.0), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)].map { east, north in
            try Place.olofstrom(north: north, east: east)
        }
        return try SpatialWeights(of: PointColumns(places), within: Radius(metres: reach).orFail())
    }
}

enum SquareGrid {
    /// So many rows and columns of squares, ascending.
    static func cells(rows: Int, columns: Int) throws -> StudyCells {
        let southWest = try Place(northing: 6_200_000, easting: 500_000).orFail()
        let northEast = try southWest.moved(
            northMetres: Double(rows) * 100 - 0.01, eastMetres: Double(columns) * 100 - 0.01
        ).orFail()
        let bounds = try Bounds(southWest: southWest, northEast: northEast).orFail()
        return try StudyCells(.fixture(), covering: bounds).orFail()
    }

    /// A place in the square with this index.
    static func place(in cell: Int, of cells: StudyCells) throws -> Place {
        try cells.tessellation.centre(of: cells.cells[cell]).orFail()
    }

    /// Fifteen rows of twenty squares, with values of no pattern but for a hill of nine squares.
    static func oracle() throws -> (values: [Double], weights: SpatialWeights) {
        let values = (0..<300).map { index in
            let isHill = (5...7).contains(index % 20) && (4...6).contains(index / 20)
            return Double((index * index * 31 + index * 17) % 29 + (isHill ? 40 : 0))
        }
        return (values, SpatialWeights(of: try cells(rows: 15, columns: 20)))
    }
}

extension [Double] {
    /// Whether both have the same count and no two differ by more than `tolerance`. A NaN is close to nothing.
    func isClose(to others: [Double], within tolerance: Double) -> Bool {
        count == others.count && zip(self, others).allSatisfy { abs($0 - $1) <= tolerance }
    }
}
