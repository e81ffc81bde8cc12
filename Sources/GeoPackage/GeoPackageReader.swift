import Foundation
import GRDB
package import Intake
import JSON
import Projection

/// Reads the layers of a GeoPackage that somebody else wrote: by SQLite alone, without any function of others, and without changing it.
package struct GeoPackageReader {
    private let database: DatabaseQueue

    /// - Throws: ``Intake/FeatureLayerFault/unreadable(_:)`` for what is no GeoPackage.
    package init(at path: String) throws(FeatureLayerFault) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.prepareDatabase { db in
            // The file may hold views and triggers that its writer made.
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
        }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            let isPackage = try database.read { db in
                let needed = ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"]
                return try needed.allSatisfy { try db.tableExists($0) }
            }
            guard isPackage else { throw FeatureLayerFault.unreadable(.geoPackage) }
        } catch {
            throw .unreadable(.geoPackage)
        }
    }

    /// The layer with this name; without one the only one that there is.
    package func layer(named wanted: String?) throws(FeatureLayerFault) -> FeatureLayer {
        do {
            return try database.read { db in
                try layer(try chosen(wanted, in: db), in: db)
            }
        } catch let fault as FeatureLayerFault {
            throw fault
        } catch {
            throw .unreadable(.geoPackage)
        }
    }

    private func chosen(_ wanted: String?, in db: Database) throws -> String {
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT table_name FROM gpkg_contents JOIN gpkg_geometry_columns USING (table_name)
                WHERE data_type = 'features' ORDER BY table_name
                """)
        if let wanted {
            guard names.contains(wanted) else { throw FeatureLayerFault.noLayer(wanted, known: names) }
            return wanted
        }
        guard let name = names.first else { throw FeatureLayerFault.noLayers }
        guard names.count == 1 else { throw FeatureLayerFault.severalLayers(names) }
        return name
    }

    private func layer(_ name: String, in db: Database) throws -> FeatureLayer {
        let geometry = try Row.fetchOne(
            db,
            sql: """
                SELECT column_name, geometry_type_name, organization, organization_coordsys_id, definition,
                    srs_name, srs_id
                FROM gpkg_geometry_columns LEFT JOIN gpkg_spatial_ref_sys USING (srs_id) WHERE table_name = ?
                """,
            arguments: [name])
        guard let geometry, let column = String.fromDatabaseValue(geometry["column_name"]) else {
            throw FeatureLayerFault.unreadable(.geoPackage)
        }
        let type = String.fromDatabaseValue(geometry["geometry_type_name"])?.uppercased() ?? ""
        guard ["GEOMETRY", "POLYGON", "MULTIPOLYGON", "GEOMCOLLECTION", "GEOMETRYCOLLECTION"].contains(type)
        else { throw FeatureLayerFault.geometryType(type) }
        let system = try Self.system(of: geometry)
        let columns = try db.columns(in: name).map(\.name).filter { $0 != column }
        var features: [JSONValue] = []
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(name.quotedDatabaseIdentifier)")
        while let row = try rows.next() {
            let properties = columns.map { (key: $0, value: Self.json(row[$0])) }
            let shape: JSONValue =
                switch (row[column] as DatabaseValue).storage {
                case .blob(let data): WellKnownBinary.geoPackageGeometry(Array(data))
                default: .null
                }
            features.append(FeatureLayer.feature(properties, shape))
        }
        return FeatureLayer(name: name, system: system, columns: columns, features: features)
    }

    private static func system(of geometry: Row) throws -> ReferenceSystem {
        let number = Int.fromDatabaseValue(geometry["srs_id"]) ?? -1
        guard number > 0 else { throw FeatureLayerFault.noReferenceSystem }
        let organization = String.fromDatabaseValue(geometry["organization"]) ?? ""
        let code = Int.fromDatabaseValue(geometry["organization_coordsys_id"])
        if organization.uppercased() == "EPSG", let code {
            guard let system = ReferenceSystem(rawValue: code) else {
                let name = String.fromDatabaseValue(geometry["srs_name"]) ?? ""
                throw FeatureLayerFault.referenceSystem("\(name) (EPSG:\(code))")
            }
            return system
        }
        let definition = String.fromDatabaseValue(geometry["definition"]) ?? ""
        return try ReferenceSystem(wellKnownText: definition)
    }

    private static func json(_ value: DatabaseValue) -> JSONValue {
        switch value.storage {
        case .null, .blob: .null
        case .int64(let number): .number(Double(number))
        case .double(let number): number.isFinite ? .number(number) : .null
        case .string(let text): .string(text)
        }
    }
}
