import Prevention
package import Projection
import Reports

/// Measures as a table: a line for each, with nothing about who reported what.
package struct MeasuresCSV: Sendable {
    private let projector: Projector

    package static let mediaType = CSV.mediaType

    package init(_ projector: Projector) { self.projector = projector }

    package func bytes(of measures: [ToldMeasure]) throws(ProjectionFault) -> [UInt8] {
        var bytes = CSVRow.header(
            [
                "Åtgärd", "Slag", "Namn", "Beskrivning", "Läge", "Planerad", "Började", "Genomförd",
                "Kostnad (kr)", "Ansvar", "Ansvariga",
            ]
                + CSVRow.placeHeader + [
                    "Platsens form", "Ärenden", "Otrygga platser", "Iakttagelser", "Skäl",
                ])
        for told in measures {
            let measure = told.measure
            let place = measure.place?.middle
            let position = try projector.position(of: place)
            bytes += CSVRow.row {
                $0.text(measure.id.description)
                $0.text(told.kindName.swedish)
                $0.text(measure.title)
                $0.text(measure.details)
                $0.text(measure.state.name.swedish)
                $0.text(measure.days.planned?.description)
                $0.text(measure.days.begun?.description)
                $0.text(measure.days.done?.description)
                $0.integer(measure.cost?.amount)
                $0.text(measure.responsible.name.swedish)
                $0.text(measure.units.map(\.description).joined(separator: ", "))
                $0.place(place, position)
                $0.text(measure.place?.kind.name.swedish)
                $0.integer(told.reachedCases.count)
                $0.integer(measure.causes.hotspots.count)
                $0.integer(measure.causes.findings.count)
                $0.text(measure.reason)
            }
        }
        return bytes
    }
}
