import ArgumentParser
import Exports

/// How a list is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, geojson, csv
    /// To a file of its own.
    case gpkg
}

/// A list on its way to standard output or a file: what has been printed is not kept, so its length does not matter.
struct ListOutput<GeoJSON: Export, CSV: Export, Features: FeatureTable>
where GeoJSON.Element == CSV.Element, Features.Element == CSV.Element {
    private var table: Table?
    private var form: Form
    private let row: (GeoJSON.Element) -> [String]

    private enum Form {
        case table
        case geoJSON(ExportPieces<GeoJSON>)
        case csv(ExportPieces<CSV>)
        case geoPackage(GeoPackageOutput<Features>)
    }

    /// - Parameters:
    ///   - file: Where a GeoPackage goes.
    ///   - row: an element's cells in the table of these columns.
    /// - Throws: ``CommandFault`` when a GeoPackage cannot be written there.
    init(
        _ format: ListFormat, to file: GeoPackageOptions, _ geoJSON: GeoJSON, _ csv: CSV,
        _ features: Features, columns: [TableColumn], row: @escaping (GeoJSON.Element) -> [String]
    ) throws {
        let target = try file.target(for: format)
        form =
            switch format {
            case .text: .table
            case .geojson: .geoJSON(ExportPieces(geoJSON))
            case .csv: .csv(ExportPieces(csv))
            case .gpkg: .geoPackage(try GeoPackageOutput(features, to: target))
            }
        table = format == .text ? Table(columns) : nil
        self.row = row
    }

    mutating func print(_ elements: [GeoJSON.Element]) throws {
        var bytes: [UInt8] = []
        switch form {
        case .table:
            for element in elements {
                let cells = row(element)
                table?.add(cells)
            }
        case .geoJSON(var pieces):
            for element in elements { bytes += try pieces.add(element) }
            form = .geoJSON(pieces)
        case .csv(var pieces):
            for element in elements { bytes += try pieces.add(element) }
            form = .csv(pieces)
        case .geoPackage(var output):
            try output.add(elements)
            form = .geoPackage(output)
        }
        if !bytes.isEmpty { Terminal.print(bytes) }
    }

    /// Prints the end of the file; all of it, when nothing was printed.
    mutating func finish() throws {
        switch form {
        case .table: table?.finish()
        case .geoJSON(let pieces): Terminal.print(pieces.finish())
        case .csv(let pieces): Terminal.print(pieces.finish())
        case .geoPackage(let output): try output.finish()
        }
    }
}
