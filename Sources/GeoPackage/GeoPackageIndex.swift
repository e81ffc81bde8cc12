import Foundation
import GRDB

/// By what map programs find the points of a layer in a box: the registered extension `gpkg_rtree_index` (OGC 12-128r18, Annex F.3), as version
/// 1.3 has it, which is the one that GDAL 3.6 checks.
///
/// Triggers keep it true when a map program changes the layer. They call functions that map programs bring with them: with SQLite alone a layer
/// can be read, and elements can be taken out of it, but none changed or put in.
struct GeoPackageIndex: Sendable {
    private let layer: String
    /// Quoted, as all names here.
    private let table: String
    private let index: String

    /// - Parameter layer: The name of a table with the columns `fid` and ``GeoPackageSchema/geometry``.
    init(of layer: String) {
        self.layer = layer
        table = GeoPackageSchema.quoted(layer)
        index = GeoPackageSchema.quoted("rtree_\(layer)_\(GeoPackageSchema.geometry)")
    }

    /// Makes the index, with nothing in it.
    func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE gpkg_extensions (
                    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
                    scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
                """)
        try db.execute(
            sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
            arguments: [
                layer, GeoPackageSchema.geometry, "http://www.geopackage.org/spec131/#extension_rtree",
            ])
        // To the letter, since validators compare it.
        try db.execute(sql: "CREATE VIRTUAL TABLE \(index) USING rtree(id, minx, maxx, miny, maxy)")
    }

    /// Indexes the next elements of the layer.
    ///
    /// - Parameters:
    ///   - last: The last that was looked at; 0 in the beginning.
    ///   - most: So many at most.
    /// - Returns: The last that was looked at now; nil when there are no more.
    func fill(after last: Int64, most: Int, in db: Database) throws -> Int64? {
        let insertion = try db.cachedStatement(sql: "INSERT INTO \(index) VALUES (?, ?, ?, ?, ?)")
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT fid, \(GeoPackageSchema.geometry) FROM \(table) WHERE fid > ? ORDER BY fid LIMIT ?",
            arguments: [last, most])
        var (count, reached) = (0, last)
        while let row = try rows.next() {
            count += 1
            reached = row[0]
            let blob: Data? = row[1]
            guard let point = blob.flatMap({ GeoPackagePoint(blob: Array($0)) }) else { continue }
            try insertion.execute(arguments: [reached, point.east, point.east, point.north, point.north])
        }
        return count == most ? reached : nil
    }

    /// Lets the index follow every change of the layer from now on.
    func follow(in db: Database) throws {
        for (name, change) in Self.changes {
            let trigger = GeoPackageSchema.quoted("rtree_\(layer)_\(GeoPackageSchema.geometry)_\(name)")
            let sql = "CREATE TRIGGER \(trigger) \(change)".replacing("<t>", with: table)
                .replacing("<r>", with: index).replacing("<c>", with: GeoPackageSchema.geometry)
            try db.execute(sql: sql)
        }
    }

    /// What is done at which change, by the names of the standard; `<t>` is the layer, `<r>` the index and `<c>` the column of geometries.
    private static let changes: [(name: String, change: String)] = [
        (
            "insert",
            """
            AFTER INSERT ON <t> WHEN (NEW.<c> NOTNULL AND NOT ST_IsEmpty(NEW.<c>))
            BEGIN \(taking); END
            """
        ),
        (
            "update1",
            """
            AFTER UPDATE OF <c> ON <t>
            WHEN OLD.fid = NEW.fid AND (NEW.<c> NOTNULL AND NOT ST_IsEmpty(NEW.<c>))
            BEGIN \(taking); END
            """
        ),
        (
            "update2",
            """
            AFTER UPDATE OF <c> ON <t> WHEN OLD.fid = NEW.fid AND (NEW.<c> ISNULL OR ST_IsEmpty(NEW.<c>))
            BEGIN DELETE FROM <r> WHERE id = OLD.fid; END
            """
        ),
        (
            "update3",
            """
            AFTER UPDATE ON <t> WHEN OLD.fid != NEW.fid AND (NEW.<c> NOTNULL AND NOT ST_IsEmpty(NEW.<c>))
            BEGIN DELETE FROM <r> WHERE id = OLD.fid; \(taking); END
            """
        ),
        (
            "update4",
            """
            AFTER UPDATE ON <t> WHEN OLD.fid != NEW.fid AND (NEW.<c> ISNULL OR ST_IsEmpty(NEW.<c>))
            BEGIN DELETE FROM <r> WHERE id IN (OLD.fid, NEW.fid); END
            """
        ),
        (
            "delete",
            """
            AFTER DELETE ON <t> WHEN OLD.<c> NOTNULL
            BEGIN DELETE FROM <r> WHERE id = OLD.fid; END
            """
        ),
    ]

    /// Takes a new or changed element into the index.
    private static let taking = """
        INSERT OR REPLACE INTO <r> VALUES
            (NEW.fid, ST_MinX(NEW.<c>), ST_MaxX(NEW.<c>), ST_MinY(NEW.<c>), ST_MaxY(NEW.<c>))
        """
}
