import Geometry
package import Projection
package import Reports

/// Cases as a layer for map programs, with the columns of ``CasesCSV``: each in the middle of its reports.
package struct CaseFeatures: FeatureTable {
    private let projector: Projector
    private let words = SwedishWords()
    private let detail: Detail
    private let seesRestricted: @Sendable (Case) -> Bool

    package let name = "arenden"
    package let title = "Ärenden"
    package let columns: [FeatureColumn]
    package let style: CategoryStyle

    /// - Parameters:
    ///   - seesRestricted: Whether the reader may see the restricted reports of a case; see
    ///     ``Case/shownPlace(withRestricted:)``.
    ///   - categories: those whose groups are drawn in colours of their own.
    package init(
        _ projector: Projector, detail: Detail, seesRestricted: @escaping @Sendable (Case) -> Bool,
        categories: [Category]
    ) {
        self.projector = projector
        self.detail = detail
        self.seesRestricted = seesRestricted
        columns =
            [
                FeatureColumn("Id", .text), FeatureColumn("Kommunkod", .text),
                FeatureColumn("Kategorigrupp", .text), FeatureColumn("Status", .text),
                FeatureColumn("Öppnat", .moment), FeatureColumn("Ändrat", .moment),
                FeatureColumn("Först sett", .moment), FeatureColumn("Senast sett", .moment),
                FeatureColumn("Rapporter", .integer), FeatureColumn("Rapportörer", .integer),
            ] + FeatureColumn.place + [
                FeatureColumn("Ansvariga", .text), FeatureColumn("Åtgärdas senast", .day),
                FeatureColumn("Undanhållna rapporter", .integer),
                FeatureColumn("Platsens noggrannhet", .text),
                FeatureColumn("Senaste rapportens referens", .text),
                FeatureColumn("Senaste rapportens text", .text), FeatureColumn("Läge", .text),
                FeatureColumn("Handläggare", .text),
            ]
        let names = Dictionary(grouping: categories, by: \.group).map { group, categories in
            (group: group, names: Set(categories.map(\.name.swedish)).sorted().joined(separator: ", "))
        }
        style = CategoryStyle(
            column: "Kategorigrupp",
            entries: names.sorted { $0.group < $1.group }.map {
                .init(value: $0.group.description, label: $0.names)
            })
    }

    package func row(of listed: ListedCase) throws(ProjectionFault) -> FeatureRow {
        let item = listed.case
        let latest = detail.shown(listed.latest)
        let shown = item.shownPlace(withRestricted: seesRestricted(item))
        let place = shown.map { detail.shown($0.place) }
        let position = try projector.position(of: place)
        var cells = FeatureCells()
        cells.text(item.id.description)
        cells.text(item.municipality.description)
        cells.text(item.group.description)
        cells.text(words.name(of: item.status))
        cells.moment(item.opened)
        cells.moment(item.changed)
        cells.moment(item.firstObserved)
        cells.moment(item.lastObserved)
        cells.integer(item.reportCount)
        cells.integer(item.reporterCount)
        cells.place(place, position)
        cells.text(item.units.map(\.unitName.swedish).joined(separator: ", "))
        cells.day(item.due)
        cells.integer(item.withheldCount(withRestricted: seesRestricted(item)))
        cells.text(shown.map { $0.isApproximate ? "ruta på \(Place.squareOfRestricted) m" : "exakt" })
        cells.text(latest?.reference.description)
        cells.text(latest?.text.description)
        cells.text(item.state.name.swedish)
        cells.text(item.assignee?.description)
        return FeatureRow(place: place, position: position, values: cells.values)
    }
}
