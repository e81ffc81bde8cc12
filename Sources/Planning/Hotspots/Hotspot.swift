package import Geometry
package import Reports

/// A place where reports of several people lie dense: something to walk past and look at.
///
/// Shown to more people than the reports behind it, so it gives no single report away: the centre is rounded to 10 m and
/// the radius up to 10 m, the hull is drawn round whole squares of 20 m, and everything rests on at least
/// ``HotspotParameters/minimumReporters`` reporters.
package struct Hotspot: Hashable, Sendable, Identifiable {
    /// The place in the list, from 1; identifies the hotspot within one answer.
    package let rank: Int
    /// The mean of the reporters' mean places, so that one who reports often does not pull it; rounded to 10 m.
    package let centre: Place
    /// No report lies farther from ``centre`` than this; a whole number of 10 m, at least 10 m.
    package let radius: Distance
    /// A convex outline around all the reports, counter-clockwise, the last corner not repeated; see ``HotspotHull``.
    package let hull: [Place]?
    package let reports: Int
    /// How many voices reported; see the room Statistics.
    package let distinctReporters: Int
    /// How many of these are known to be different people: by the sender's pseudonym or by contact.
    package let knownReporters: Int
    /// Most reports first, ties by the sources' own words.
    package let sources: [Tally<Source>]
    /// Most reports first, ties by code.
    package let categories: [Tally<Code<Category>>]
    /// The share of the reports that were seen after dark, 0…1.
    package let darkShare: Double
    /// Reporters counted once a day, each such day the less the older it is: a day of one reporter counts 1 when it is
    /// today and half as much for every half-life that has gone.
    package let score: Double
    package let firstObserved: Timestamp
    package let lastObserved: Timestamp
    /// Whether the reports would be no hotspot by the same parameters without those of the reporter who has most of
    /// them (of several with as many, of the one with the first report).
    package let restsOnOneVoice: Bool
    /// Whether they would be none without those of one day, or of two weeks; nil for neither.
    package let restsOnTime: HotspotTimes?
    /// Nil when it was not asked for, and when reports lie in more than a million hexagons.
    package let significance: HotspotSignificance?
    /// Nil when it was not asked for, when the time asked about is too short (fewer than four weeks), and when reports
    /// lie in too many hexagons.
    package let pattern: HotspotPattern?
    /// Nil when reports do not surge here, and when it was not asked for or there are too few weeks or too many reports
    /// to tell; see ``SurgeScan``.
    package let surge: HotspotSurge?
    /// Where it is, for people: a street or place and its district, never a house; nil when nothing near has a name, and
    /// until it has been looked up.
    package var name: String?
    /// Its reports, for those who may follow the figures back; in no answer that shows hotspots.
    package let members: [FoundReport]

    package var id: Int { rank }

    package init(
        rank: Int, centre: Place, radius: Distance, hull: [Place]?, reports: Int, distinctReporters: Int,
        knownReporters: Int, sources: [Tally<Source>], categories: [Tally<Code<Category>>], darkShare: Double,
        score: Double,
        firstObserved: Timestamp, lastObserved: Timestamp, restsOnOneVoice: Bool = false,
        restsOnTime: HotspotTimes? = nil,
        significance: HotspotSignificance? = nil, pattern: HotspotPattern? = nil, surge: HotspotSurge? = nil,
        name: String? = nil, members: [FoundReport] = []
    ) {
        self.rank = rank
        self.centre = centre
        self.radius = radius
        self.hull = hull
        self.reports = reports
        self.distinctReporters = distinctReporters
        self.knownReporters = knownReporters
        self.sources = sources
        self.categories = categories
        self.darkShare = darkShare
        self.score = score
        self.firstObserved = firstObserved
        self.lastObserved = lastObserved
        self.restsOnOneVoice = restsOnOneVoice
        self.restsOnTime = restsOnTime
        self.significance = significance
        self.pattern = pattern
        self.surge = surge
        self.name = name
        self.members = members
    }
}

/// How many reports are of one kind.
package struct Tally<Key: Hashable & Sendable>: Hashable, Sendable {
    package let key: Key
    package let count: Int

    package init(_ key: Key, count: Int) {
        self.key = key
        self.count = count
    }

    /// Counts `keys`; most first, ties by `name`.
    static func counting(_ keys: some Sequence<Key>, name: (Key) -> String) -> [Tally] {
        Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
            .map { Tally($0.key, count: $0.value) }
            .sorted { ($1.count, name($0.key)) < ($0.count, name($1.key)) }
    }
}
