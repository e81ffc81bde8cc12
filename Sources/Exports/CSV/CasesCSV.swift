import Geometry
package import Projection
package import Reports

/// The list of cases.
package struct CasesCSV: Export {
    private let projector: Projector
    private let words: SwedishWords
    private let detail: Detail
    private let seesRestricted: @Sendable (Case) -> Bool

    package let mediaType = CSV.mediaType
    package let fileExtension = CSV.fileExtension

    /// - Parameter seesRestricted: Whether the reader may see the restricted reports of a case; see
    ///   ``Case/shownPlace(withRestricted:)``.
    package init(
        _ projector: Projector, detail: Detail, seesRestricted: @escaping @Sendable (Case) -> Bool,
        words: SwedishWords = SwedishWords()
    ) {
        self.projector = projector
        self.detail = detail
        self.seesRestricted = seesRestricted
        self.words = words
    }

    package func header() -> [UInt8] {
        CSVRow.header(
            [
                "Id", "Kommunkod", "Kategorigrupp", "Status", "Öppnat", "Ändrat", "Först sett", "Senast sett",
                "Rapporter", "Rapportörer",
            ] + CSVRow.placeHeader + [
                "Ansvariga", "Åtgärdas senast", "Undanhållna rapporter", "Platsens noggrannhet",
                "Senaste rapportens referens", "Senaste rapportens text", "Läge", "Handläggare",
            ])
    }

    package func item(_ listed: ListedCase, isFirst: Bool) throws(ProjectionFault) -> [UInt8] {
        let item = listed.case
        let latest = detail.shown(listed.latest)
        let shown = item.shownPlace(withRestricted: seesRestricted(item))
        let place = shown.map { detail.shown($0.place) }
        let position = try projector.position(of: place)
        return CSVRow.row {
            $0.text(item.id.description)
            $0.text(item.municipality.description)
            $0.text(item.group.description)
            $0.text(words.name(of: item.status))
            $0.time(item.opened)
            $0.time(item.changed)
            $0.time(item.firstObserved)
            $0.time(item.lastObserved)
            $0.integer(item.reportCount)
            $0.integer(item.reporterCount)
            $0.place(place, position)
            $0.text(item.units.map(\.unitName.swedish).joined(separator: ", "))
            $0.text(item.due?.description)
            $0.integer(item.withheldCount(withRestricted: seesRestricted(item)))
            $0.text(shown.map { $0.isApproximate ? "ruta på \(Place.squareOfRestricted) m" : "exakt" })
            $0.text(latest?.reference.description)
            $0.text(latest?.text.description)
            $0.text(item.state.name.swedish)
            $0.text(item.assignee?.description)
        }
    }

    package func footer(after count: Int) -> [UInt8] { [] }
}
