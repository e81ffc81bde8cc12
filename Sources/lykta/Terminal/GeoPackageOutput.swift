import ArgumentParser
import Exports
import Foundation
import GeoPackage

/// Where a GeoPackage is written, and in which reference system.
struct GeoPackageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The file that --format gpkg writes. There must be none yet.", valueName: "file"),
        completion: .file(extensions: ["gpkg"]))
    var output: String?
    @Option(help: ArgumentHelp("4326 (WGS 84) or 3006 (SWEREF 99 TM), for --format gpkg.", valueName: "code"))
    var epsg: String = GeoPackageSystem.wgs84.rawValue

    struct Target {
        let path: String
        let system: GeoPackageSystem
    }

    /// - Returns: A target that nothing is written to, for any other format than a GeoPackage.
    /// - Throws: ``CommandFault`` where one option lacks the other, and for a file that there is.
    func target(for format: ListFormat) throws -> Target {
        let system = try Choice.word(epsg, Expected.geoPackageSystem, GeoPackageSystem.self)
        guard format == .gpkg else {
            guard let output else { return Target(path: "", system: system) }
            throw CommandFault.badValue(output, expected: Expected.onlyGeoPackage)
        }
        guard let output else { throw CommandFault.badValue("", expected: Expected.outputFile) }
        guard !FileManager.default.fileExists(atPath: output) else {
            throw CommandFault.refused([GeoPackageSentences.exists(output)])
        }
        return Target(path: output, system: system)
    }
}

/// A list on its way to a GeoPackage, which gets its name when it is whole, and is for its owner alone.
struct GeoPackageOutput<Table: FeatureTable> {
    private let path: String
    private let draft: String
    private var writer: GeoPackageWriter<Table>
    private var count = 0

    init(_ table: Table, to target: GeoPackageOptions.Target) throws {
        path = target.path
        draft = target.path + ".part"
        let files = FileManager.default
        try? files.removeItem(atPath: draft)
        guard files.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CommandFault.refused([GeoPackageSentences.notWritable(target.path)])
        }
        do {
            writer = try GeoPackageWriter(table, at: draft, in: target.system, now: System.now())
        } catch {
            try? files.removeItem(atPath: draft)
            throw CommandFault.refused([GeoPackageSentences.notWritable(target.path)])
        }
    }

    mutating func add(_ elements: [Table.Element]) throws {
        do {
            try writer.add(elements)
        } catch {
            throw failed(error)
        }
        count += elements.count
    }

    func finish() throws {
        do {
            try writer.finish()
            try FileManager.default.moveItem(atPath: draft, toPath: path)
        } catch {
            throw failed(error)
        }
        Terminal.error(GeoPackageSentences.written(count, path))
    }

    /// What is told of a file that could not be written; nothing of it is left.
    private func failed(_ error: any Error) -> any Error {
        try? FileManager.default.removeItem(atPath: draft)
        return error is GeoPackageFault
            ? CommandFault.refused([GeoPackageSentences.notWritable(path)]) : error
    }
}
