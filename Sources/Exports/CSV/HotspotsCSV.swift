import Geometry
package import Planning
package import Projection
import Reports

/// The list of hotspots.
package struct HotspotsCSV: Export {
    private let projector: Projector
    private let words: SwedishWords

    package let mediaType = CSV.mediaType
    package let fileExtension = CSV.fileExtension

    package init(_ projector: Projector, words: SwedishWords = SwedishWords()) {
        self.projector = projector
        self.words = words
    }

    package func header() -> [UInt8] {
        CSVRow.header(
            ["Plats"] + CSVRow.placeHeader + [
                "Radie (m)", "Rapporter", "Rapportörer", "Kategorier", "Källor", "I mörker (%)", "Poäng",
                "Först sett", "Senast sett", "Sannolikhet av slump", "Mönster", "Varför", "Ökning",
                "Vilar på en röst", "Säkert olika rapportörer", "Namn", "Vilar på kort tid",
                "Sannolikheten gäller",
            ])
    }

    package func item(_ hotspot: Hotspot, isFirst: Bool) throws(ProjectionFault) -> [UInt8] {
        let position = try projector.position(of: hotspot.centre)
        return CSVRow.row {
            $0.integer(hotspot.rank)
            $0.place(hotspot.centre, position)
            $0.number(hotspot.radius.metres, decimals: 0)
            $0.integer(hotspot.reports)
            $0.integer(hotspot.distinctReporters)
            $0.text(words.list(hotspot.categories))
            $0.text(words.list(hotspot.sources))
            $0.number(hotspot.darkShare * 100, decimals: 0)
            $0.number(hotspot.score, decimals: 2)
            $0.time(hotspot.firstObserved)
            $0.time(hotspot.lastObserved)
            $0.probability(hotspot.significance?.pValue)
            $0.text(hotspot.pattern?.words.swedish)
            $0.text(hotspot.pattern?.reason.swedish)
            $0.text(hotspot.surge?.told.swedish)
            $0.text(hotspot.restsOnOneVoice ? "ja" : "nej")
            $0.integer(hotspot.knownReporters)
            $0.text(hotspot.name)
            $0.text(hotspot.restsOnTime?.words.swedish)
            $0.text(hotspot.significance?.baseline.words.swedish)
        }
    }

    package func footer(after count: Int) -> [UInt8] { [] }
}
