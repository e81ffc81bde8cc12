import Exports
import GRDB
import Reports

/// The tables of a GeoPackage with one layer of points, and what stands in them.
enum GeoPackageSchema {
    /// - Parameters:
    ///   - system: The EPSG code of the layer.
    ///   - changed: When the layer was, as GeoPackages write moments.
    static func create(
        in db: Database, name: String, title: String, columns: [FeatureColumn], system: Int32, qml: String,
        changed: String
    ) throws {
        // "GPKG", and version 1.3 (§1.1.1.1.1).
        try db.execute(sql: "PRAGMA application_id = 1196444487")
        try db.execute(sql: "PRAGMA user_version = 10300")
        try db.execute(sql: tables)
        for row in systems {
            try db.execute(
                sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    row.name, row.number, row.organization, row.number, row.definition, row.description,
                ])
        }
        let cells = columns.map { "\(quoted($0.name)) \(type(of: $0.kind))" }.joined(separator: ", ")
        try db.execute(
            sql: """
                CREATE TABLE \(quoted(name))
                    (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \(quoted(geometry)) POINT, \(cells))
                """)
        try db.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)
                VALUES (?, 'features', ?, ?, ?), ('layer_styles', 'attributes', 'layer_styles', ?, 0)
                """,
            arguments: [name, title, changed, system, changed])
        try db.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'POINT', ?, 0, 0)",
            arguments: [name, geometry, system])
        try db.execute(
            sql: """
                INSERT INTO layer_styles
                    (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
                     useAsDefault, description, update_time)
                VALUES ('', '', ?, ?, ?, ?, 1, ?, ?)
                """,
            arguments: [name, geometry, name, qml, title, changed])
    }

    static func insertion(into name: String, _ columns: [FeatureColumn]) -> String {
        let names = ([geometry] + columns.map(\.name)).map(quoted).joined(separator: ", ")
        let places = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
        return "INSERT INTO \(quoted(name)) (\(names)) VALUES (\(places))"
    }

    static func value(_ value: FeatureValue) -> DatabaseValue {
        switch value {
        case .empty: .null
        case .text(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .number(let number): number.databaseValue
        case .moment(let moment): text(of: moment).databaseValue
        case .day(let day): day.description.databaseValue
        }
    }

    /// `2026-11-20T17:00:00.000Z`: GeoPackages want the milliseconds (§1.1.1.1.2).
    static func text(of moment: Timestamp) -> String {
        let text = moment.rfc3339
        return text.contains(".") ? text : text.replacing("Z", with: ".000Z")
    }

    /// The column in which a layer has its points.
    static let geometry = "geom"

    /// A name as SQL takes any.
    static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    private static func type(of kind: FeatureColumn.Kind) -> String {
        switch kind {
        case .text: "TEXT"
        case .integer: "INTEGER"
        case .number: "REAL"
        case .moment: "DATETIME"
        case .day: "DATE"
        }
    }

    /// As §C of the standard has them, and `layer_styles` as QGIS makes it.
    private static let tables = """
        CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
            description TEXT DEFAULT '',
            last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
            srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
            CONSTRAINT uk_gc_table_name UNIQUE (table_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE layer_styles (
            id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
            f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
            styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
            update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
        """

    private struct System {
        let name: String
        let number: Int32
        let organization: String
        let definition: String
        let description: String?
    }

    private static let systems = [
        System(
            name: "Undefined Cartesian SRS", number: -1, organization: "NONE", definition: "undefined",
            description: "undefined Cartesian coordinate reference system"),
        System(
            name: "Undefined geographic SRS", number: 0, organization: "NONE", definition: "undefined",
            description: "undefined geographic coordinate reference system"),
        System(
            name: "WGS 84 geodetic", number: 4_326, organization: "EPSG", definition: wgs84,
            description: "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid"),
        System(
            name: "SWEREF99 TM", number: 3_006, organization: "EPSG", definition: sweref99TM,
            description: nil),
    ]

    private static let wgs84 = """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
        AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
        UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],\
        AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
        """

    private static let sweref99TM = """
        PROJCS["SWEREF99 TM",GEOGCS["SWEREF99",DATUM["SWEREF99",SPHEROID["GRS 1980",6378137,298.257222101,\
        AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6619"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
        UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4619"]],\
        PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",15],\
        PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],\
        UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Northing",NORTH],AXIS["Easting",EAST],\
        AUTHORITY["EPSG","3006"]]
        """
}
