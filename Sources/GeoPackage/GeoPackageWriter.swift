package import Exports
import Foundation
import GRDB
import Geometry
import Projection
package import Reports

/// In which reference system a GeoPackage is written. The raw value is the EPSG code.
package enum GeoPackageSystem: String, CaseIterable, Sendable {
    /// Longitude before latitude, as everywhere in a GeoPackage.
    case wgs84 = "4326"
    /// Easting before northing.
    case sweref99TM = "3006"

    var number: Int32 {
        switch self {
        case .wgs84: 4_326
        case .sweref99TM: 3_006
        }
    }
}

/// What every GeoPackage has in common (IANA, `application/geopackage+sqlite3`).
package enum GeoPackageFile {
    package static let mediaType = "application/geopackage+sqlite3"
    /// Without the dot.
    package static let fileExtension = "gpkg"
    /// What SQLite keeps of a file in memory while it is written: the next point belongs anywhere in the index of those before it.
    static let cacheBytes = 16 * 1_024 * 1_024
    /// So many elements are indexed at a time, in some tenths of a second.
    package static let indexedAtATime = 10_000
}

/// What keeps a GeoPackage from being written: there is no room for it, or its folder cannot be written.
package enum GeoPackageFault: Error, Hashable, Sendable {
    case notWritable
}

/// Writes one layer of points as a GeoPackage (OGC 12-128r18, version 1.3), some elements at a time, with the style that QGIS draws
/// it by and an index of where its points lie.
///
/// - Cost: memory for the elements that are added at once and for SQLite's cache of pages, ``GeoPackageFile/cacheBytes``.
package struct GeoPackageWriter<Table: FeatureTable> {
    private let database: DatabaseQueue
    private let table: Table
    private let system: GeoPackageSystem
    private let insertion: String
    private let index: GeoPackageIndex
    private var extent: Extent?
    /// How far the index has come; nil when it is whole.
    private var indexed: Int64? = 0

    /// - Parameters:
    ///   - path: Where there is no file yet.
    ///   - now: When the layer is said to have been changed.
    /// - Throws: ``GeoPackageFault``.
    package init(_ table: Table, at path: String, in system: GeoPackageSystem, now: Timestamp)
        throws(GeoPackageFault)
    {
        self.table = table
        self.system = system
        insertion = GeoPackageSchema.insertion(into: table.name, table.columns)
        let index = GeoPackageIndex(of: table.name)
        self.index = index
        var configuration = Configuration()
        // The index is written in pieces, within one transaction.
        configuration.allowsUnsafeTransactions = true
        // A file that is not finished is thrown away: nothing of it need outlive the process, and nothing is taken back.
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = OFF")
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try db.execute(sql: "PRAGMA cache_size = -\(GeoPackageFile.cacheBytes / 1_024)")
        }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            try database.write { db in
                try GeoPackageSchema.create(
                    in: db, name: table.name, title: table.title, columns: table.columns,
                    system: system.number, qml: table.style.qml, changed: GeoPackageSchema.text(of: now))
                try index.create(in: db)
            }
        } catch {
            throw .notWritable
        }
    }

    /// - Throws: ``GeoPackageFault``, and `ProjectionFault` for a place that cannot be given in WGS 84. The file is of no use then.
    package mutating func add(_ elements: some Sequence<Table.Element>) throws {
        var extent = extent
        do {
            try database.write { db in
                let statement = try db.makeStatement(sql: insertion)
                for element in elements {
                    let row = try table.row(of: element)
                    let point = point(of: row)
                    if let point { extent = (extent ?? Extent(point)).reaching(point) }
                    let geometry = point.map { Data($0.blob(in: system.number)).databaseValue } ?? .null
                    try statement.execute(
                        arguments: StatementArguments([geometry] + row.values.map(GeoPackageSchema.value)))
                }
            }
        } catch is DatabaseError {
            throw GeoPackageFault.notWritable
        }
        self.extent = extent
    }

    /// Indexes some more of the elements, once all have been added.
    ///
    /// - Parameter most: So many at most.
    /// - Returns: Whether there are more. What is left ``finish()`` does at once, which takes some seconds for 100,000.
    /// - Throws: ``GeoPackageFault``. The file is of no use then.
    package mutating func indexSome(most: Int = GeoPackageFile.indexedAtATime) throws(GeoPackageFault) -> Bool
    {
        guard let last = indexed else { return false }
        do {
            indexed = try fill(after: last, most: most)
        } catch {
            throw .notWritable
        }
        return indexed != nil
    }

    /// The file is whole when this returns.
    ///
    /// - Throws: ``GeoPackageFault``.
    package func finish() throws(GeoPackageFault) {
        do {
            var next = indexed
            while let last = next { next = try fill(after: last, most: GeoPackageFile.indexedAtATime) }
            try database.writeWithoutTransaction { db in
                try index.follow(in: db)
                if let extent {
                    try db.execute(
                        sql: """
                            UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?
                            """,
                        arguments: [
                            extent.west, extent.south, extent.east, extent.north, table.name,
                        ])
                }
                try db.commit()
            }
            try database.close()
        } catch {
            throw .notWritable
        }
    }

    /// In the transaction that ``finish()`` ends.
    private func fill(after last: Int64, most: Int) throws -> Int64? {
        try database.writeWithoutTransaction { db in
            if !db.isInsideTransaction { try db.beginTransaction() }
            return try index.fill(after: last, most: most, in: db)
        }
    }

    private func point(of row: FeatureRow) -> GeoPackagePoint? {
        switch system {
        case .wgs84:
            row.position.map {
                GeoPackagePoint(
                    east: ($0.longitude * 10_000_000).rounded() / 10_000_000,
                    north: ($0.latitude * 10_000_000).rounded() / 10_000_000)
            }
        case .sweref99TM: row.place.map { GeoPackagePoint(east: $0.easting, north: $0.northing) }
        }
    }
}

/// A position as GeoPackages have it: the longitude or easting first.
struct GeoPackagePoint: Hashable {
    let east: Double
    let north: Double

    init(east: Double, north: Double) {
        self.east = east
        self.north = north
    }

    /// That of a geometry which ``blob(in:)`` wrote; nil for any other.
    init?(blob: [UInt8]) {
        guard blob.count == 29 else { return nil }
        east = Double(bitPattern: Self.number(blob[13..<21]))
        north = Double(bitPattern: Self.number(blob[21..<29]))
    }

    /// The header of GeoPackage without an envelope, and well-known binary; all with the lowest byte first (§2.1.3).
    func blob(in system: Int32) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "G"), UInt8(ascii: "P"), 0, 1]
        bytes.reserveCapacity(29)
        bytes.append(contentsOf: Self.bytes(UInt64(UInt32(bitPattern: system)), 4))
        bytes.append(1)
        bytes.append(contentsOf: Self.bytes(1, 4))
        bytes.append(contentsOf: Self.bytes(east.bitPattern, 8))
        bytes.append(contentsOf: Self.bytes(north.bitPattern, 8))
        return bytes
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func bytes(_ number: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }
    }
}

/// The box around the points so far.
private struct Extent {
    private(set) var west: Double
    private(set) var south: Double
    private(set) var east: Double
    private(set) var north: Double

    init(_ point: GeoPackagePoint) {
        (west, south, east, north) = (point.east, point.north, point.east, point.north)
    }

    func reaching(_ point: GeoPackagePoint) -> Extent {
        var extent = self
        extent.west = min(west, point.east)
        extent.south = min(south, point.north)
        extent.east = max(east, point.east)
        extent.north = max(north, point.north)
        return extent
    }
}
