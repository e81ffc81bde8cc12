/// Files of map programs, byte for byte as their descriptions say.
enum MapFiles {
    typealias Position = (east: Double, north: Double)
    typealias Row = (code: [UInt8], name: [UInt8], number: String)

    static func bytes(_ number: UInt64, _ count: Int, lowestFirst: Bool = true) -> [UInt8] {
        let bytes = (0..<count).map { UInt8(number >> UInt64(8 * $0) & 255) }
        return lowestFirst ? bytes : bytes.reversed()
    }

    static func bytes(_ number: Double) -> [UInt8] { bytes(number.bitPattern, 8) }

    /// From corner to corner, clockwise, and closed.
    static func square(_ west: Double, _ south: Double, side: Double) -> [Position] {
        [
            (west, south), (west, south + side), (west + side, south + side), (west + side, south),
            (west, south),
        ]
    }

    /// A `.shp` with a record for each list of rings; an empty list is an empty shape.
    static func shapes(_ records: [[[Position]]], type: UInt64 = 5) -> [UInt8] {
        var file = bytes(9_994, 4, lowestFirst: false) + [UInt8](repeating: 0, count: 24)
        file += bytes(1_000, 4) + bytes(type, 4) + [UInt8](repeating: 0, count: 64)
        for (number, rings) in records.enumerated() {
            var content = bytes(rings.isEmpty ? 0 : type, 4)
            if !rings.isEmpty {
                content += [UInt8](repeating: 0, count: 32)
                content += bytes(UInt64(rings.count), 4) + bytes(UInt64(rings.map(\.count).reduce(0, +)), 4)
                var start = 0
                for ring in rings {
                    content += bytes(UInt64(start), 4)
                    start += ring.count
                }
                for position in rings.joined() { content += bytes(position.east) + bytes(position.north) }
            }
            file += bytes(UInt64(number + 1), 4, lowestFirst: false)
            file += bytes(UInt64(content.count / 2), 4, lowestFirst: false) + content
        }
        return file
    }

    /// A `.dbf` with texts of twelve bytes and a number of six.
    static func table(_ rows: [Row], deleted: Set<Int> = [])
        -> [UInt8]
    {
        func field(_ name: String, _ type: Character, _ length: UInt8) -> [UInt8] {
            var field = Array(name.utf8)
            field += [UInt8](repeating: 0, count: 11 - field.count)
            field += Array("\(type)".utf8)
            field += [UInt8](repeating: 0, count: 4)
            field.append(length)
            field += [UInt8](repeating: 0, count: 15)
            return field
        }
        func filled(_ bytes: [UInt8], _ length: Int) -> [UInt8] {
            bytes + [UInt8](repeating: UInt8(ascii: " "), count: length - bytes.count)
        }
        var file: [UInt8] = [3, 126, 11, 30]
        file += bytes(UInt64(rows.count), 4)
        file += bytes(32 + 3 * 32 + 1, 2)
        file += bytes(1 + 12 + 12 + 6, 2)
        file += [UInt8](repeating: 0, count: 20)
        file += field("kod", "C", 12)
        file += field("namn", "C", 12)
        file += field("nr", "N", 6)
        file.append(0x0D)
        for (index, row) in rows.enumerated() {
            file.append(UInt8(ascii: deleted.contains(index) ? "*" : " "))
            file += filled(row.code, 12)
            file += filled(row.name, 12)
            file += filled(Array(row.number.utf8), 6)
        }
        return file + [0x1A]
    }

    static let gridText = #"PROJCS["SWEREF99_TM",GEOGCS["GCS_SWEREF99"],UNIT["Meter",1.0]]"#

    /// A polygon of well-known binary, perhaps with heights.
    static func polygon(_ rings: [[Position]], hasHeights: Bool = false) -> [UInt8] {
        var content: [UInt8] = [1]
        content += bytes(hasHeights ? 1_003 : 3, 4)
        content += bytes(UInt64(rings.count), 4)
        for ring in rings {
            content += bytes(UInt64(ring.count), 4)
            for position in ring {
                content += bytes(position.east)
                content += bytes(position.north)
                if hasHeights { content += bytes(7.0) }
            }
        }
        return content
    }

    /// Several polygons as one surface.
    static func surface(_ polygons: [[[Position]]]) -> [UInt8] {
        var content: [UInt8] = [1]
        content += bytes(6, 4)
        content += bytes(UInt64(polygons.count), 4)
        for polygon in polygons { content += self.polygon(polygon) }
        return content
    }

    static func point(_ position: Position) -> [UInt8] {
        var content: [UInt8] = [1]
        content += bytes(1, 4)
        content += bytes(position.east)
        content += bytes(position.north)
        return content
    }

    /// The header of a GeoPackage's geometry, with an envelope of so many bytes.
    static func header(flags: UInt8 = 1, envelope: Int = 0) -> [UInt8] {
        var header: [UInt8] = [0x47, 0x50, 0, flags]
        header += bytes(3_006, 4)
        header += [UInt8](repeating: 0, count: envelope)
        return header
    }
}
