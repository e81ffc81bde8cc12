package import Reports

/// That a hotspot would be none without the reports of a short time that has at least half of them: one event, or a campaign that asked for reports, may be all
/// there is. The raw values are the words that programs read.
///
/// A rule of Lykta's own, as that of one voice: the answer without one day, or without the fourteen days in a row with most reports.
package enum HotspotTimes: String, Hashable, Sendable, CaseIterable {
    case day
    case fortnight
}

extension HotspotTimes {
    package var words: Bilingual {
        switch self {
        case .day:
            Bilingual(
                swedish: "Vilar på en dag: utan den dagens rapporter vore det ingen otrygg plats.",
                english: "Rests on one day: without the reports of that day it would be no hotspot.")
        case .fortnight:
            Bilingual(
                swedish:
                    "Vilar på två veckor: utan rapporterna från dem, kanske en kampanj, vore det ingen otrygg plats.",
                english:
                    "Rests on two weeks: without their reports, perhaps a campaign, it would be no hotspot.")
        }
    }
}

extension DenseReports {
    /// The shortest time that has at least half the members of a hotspot, ascending, and without which they would make none; nil when
    /// neither is. Of times with as many reports, the first.
    ///
    /// - Complexity: O(*n* log *n*), and twice that of ``hotspots(among:)``.
    func times(of members: [Int]) -> HotspotTimes? {
        let days = members.map { SwedishTime(reports[$0].observed).date.daysSinceEpoch }
        func isNone(without span: Int) -> Bool {
            let first = Self.fullest(days.sorted(), span)
            let left = zip(members, days).filter { !(first..<first + span).contains($0.1) }.map(\.0)
            return 2 * left.count <= members.count && hotspots(among: left).isEmpty
        }
        if isNone(without: 1) { return .day }
        return isNone(without: 14) ? .fortnight : nil
    }

    /// The first day of the span of so many days with most of these, ascending.
    private static func fullest(_ days: [Int], _ span: Int) -> Int {
        var (best, most, end) = (days.first ?? 0, 0, 0)
        for (start, day) in days.enumerated() {
            while end < days.count, days[end] < day + span { end += 1 }
            if end - start > most { (best, most) = (day, end - start) }
        }
        return best
    }
}
