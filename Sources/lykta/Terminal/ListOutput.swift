import ArgumentParser
import Exports

/// How a list is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, geojson, csv
}

/// A list on its way to standard output: what has been printed is not kept, so its length does not matter.
struct ListOutput<GeoJSON: Export, CSV: Export> where GeoJSON.Element == CSV.Element {
    private var table: Table?
    private var form: Form
    private let row: (GeoJSON.Element) -> [String]

    private enum Form {
        case table
        case geoJSON(ExportPieces<GeoJSON>)
        case csv(ExportPieces<CSV>)
    }

    /// - Parameter row: an element's cells in the table of these columns.
    init(
        _ format: ListFormat, _ geoJSON: GeoJSON, _ csv: CSV, columns: [TableColumn],
        row: @escaping (GeoJSON.Element) -> [String]
    ) {
        table = format == .text ? Table(columns) : nil
        form =
            switch format {
            case .text: .table
            case .geojson: .geoJSON(ExportPieces(geoJSON))
            case .csv: .csv(ExportPieces(csv))
            }
        self.row = row
    }

    mutating func print(_ elements: [GeoJSON.Element]) throws {
        var bytes: [UInt8] = []
        for element in elements {
            switch form {
            case .table:
                let cells = row(element)
                table?.add(cells)
            case .geoJSON(var pieces):
                bytes += try pieces.add(element)
                form = .geoJSON(pieces)
            case .csv(var pieces):
                bytes += try pieces.add(element)
                form = .csv(pieces)
            }
        }
        if !bytes.isEmpty { Terminal.print(bytes) }
    }

    /// Prints the end of the file; all of it, when nothing was printed.
    mutating func finish() {
        switch form {
        case .table: table?.finish()
        case .geoJSON(let pieces): Terminal.print(pieces.finish())
        case .csv(let pieces): Terminal.print(pieces.finish())
        }
    }
}
