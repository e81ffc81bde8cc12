import Clustering
import Foundation
import Geometry

/// Columns of numbers in files, each number 32 bits, little-endian.
enum PointFile {
    /// Reads points written as northing, easting, northing, … in centimetres.
    static func points(at path: String) throws -> PointColumns {
        let data = try Data(contentsOf: URL(filePath: path))
        guard data.count.isMultiple(of: 8) else { throw Refusal("\(path) ends within a point") }
        let points = PointColumns(
            stride(from: 0, to: data.count, by: 8).lazy.compactMap { offset in
                Place(
                    northingCentimetres: number(at: offset, in: data),
                    eastingCentimetres: number(at: offset + 4, in: data))
            })
        guard points.count == data.count / 8 else { throw Refusal("\(path) has points outside Sweden") }
        return points
    }

    static func write(_ numbers: [Int32], to path: String) throws {
        var data = Data(capacity: numbers.count * 4)
        for number in numbers {
            for byte in 0..<Int32(4) { data.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
        }
        try data.write(to: URL(filePath: path))
    }

    private static func number(at offset: Int, in data: Data) -> Int32 {
        (0..<4).reduce(0) { $0 | Int32(data[offset + $1]) << (8 * Int32($1)) }
    }
}
