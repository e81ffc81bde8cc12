import Geometry
package import Projection
package import Reports

/// Reports as a layer for map programs, with the columns of ``ReportsCSV``. Values of what may not be shown, or is not known, are
/// empty.
package struct ReportFeatures: FeatureTable {
    private let projector: Projector
    private let words: SwedishWords
    private let detail: Detail

    package let name = "rapporter"
    package let title = "Rapporter"
    package let columns: [FeatureColumn]
    package let style: CategoryStyle

    /// - Parameter categories: those that are named and drawn in colours of their own.
    package init(_ projector: Projector, detail: Detail, categories: [Category]) {
        self.projector = projector
        self.detail = detail
        words = SwedishWords(categories: categories)
        columns =
            [
                FeatureColumn("Id", .text), FeatureColumn("Referens", .text),
                FeatureColumn("Kommunkod", .text), FeatureColumn("Kategori", .text),
                FeatureColumn("Status", .text), FeatureColumn("Källa", .text), FeatureColumn("Sett", .moment),
                FeatureColumn("Inkom", .moment), FeatureColumn("Återkommer", .text),
            ] + FeatureColumn.place + [
                FeatureColumn("Noggrannhet (m)", .number), FeatureColumn("Avstånd (m)", .number),
                FeatureColumn("Ärende", .text), FeatureColumn("Platsens beskrivning", .text),
                FeatureColumn("Text", .text),
            ]
        style = CategoryStyle(
            column: "Kategori",
            entries: categories.map { .init(value: $0.name.swedish, label: $0.name.swedish) })
    }

    package func row(of report: ExportedReport) throws(ProjectionFault) -> FeatureRow {
        let place = report.place.map(detail.shown)
        let position = try projector.position(of: place)
        let shown = detail == .full ? report.rest : nil
        var cells = FeatureCells()
        cells.text(report.id.description)
        cells.text(shown?.reference.description)
        cells.text(report.municipality.description)
        cells.text(words.name(of: report.category))
        cells.text(words.name(of: report.status))
        cells.text(words.name(of: report.source))
        cells.moment(report.observed)
        cells.moment(report.rest?.received)
        cells.text(report.rest.map { $0.recurs.map(\.name.swedish).joined(separator: ", ") })
        cells.place(place, position)
        cells.number(shown?.accuracy?.metres, parts: 10)
        cells.number(report.distance.map { detail.shown($0).metres }, parts: 10)
        cells.text(report.rest?.case.description)
        cells.text(report.hasWords ? shown?.words : nil)
        cells.text(report.hasWords ? shown?.text.description : nil)
        return FeatureRow(place: place, position: position, values: cells.values)
    }
}
