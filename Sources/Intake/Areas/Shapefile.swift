import JSON
import Projection

/// A Shapefile of surfaces (ESRI 1998): `.shp` with the shapes, `.dbf` with their properties, `.prj` with the reference system.
///
/// Outlines run clockwise and holes the other way; which outline a hole lies in is not said, and found out. A hole in none is an outline that runs the
/// wrong way. Heights and measures are passed over.
package enum Shapefile {
    /// - Parameters:
    ///   - wellKnownText: `.prj`; nil where there is none.
    ///   - encoding: `.cpg`; nil where there is none.
    package static func layer(
        named name: String, shapes: [UInt8], table: [UInt8], wellKnownText: [UInt8]?, encoding: [UInt8]?
    ) throws(FeatureLayerFault) -> FeatureLayer {
        guard let wellKnownText else { throw .noReferenceSystem }
        let system = try ReferenceSystem(wellKnownText: String(decoding: wellKnownText, as: UTF8.self))
        let table = try DBaseTable(table, encoding: encoding.map { String(decoding: $0, as: UTF8.self) })
        let geometries = try geometries(shapes)
        guard geometries.count == table.rows.count else { throw .unreadable(.dBase) }
        var features: [JSONValue] = []
        for (geometry, row) in zip(geometries, table.rows) {
            guard let row else { continue }
            features.append(FeatureLayer.feature(row, geometry))
        }
        return FeatureLayer(name: name, system: system, columns: table.columns, features: features)
    }

    /// Of each record, in order; `null` for an empty shape.
    private static func geometries(_ bytes: [UInt8]) throws(FeatureLayerFault) -> [JSONValue] {
        var reader = ByteReader(bytes[...])
        guard reader.unsigned32(lowestFirst: false) == 9_994, reader.take(24) != nil,
            reader.unsigned32() == 1_000, let type = reader.unsigned32(), reader.take(64) != nil
        else { throw .unreadable(.shapefile) }
        guard [0, 5, 15, 25].contains(type) else { throw .geometryType(name(of: type)) }
        var geometries: [JSONValue] = []
        while reader.left > 0 {
            guard reader.take(4) != nil, let words = reader.unsigned32(lowestFirst: false),
                let content = reader.take(Int(words) * 2), let geometry = geometry(content)
            else { throw .unreadable(.shapefile) }
            geometries.append(geometry)
        }
        return geometries
    }

    private static func name(of type: UInt32) -> String {
        let names: [UInt32: String] = [1: "Point", 3: "PolyLine", 8: "MultiPoint", 31: "MultiPatch"]
        return names[type < 30 ? type % 10 : type] ?? "\(type)"
    }

    /// Nil for what is cut off.
    private static func geometry(_ content: ArraySlice<UInt8>) -> JSONValue? {
        var reader = ByteReader(content)
        guard let type = reader.unsigned32() else { return nil }
        guard type != 0 else { return .null }
        guard reader.take(32) != nil, let parts = reader.unsigned32().map({ Int($0) }),
            let points = reader.unsigned32().map({ Int($0) }), parts <= reader.left / 4
        else { return nil }
        var starts: [Int] = []
        for _ in 0..<parts {
            guard let start = reader.unsigned32() else { return nil }
            starts.append(Int(start))
        }
        guard points <= reader.left / 16, starts.first == 0, starts == starts.sorted(),
            starts.last ?? 0 < points
        else { return nil }
        var positions: [ShapeRing.Position] = []
        positions.reserveCapacity(points)
        for _ in 0..<points {
            guard let east = reader.double(), let north = reader.double(), east.isFinite, north.isFinite
            else { return nil }
            positions.append(.init(east: east, north: north))
        }
        let ends = starts.dropFirst() + [points]
        return ShapeRing.geometry(of: zip(starts, ends).map { ShapeRing(Array(positions[$0..<$1])) })
    }
}
