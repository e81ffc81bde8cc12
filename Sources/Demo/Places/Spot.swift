import Geometry
import Statistics

/// A place that draws trouble: an underpass, a school yard, a stretch of road.
struct Spot: Sendable {
    let kind: SpotKind
    let trend: SpotTrend
    /// From 0 to 1; see ``SpotTrend/activity(at:phase:)``.
    let phase: Double
    /// How much it draws, against the others; about a power law.
    let weight: Double
    let place: Place
    /// Whether most of its reports come from one person, in the same words.
    let hasInsistentReporter: Bool
    let village: String
    /// Where it is, most exactly said.
    let whereabouts: String
    /// The ways people say where it is, most exact first.
    let phrases: [Phrase]

    /// Every spot of the built-in profile, in the order of its file.
    static let all = BuiltInProfile.spots.contents.split(separator: "\n").dropFirst().compactMap {
        Spot(line: $0)
    }

    /// Parses `kind;trend;weight;northing;easting;reporters;village;where`; nil for anything else.
    init?(line: Substring) {
        let fields = line.split(separator: ";", omittingEmptySubsequences: false)
        guard fields.count == 8, let kind = SpotKind(rawValue: String(fields[0])),
            let trend = SpotTrend(rawValue: String(fields[1])), let weight = Double(fields[2]), weight > 0,
            let northing = Double(fields[3]), let easting = Double(fields[4]),
            let place = Place(northing: northing, easting: easting),
            fields[5] == "many" || fields[5] == "insistent"
        else { return nil }
        self.kind = kind
        self.trend = trend
        self.weight = weight
        self.place = place
        hasInsistentReporter = fields[5] == "insistent"
        var chance = Chance(seed: UInt64(bitPattern: Int64(place.eastingCentimetres)))
        phase = chance.fraction()
        let exact = String(fields[7])
        self.village = String(fields[6])
        whereabouts = exact
        let village = " i \(fields[6])"
        let placed = exact.contains(fields[6]) ? exact : exact + village
        phrases = [exact, placed, kind.vaguely + village, kind.vaguely].map { Phrase($0) }
    }
}

/// Words for where, as they stand in the middle of a sentence and first in it.
struct Phrase: Sendable {
    let inside: String
    let first: String

    init(_ words: String) {
        inside = words
        first = words.capitalisedFirst
    }
}

extension String {
    /// With the first letter in upper case and the rest as it is.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
