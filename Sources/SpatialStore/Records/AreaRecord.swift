import GRDB
import Geometry
import Reports

/// An area as a row of `area`. The outline is SpatiaLite's, so that maps draw it; it goes in and out as well-known text.
struct AreaRecord: Codable, FetchableRecord, EncodableRecord {
    /// The store's own; nil for an area that is on its way in.
    private(set) var number: Int64?
    let layer: String
    let code: String
    let name: String
    let owner: String?
    let validFrom: Int?
    let validUntil: Int?
    let outline: String?

    static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }
    static var databaseColumnEncodingStrategy: DatabaseColumnEncodingStrategy { .convertToSnakeCase }

    init(_ mapped: MappedArea) {
        layer = mapped.layer.rawValue
        code = mapped.code
        name = mapped.name
        owner = mapped.owner
        validFrom = mapped.validFrom?.daysSinceEpoch
        validUntil = mapped.validUntil?.daysSinceEpoch
        outline = WellKnownText.text(mapped.area)
    }

    private var mapped: MappedArea {
        get throws {
            guard let layer = AreaLayer(rawValue: layer), let area = WellKnownText.area(outline)
            else { throw StoreFault.unreadableRow(table: "area", number: number ?? 0) }
            return MappedArea(
                layer: layer, code: code, name: name, owner: owner, area: area,
                validFrom: validFrom.map { CivilDate(daysSinceEpoch: $0) },
                validUntil: validUntil.map { CivilDate(daysSinceEpoch: $0) })
        }
    }

    /// Adds the area, or replaces the one with its layer, code and first valid day.
    ///
    /// - Throws: ``StoreFault/invalidOutline(layer:code:reason:)``, when GEOS, behind SpatiaLite, finds something that reading it did
    ///   not: maps and other programs trust what is kept.
    func upsert(in db: Database) throws {
        let reason = try String.fetchOne(
            db,
            sql: """
                SELECT iif(ST_IsValid(outline) IS 1, NULL, ifnull(ST_IsValidReason(outline), 'unreadable'))
                FROM (SELECT ST_GeomFromText(?, 3006) AS outline)
                """,
            arguments: [outline])
        if let reason { throw StoreFault.invalidOutline(layer: layer, code: code, reason: reason) }
        try db.execute(
            sql: """
                INSERT INTO area (layer, code, name, owner, valid_from, valid_until, outline)
                VALUES (:layer, :code, :name, :owner, :valid_from, :valid_until, ST_GeomFromText(:outline, 3006))
                ON CONFLICT (layer, code, ifnull(valid_from, -1000000)) DO UPDATE SET
                    name = excluded.name, owner = excluded.owner, valid_until = excluded.valid_until,
                    outline = excluded.outline
                """,
            arguments: StatementArguments(databaseDictionary))
        try DigestedTable.areas.keep(
            where: "layer = ? AND code = ? AND valid_from IS ?", [layer, code, validFrom], in: db)
    }

    /// Takes away the area with its layer, code and first valid day.
    func erase(in db: Database) throws {
        try db.execute(
            sql: "DELETE FROM area WHERE layer = ? AND code = ? AND valid_from IS ?",
            arguments: [layer, code, validFrom])
    }

    /// Every area, by layer, code and first valid day.
    static func all(in db: Database) throws -> [MappedArea] {
        try fetchAll(
            db,
            sql: """
                SELECT number, layer, code, name, owner, valid_from, valid_until, AsText(outline) AS outline FROM area
                ORDER BY layer, code, valid_from
                """
        ).map { try $0.mapped }
    }
}
