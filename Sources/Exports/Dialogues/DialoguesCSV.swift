package import Prevention
package import Projection
import Reports

/// Dialogues as a table: a line for each, without what staff have noted.
package struct DialoguesCSV: Sendable {
    private let projector: Projector

    package static let mediaType = CSV.mediaType

    package init(_ projector: Projector) { self.projector = projector }

    package func bytes(of dialogues: [Dialogue]) throws(ProjectionFault) -> [UInt8] {
        var bytes = CSVRow.header(
            ["Dialog", "Kommun", "Dag", "Plats"] + CSVRow.placeHeader + [
                "Antal", "Teman", "Hölls av", "Underlag",
            ])
        for dialogue in dialogues {
            let position = try projector.position(of: dialogue.place)
            bytes += CSVRow.row {
                $0.text(dialogue.id.description)
                $0.text(dialogue.municipality.description)
                $0.text(dialogue.day.description)
                $0.text(dialogue.whereabouts)
                $0.place(dialogue.place, position)
                $0.integer(dialogue.people)
                $0.text(dialogue.themes.written(separator: " | "))
                $0.text(dialogue.holder)
                $0.text(dialogue.provenance)
            }
        }
        return bytes
    }
}
