import Geometry
import JSON
package import Planning
package import Projection
package import Reports

/// Hotspots as waypoints, for a telephone or a GPS on the walk.
package struct HotspotsGPX: Export {
    private let projector: Projector
    private let made: Timestamp
    private let words: SwedishWords

    package let mediaType = GPX.mediaType
    package let fileExtension = GPX.fileExtension

    package init(_ projector: Projector, made: Timestamp, words: SwedishWords = SwedishWords()) {
        self.projector = projector
        self.made = made
        self.words = words
    }

    package func header() -> [UInt8] { GPX.header(name: "Otrygga platser", made: made) }

    package func item(_ hotspot: Hotspot, isFirst: Bool) throws(ProjectionFault) -> [UInt8] {
        var xml = XMLText()
        let point = GPXPoint(
            place: hotspot.centre,
            name: hotspot.name.map { "\(hotspot.rank). \($0)" } ?? "Otrygg plats \(hotspot.rank)",
            description: description(of: hotspot), symbol: "Flag, Red")
        try xml.point("wpt", point, projector)
        return xml.bytes
    }

    package func footer(after count: Int) -> [UInt8] { GPX.footer }

    private func description(of hotspot: Hotspot) -> String {
        let radius = RoundedNumber(hotspot.radius.metres, decimals: 0)?.text() ?? ""
        let dark = RoundedNumber(hotspot.darkShare * 100, decimals: 0)?.text() ?? ""
        let reports =
            "\(hotspot.reports) rapporter från \(hotspot.distinctReporters) \(hotspot.distinctReporters == 1 ? "rapportör" : "rapportörer") (\(hotspot.knownReporters) säkert olika) inom \(radius) m, "
            + "\(dark) % i mörker. \(words.list(hotspot.categories))"
        let sentences = statistics(of: hotspot)
        return sentences.isEmpty ? reports : "\(reports). \(sentences.joined(separator: " "))"
    }

    private func statistics(of hotspot: Hotspot) -> [String] {
        [
            hotspot.significance.map {
                let chance = $0.isSignificant ? "Knappast en slump" : "Kan vara en slump"
                let against = $0.baseline == .even ? "" : ", \($0.baseline.words.swedish)"
                return "\(chance) (sannolikhet \(Probability.swedish($0.pValue))\(against))."
            },
            hotspot.pattern.map { "\($0.words.swedish): \($0.reason.swedish)" },
            hotspot.surge?.reason.swedish,
            hotspot.restsOnOneVoice ? "Vilar på en röst." : nil,
            hotspot.restsOnTime?.words.swedish,
        ].compactMap { $0 }
    }
}
