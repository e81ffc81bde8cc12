import ArgumentParser
import Exports

/// How a list is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, geojson, csv
}

/// A list on its way to standard output: what has been printed is not kept, so its length does not matter.
struct ListOutput<GeoJSON: Export, CSV: Export> where GeoJSON.Element == CSV.Element {
    private var form: Form

    private enum Form {
        case text((GeoJSON.Element) -> String)
        case geoJSON(ExportPieces<GeoJSON>)
        case csv(ExportPieces<CSV>)
    }

    /// - Parameter line: an element as text.
    init(
        _ format: ListFormat, _ geoJSON: GeoJSON, _ csv: CSV,
        line: @escaping (GeoJSON.Element) -> String
    ) {
        form =
            switch format {
            case .text: .text(line)
            case .geojson: .geoJSON(ExportPieces(geoJSON))
            case .csv: .csv(ExportPieces(csv))
            }
    }

    mutating func print(_ elements: [GeoJSON.Element]) throws {
        var bytes: [UInt8] = []
        for element in elements { bytes += try piece(element) }
        Terminal.print(bytes)
    }

    /// Prints the end of the file; all of it, when nothing was printed.
    consuming func finish() {
        switch form {
        case .text: break
        case .geoJSON(let pieces): Terminal.print(pieces.finish())
        case .csv(let pieces): Terminal.print(pieces.finish())
        }
    }

    private mutating func piece(_ element: GeoJSON.Element) throws -> [UInt8] {
        switch form {
        case .text(let line): return Array("\(line(element))\n".utf8)
        case .geoJSON(var pieces):
            let piece = try pieces.add(element)
            form = .geoJSON(pieces)
            return piece
        case .csv(var pieces):
            let piece = try pieces.add(element)
            form = .csv(pieces)
            return piece
        }
    }
}
