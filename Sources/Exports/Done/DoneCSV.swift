import Prevention
import Reports

/// What was done, as a table that anybody may have: a line for each measure, and no sum of reports.
package struct DoneCSV: Sendable {
    package static let mediaType = CSV.mediaType

    package init() {}

    package func bytes(of done: [ToldDone]) -> [UInt8] {
        var bytes = CSVRow.header([
            "Kommun", "Kommunkod", "År", "Genomförd", "Slag", "Åtgärd", "Beskrivning", "Område", "Ansvar",
            "Rapporter, minst", "Iakttagelser som är klara",
        ])
        for told in done {
            let measure = told.measure
            bytes += CSVRow.row {
                $0.text(told.municipalityName)
                $0.text(measure.municipality.description)
                $0.integer(measure.days.done?.year)
                $0.text(measure.days.done?.description)
                $0.text(told.kindName.swedish)
                $0.text(measure.title)
                $0.text(measure.details)
                $0.text(told.district)
                $0.text(measure.responsible.name.swedish)
                switch told.done.reports {
                case nil: $0.text(nil)
                case .few: $0.text("färre än \(PublicCount.least)")
                case .atLeast(let count): $0.integer(count)
                }
                $0.integer(told.done.mended.count)
            }
        }
        return bytes
    }
}
