import Geometry
import Reports
import Statistics

/// How near repeats are looked for: pairs of reports by distance and days apart, against what chance makes when the days are
/// dealt out anew among the reports.
package struct NearRepeatSearch: Hashable, Sendable {
    /// With more reports than this, or more pairs near each other, nothing is looked for.
    package let mostReports: Int
    package let mostPairs: Int
    private let seed: UInt64
    private let threads: Int?

    /// Metres, each band to its end; and the days after a report, in weeks.
    package static let distances = [100, 200]
    package static let weeks = [1, 2, 4]
    /// How often the days are dealt out anew: at most so often, and fewer times where there are many pairs, but at least the
    /// least, with which the rarest of six bands can still be significant.
    package static let replications = 199...999
    /// In a shorter time there is too little to tell what is usual.
    package static let fewestDays = 84
    /// With fewer pairs than these to be expected in the nearest and soonest band, silence says nothing.
    package static let fewestExpected = 5.0
    /// Steps that all replications take together, at most, where the least of them do not take more.
    private static let work = 100_000_000

    /// - Parameters:
    ///   - seed: the same gives the same answer.
    ///   - threads: nil for as many as there are processors.
    package init(
        mostReports: Int = 50_000, mostPairs: Int = 1_000_000, seed: UInt64 = 1060, threads: Int? = nil
    ) {
        self.mostReports = mostReports
        self.mostPairs = mostPairs
        self.seed = seed
        self.threads = threads
    }

    /// - Parameters:
    ///   - reports: with one reporter once for each spot and day.
    ///   - days: how long a time they were chosen from.
    ///   - continuing: called now and then with the share done; false cancels.
    /// - Complexity: O(*n* log *n* + *pairs*) for the pairs within some 280 m, and the same again, without the sorting, for
    ///   each replication; some 10⁸ steps in all, a quarter of a second on two cores, and at most 2.4 × 10⁸.
    func nearRepeats(
        among reports: [FoundReport], days: Int, continuing: (_ shareDone: Double) -> Bool
    ) throws(CancellationError) -> NearRepeats {
        guard days >= Self.fewestDays else { return NearRepeats([], without: .tooFewToSay) }
        guard reports.count <= mostReports, let pairs = pairs(of: reports) else {
            return NearRepeats([], without: .tooManyToSay)
        }
        let plain = pairs.table(replications: 0, seed: seed)
        let near = plain.entries.dropLast().reduce(0) { $0 + ($1.first?.inDistance ?? 0) }
        let replications = max(
            Self.replications.lowerBound,
            min(Self.replications.upperBound, Self.work / (near + 4 * reports.count + 1)))
        let table = try pairs.table(
            replications: replications, seed: seed, threads: threads, continuing: continuing)
        let isTooFew = Self.soonest(in: table).first.map { $0.expected < Self.fewestExpected } ?? true
        return NearRepeats(Self.bands(of: table), without: isTooFew ? .tooFewToSay : .noSign)
    }

    private func pairs(of reports: [FoundReport]) -> SpaceTimePairs? {
        let distances = Self.distances.compactMap { Radius(metres: Double($0)) }
        let method = NearRepeat(
            distances: distances, times: [0] + Self.weeks.map { Int64(7 * $0) }, metric: .euclidean,
            hasSamePlace: false)
        let events = reports.lazy.map { report in
            (place: report.place, moment: Int64(SwedishTime(report.observed).date.daysSinceEpoch))
        }
        return try? method?.pairs(of: events, limit: mostPairs)
    }

    /// The entries compared: all but those of the same day, and those beyond the last distance or time.
    private static func soonest(in table: NearRepeatTable) -> [NearRepeatTable.Entry] {
        table.entries.prefix(distances.count).flatMap { $0.dropFirst().prefix(weeks.count) }
    }

    /// The bands that chance seldom makes so full.
    private static func bands(of table: NearRepeatTable) -> [NearRepeats.Band] {
        let entries = soonest(in: table)
        let adjusted = FalseDiscovery.adjusted(entries.map { $0.p ?? 1 }) ?? []
        let shapes = zip([0] + distances, distances).flatMap { nearest, farthest in
            zip([0] + weeks, weeks).map { after, until in
                (metres: nearest...farthest, days: (7 * after + 1)...(7 * until))
            }
        }
        return zip(zip(entries, adjusted), shapes).compactMap { found, shape in
            let (entry, pValue) = found
            guard pValue <= HotspotStatistics.level, let ratio = entry.ratio, ratio > 1 else { return nil }
            return NearRepeats.Band(
                metres: shape.metres, days: shape.days, observed: entry.observed, expected: entry.expected,
                pValue: pValue)
        }
    }
}
