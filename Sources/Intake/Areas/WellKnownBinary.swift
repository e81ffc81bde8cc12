package import JSON

/// Surfaces in well-known binary (OGC 06-103r4, with heights and measures that are passed over) as GeoJSON.
package enum WellKnownBinary {
    /// The geometry of a GeoPackage, with its header (OGC 12-128r18, §2.1.3). `null` for none or an empty one. What is no surface has its type and no
    /// coordinates, and what is damaged a surface's type and none, so that ``GeoJSONReader`` tells which it is.
    package static func geoPackageGeometry(_ blob: [UInt8]) -> JSONValue {
        var reader = ByteReader(blob[...])
        guard reader.byte() == UInt8(ascii: "G"), reader.byte() == UInt8(ascii: "P"), reader.byte() == 0,
            let flags = reader.byte(), reader.unsigned32() != nil
        else { return damaged }
        guard flags & 0x20 == 0 else { return other("ExtendedGeoPackageBinary") }
        guard flags & 0x10 == 0 else { return .null }
        let envelopes = [0, 32, 48, 48, 64]
        let envelope = Int(flags >> 1 & 7)
        guard envelope < envelopes.count, reader.take(envelopes[envelope]) != nil else { return damaged }
        return geometry(&reader)
    }

    private static let damaged = other("Polygon")

    private static func other(_ type: String) -> JSONValue { .object([(key: "type", value: .string(type))]) }

    private static func geometry(_ reader: inout ByteReader) -> JSONValue {
        guard let head = Head(&reader) else { return damaged }
        switch head.type {
        case 3:
            guard let rings = rings(&reader, head) else { return damaged }
            return surface("Polygon", rings)
        case 6:
            // Each polygon has a head of five bytes and a number of rings at least.
            guard let count = count(&reader, head, of: 9) else { return damaged }
            var polygons: [JSONValue] = []
            for _ in 0..<count {
                guard let head = Head(&reader), head.type == 3, let rings = rings(&reader, head) else {
                    return damaged
                }
                polygons.append(rings)
            }
            return surface("MultiPolygon", .array(polygons))
        default:
            let names = [
                "Geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon",
                "GeometryCollection", "CircularString", "CompoundCurve", "CurvePolygon", "MultiCurve",
                "MultiSurface",
            ]
            return other(names.indices.contains(head.type) ? names[head.type] : "\(head.type)")
        }
    }

    private static func surface(_ type: String, _ coordinates: JSONValue) -> JSONValue {
        .object([(key: "type", value: .string(type)), (key: "coordinates", value: coordinates)])
    }

    private static func rings(_ reader: inout ByteReader, _ head: Head) -> JSONValue? {
        guard let count = count(&reader, head, of: 4) else { return nil }
        var rings: [JSONValue] = []
        for _ in 0..<count {
            guard let length = self.count(&reader, head, of: 8 * head.dimensions) else { return nil }
            var positions: [JSONValue] = []
            positions.reserveCapacity(length)
            for _ in 0..<length {
                guard let east = reader.double(lowestFirst: head.isLowestFirst),
                    let north = reader.double(lowestFirst: head.isLowestFirst),
                    reader.take(8 * (head.dimensions - 2)) != nil, east.isFinite, north.isFinite
                else { return nil }
                positions.append(.array([.number(east), .number(north)]))
            }
            rings.append(.array(positions))
        }
        return .array(rings)
    }

    /// How many follow, of so many bytes at least; nil where there are not that many bytes, so that nothing is made room for that is not there.
    private static func count(_ reader: inout ByteReader, _ head: Head, of bytes: Int) -> Int? {
        guard let count = reader.unsigned32(lowestFirst: head.isLowestFirst).map({ Int($0) }),
            count <= reader.left / bytes
        else { return nil }
        return count
    }

    /// What stands before each geometry.
    private struct Head {
        let isLowestFirst: Bool
        /// Without what it says of heights and measures.
        let type: Int
        /// Two, three or four numbers make a position.
        let dimensions: Int

        init?(_ reader: inout ByteReader) {
            guard let order = reader.byte(), order <= 1 else { return nil }
            isLowestFirst = order == 1
            guard let code = reader.unsigned32(lowestFirst: isLowestFirst) else { return nil }
            // ISO adds thousands for heights and measures; others set the highest bits.
            let plain = code & 0x0FFF_FFFF
            let (hasHeight, hasMeasure) = (code & 0x8000_0000 != 0, code & 0x4000_0000 != 0)
            guard plain < 4_000, code & 0x2000_0000 == 0 else { return nil }
            type = Int(plain % 1_000)
            let iso = plain / 1_000
            dimensions =
                2 + (hasHeight || iso == 1 || iso == 3 ? 1 : 0) + (hasMeasure || iso == 2 || iso == 3 ? 1 : 0)
        }
    }
}
