import Foundation
import GeoPackage
import Intake
import Projection
import Reports

/// How a file of areas is read, and how its faults are told.
struct AreaImport {
    let layer: AreaLayer
    let codeProperty: String
    let nameProperty: String
    var ownerProperty: String?
    var validFromProperty: String?
    var validUntilProperty: String?

    func areas(in bytes: [UInt8], named name: String, _ projector: Projector) throws -> [MappedArea] {
        try areas(in: .geoJSON(bytes), named: name, projector)
    }

    func areas(in source: AreaSource, named name: String, _ projector: Projector) throws -> [MappedArea] {
        do throws(AreaFileFault) {
            return try file(source, projector).areas
        } catch {
            throw CommandFault.brokenAreas(file: name, faults: error.sentences)
        }
    }

    /// - Throws: ``CommandFault/refused(_:)`` with every area of another municipality that a change made of the areas of `file` would end
    ///   or take the code of.
    static func refuseForeign(
        _ revision: AreaRevision, of current: [MappedArea], by file: [MappedArea], from day: CivilDate
    ) throws {
        let foreign = revision.foreignAreas(among: current, by: file, on: day)
        guard foreign.isEmpty else {
            throw CommandFault.refused([AreaSentences.ofAnotherMunicipality] + foreign.map(\.sentence))
        }
    }

    private func file(_ source: AreaSource, _ projector: Projector) throws(AreaFileFault) -> AreaFile {
        switch source {
        case .geoJSON(let bytes):
            try AreaFile(
                geoJSON: bytes, layer: layer, codeProperty: codeProperty, nameProperty: nameProperty,
                ownerProperty: ownerProperty, validFromProperty: validFromProperty,
                validUntilProperty: validUntilProperty, projector: projector)
        case .layer(let read):
            try AreaFile(
                read, layer: layer, codeProperty: codeProperty, nameProperty: nameProperty,
                ownerProperty: ownerProperty, validFromProperty: validFromProperty,
                validUntilProperty: validUntilProperty, projector: projector)
        }
    }
}

/// A file of areas that was named on the command line, told by the end of its name: `.gpkg`, `.shp`, or GeoJSON.
enum AreaSource {
    case geoJSON([UInt8])
    case layer(FeatureLayer)

    /// - Parameter layer: The one that is wanted of a GeoPackage.
    /// - Throws: ``CommandFault/brokenAreas(file:faults:)``, ``CommandFault/unreadableFile(_:_:)``.
    init(at path: String, layer: String?) throws {
        let isGeoPackage = path.lowercased().hasSuffix(".gpkg")
        if let layer, !isGeoPackage {
            throw CommandFault.badValue(layer, expected: Expected.onlyLayer)
        }
        if path.lowercased().hasSuffix(".shp") {
            self = .layer(try Self.shapefile(at: path))
        } else if isGeoPackage {
            // A file that cannot be read is told with why.
            _ = try InputFile.beginning(at: path)
            self = .layer(
                try Self.told(path) { () throws(FeatureLayerFault) in
                    try GeoPackageReader(at: path).layer(named: layer)
                })
        } else {
            self = .geoJSON(try InputFile.bytes(at: path))
        }
    }

    private static func shapefile(at path: String) throws -> FeatureLayer {
        let shapes = try InputFile.bytes(at: path)
        let stem = String(path.dropLast(4))
        let name = URL(filePath: stem).lastPathComponent
        // Written in capitals by some programs.
        func part(_ end: String) -> [UInt8]? {
            [end, end.uppercased()].lazy.compactMap { FileManager.default.contents(atPath: "\(stem).\($0)") }
                .first.map { Array($0) }
        }
        return try told(path) { () throws(FeatureLayerFault) in
            guard let table = part("dbf") else { throw FeatureLayerFault.missingPart("\(name).dbf") }
            return try Shapefile.layer(
                named: name, shapes: shapes, table: table, wellKnownText: part("prj"), encoding: part("cpg"))
        }
    }

    private static func told(_ path: String, _ read: () throws(FeatureLayerFault) -> FeatureLayer) throws
        -> FeatureLayer
    {
        do throws(FeatureLayerFault) {
            return try read()
        } catch {
            throw CommandFault.brokenAreas(file: path, faults: [error.sentence])
        }
    }
}
