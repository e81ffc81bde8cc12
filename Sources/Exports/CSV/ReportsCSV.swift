import Geometry
package import Projection
import Reports

/// The list of reports. Cells of what may not be shown, or is not known, are empty.
package struct ReportsCSV: Export {
    private let projector: Projector
    private let words: SwedishWords
    private let detail: Detail

    package let mediaType = CSV.mediaType
    package let fileExtension = CSV.fileExtension

    package init(_ projector: Projector, detail: Detail, words: SwedishWords = SwedishWords()) {
        self.projector = projector
        self.detail = detail
        self.words = words
    }

    package func header() -> [UInt8] {
        CSVRow.header(
            ["Id", "Referens", "Kommunkod", "Kategori", "Status", "Källa", "Sett", "Inkom", "Återkommer"]
                + CSVRow.placeHeader + [
                    "Noggrannhet (m)", "Avstånd (m)", "Ärende", "Platsens beskrivning", "Text",
                ])
    }

    package func item(_ report: ExportedReport, isFirst: Bool) throws(ProjectionFault) -> [UInt8] {
        let place = report.place.map(detail.shown)
        let position = try projector.position(of: place)
        let shown = detail == .full ? report.rest : nil
        return CSVRow.row {
            $0.text(report.id.description)
            $0.text(shown?.reference.description)
            $0.text(report.municipality.description)
            $0.text(words.name(of: report.category))
            $0.text(words.name(of: report.status))
            $0.text(words.name(of: report.source))
            $0.time(report.observed)
            $0.time(report.rest?.received)
            $0.text(report.rest.map { $0.recurs.map(\.name.swedish).joined(separator: ", ") })
            $0.place(place, position)
            $0.number(shown?.accuracy?.metres, decimals: 1)
            $0.number(report.distance.map { detail.shown($0).metres }, decimals: 1)
            $0.text(report.rest?.case.description)
            $0.text(report.hasWords ? shown?.words : nil)
            $0.text(report.hasWords ? shown?.text.description : nil)
        }
    }

    package func footer(after count: Int) -> [UInt8] { [] }
}
