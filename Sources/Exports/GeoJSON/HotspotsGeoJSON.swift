import Geometry
import JSON
package import Planning
package import Projection
import Reports

/// Hotspots as a collection: their centres, or their outlines.
package struct HotspotsGeoJSON: Export {
    private let projector: Projector
    private let shape: Shape
    private let nearRepeats: NearRepeats?

    package enum Shape: Sendable {
        /// Every hotspot is a point; its reach stands in `radiusMetres`.
        case centres
        /// A polygon around the reports, or the centre for a hotspot that has no outline.
        case outlines
    }

    package let mediaType = GeoJSON.mediaType
    package let fileExtension = "geojson"

    /// - Parameter nearRepeats: what is said of all the reports together, as the member `nearRepeat` of the collection; nil for
    ///   no such member.
    package init(_ projector: Projector, shape: Shape = .centres, nearRepeats: NearRepeats? = nil) {
        self.projector = projector
        self.shape = shape
        self.nearRepeats = nearRepeats
    }

    package func header() -> [UInt8] { GeoJSON.collectionHeader }

    package func item(_ hotspot: Hotspot, isFirst: Bool) throws(ProjectionFault) -> [UInt8] {
        try GeoJSON.feature(isFirst: isFirst) { (feature) throws(ProjectionFault) in
            feature.member("id", hotspot.rank)
            if shape == .outlines, let hull = hotspot.hull {
                try feature.polygon(hull, projector)
            } else {
                try feature.point(hotspot.centre, projector)
            }
            feature.object("properties") { write(hotspot, to: &$0) }
        }
    }

    package func footer(after count: Int) -> [UInt8] {
        GeoJSON.collectionFooter { [nearRepeats] in $0.memberIfPresent("nearRepeat", nearRepeats) }
    }

    private func write(_ hotspot: Hotspot, to properties: inout JSONObject) {
        properties.member("rank", hotspot.rank)
        properties.member("name", hotspot.name)
        properties.member("radiusMetres", hotspot.radius.metres, decimals: 0)
        properties.member("reports", hotspot.reports)
        properties.member("distinctReporters", hotspot.distinctReporters)
        properties.member("knownReporters", hotspot.knownReporters)
        properties.object("categories") { counts in
            for tally in hotspot.categories { counts.member(tally.key.description, tally.count) }
        }
        properties.object("sources") { counts in
            for tally in hotspot.sources { counts.member(tally.key.rawValue, tally.count) }
        }
        properties.member("darkShare", hotspot.darkShare, decimals: 3)
        properties.member("score", hotspot.score, decimals: 3)
        properties.member("firstObservedAt", hotspot.firstObserved)
        properties.member("lastObservedAt", hotspot.lastObserved)
        properties.member("pValue", probability: hotspot.significance?.pValue)
        properties.member("significant", hotspot.significance?.isSignificant)
        properties.member("pValueAgainst", hotspot.significance?.baseline)
        properties.member("pattern", hotspot.pattern?.kind)
        properties.member("patternWords", hotspot.pattern?.words)
        properties.member("reason", hotspot.pattern?.reason)
        properties.member("surge", hotspot.surge)
        properties.member("restsOnOneVoice", hotspot.restsOnOneVoice)
        properties.member("restsOnTime", hotspot.restsOnTime)
    }
}
