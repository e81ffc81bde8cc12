import FoundationEssentials
import GRDB
import Geometry
import Reports

/// Areas as rows of `area`. The outline is SpatiaLite's, so that QGIS draws it; it goes in and out as well-known text.
enum AreaRecord {
    static func upsert(_ mapped: MappedArea, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO area (layer, code, name, owner, valid_from, valid_until, outline)
                VALUES (?, ?, ?, ?, ?, ?, ST_GeomFromText(?, 3006))
                ON CONFLICT (layer, code, ifnull(valid_from, -1000000)) DO UPDATE SET
                    name = excluded.name, owner = excluded.owner, valid_until = excluded.valid_until,
                    outline = excluded.outline
                """,
            arguments: [
                mapped.layer.rawValue, mapped.code, mapped.name, mapped.owner,
                mapped.validFrom?.daysSinceEpoch,
                mapped.validUntil?.daysSinceEpoch, wellKnownText(mapped.area),
            ])
    }

    static func all(in db: Database) throws -> [MappedArea] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT number, layer, code, name, owner, valid_from, valid_until, AsText(outline) FROM area
                ORDER BY layer, code, valid_from
                """
        ).map { row in
            guard let layer = AreaLayer(rawValue: row[1]), let area = area(wellKnownText: row[7])
            else { throw StoreFault.unreadableRow(table: "area", number: row[0]) }
            return MappedArea(
                layer: layer, code: row[2], name: row[3], owner: row[4], area: area,
                validFrom: (row[5] as Int?).map { CivilDate(daysSinceEpoch: $0) },
                validUntil: (row[6] as Int?).map { CivilDate(daysSinceEpoch: $0) })
        }
    }

    private static func wellKnownText(_ area: Area) -> String {
        let polygons = area.polygons.map { polygon in
            let rings = polygon.rings.map { ring in
                let closed = ring.corners + ring.corners.prefix(1)
                return "(" + closed.map { "\($0.easting) \($0.northing)" }.joined(separator: ", ") + ")"
            }
            return "(" + rings.joined(separator: ", ") + ")"
        }
        return "MULTIPOLYGON(" + polygons.joined(separator: ", ") + ")"
    }

    /// Reads back what ``wellKnownText(_:)`` wrote, as SpatiaLite prints it.
    private static func area(wellKnownText text: String?) -> Area? {
        guard let text, text.hasPrefix("MULTIPOLYGON(") else { return nil }
        var polygons: [Polygon] = []
        for polygonText in text.dropFirst("MULTIPOLYGON(".count).dropLast().split(separator: "))") {
            var rings: [Ring] = []
            for ringText in polygonText.split(separator: "(")
            where ringText.contains(" ") && ringText.count > 3 {
                let places = ringText.split(separator: ",").compactMap { pair -> Place? in
                    let numbers = pair.split { $0 == " " || $0 == ")" }.compactMap { Double($0) }
                    return numbers.count == 2 ? Place(northing: numbers[1], easting: numbers[0]) : nil
                }
                guard !places.isEmpty else { continue }
                guard let ring = try? Ring(closed: places) else { return nil }
                rings.append(ring)
            }
            guard let outline = rings.first else { continue }
            guard let polygon = try? Polygon(outline: outline, holes: Array(rings.dropFirst())) else {
                return nil
            }
            polygons.append(polygon)
        }
        return try? Area(polygons: polygons)
    }
}
