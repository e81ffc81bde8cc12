import Geometry
import Reports
import TestSupport
import Testing

@testable import Planning

@Suite struct NearRepeatSearchTests {
    /// Half of the reports are followed by another some 40 m away within the days said.
    @Test(arguments: UInt64(1)...3)
    func `reports that are followed by others nearby in a week or two are said to be`(_ seed: UInt64) throws {
        let found = try repeats(among: town(seed: seed, followed: 200, within: 1...14))
        #expect(found.verdict == .likelier)
        let first = try #require(found.bands.first)
        #expect(first.metres == 0...100 && first.days == 1...7)
        #expect(first.ratio > 1.2 && first.pValue <= 0.05 && Double(first.observed) > first.expected)
        #expect(found.bands.contains { $0.metres == 0...100 && $0.days == 8...14 })
        #expect(found.reason.swedish.hasPrefix("Efter en rapport är risken för en ny inom 100 m "))
        #expect(found.reason.swedish.contains(" gånger den vanliga i två veckor."))
        #expect(found.reason.english.hasPrefix("After a report, another within 100 m is "))
        #expect(found.reason.english.contains(" times as likely as usual for two weeks."))
    }

    @Test func `where place and day are unrelated there is seldom a sign`() throws {
        let found = try (UInt64(1)...40).map {
            try repeats(among: town(seed: $0, followed: 0, within: 1...1))
        }
        let signs = found.count { $0.verdict == .likelier }
        // One in twenty, and three standard errors.
        #expect(signs <= 6, "\(signs)")
        let silent = try #require(found.first { $0.verdict != .likelier })
        #expect(silent.verdict == .noSign && silent.bands.isEmpty)
        #expect(silent.reason.swedish == "Inget tecken på att en rapport snart följs av fler i närheten.")
        #expect(silent.reason.english == "No sign that a report is soon followed by others nearby.")
    }

    @Test func `many reports of one day are one event, and no sign`() throws {
        let found = try repeats(among: town(seed: 5, followed: 200, within: 0...0))
        #expect(found.verdict == .noSign)
    }

    @Test func `few reports, or a short time, are said to be too few to say`() throws {
        let few = try repeats(among: town(seed: 1, count: 60, followed: 0, within: 1...1))
        #expect(few.verdict == .tooFewToSay)
        #expect(try repeats(among: []).verdict == .tooFewToSay)
        let short = try repeats(among: town(seed: 1, followed: 200, within: 1...14), days: 83)
        #expect(short.verdict == .tooFewToSay && short.bands.isEmpty)
        #expect(short.reason.swedish.hasPrefix("Rapporterna är för få, eller tiden för kort"))
        #expect(short.reason.english.hasPrefix("There are too few reports, or too short a time"))
    }

    @Test func `more reports or pairs than are compared are said to be too many`() throws {
        let town = try town(seed: 1, followed: 200, within: 1...14)
        for search in [NearRepeatSearch(mostReports: town.count - 1), NearRepeatSearch(mostPairs: 100)] {
            let found = try repeats(among: town, search)
            #expect(found.verdict == .tooManyToSay && found.bands.isEmpty)
            #expect(found.reason.swedish.contains("välj en kortare tid eller ett område"))
            #expect(found.reason.english.contains("choose a shorter time or an area"))
        }
    }

    @Test func `the answer is the same on any number of threads, and stops when told to`() throws {
        let town = try town(seed: 1, followed: 100, within: 1...7)
        let found = try repeats(among: town, NearRepeatSearch(threads: 1))
        #expect(try repeats(among: town, NearRepeatSearch(threads: 3)) == found)
        var shares: [Double] = []
        #expect(throws: CancellationError.self) {
            try NearRepeatSearch().nearRepeats(among: town, days: 365) {
                shares.append($0)
                return shares.count < 3
            }
        }
        #expect(shares.count == 3 && shares == shares.sorted() && shares.first == 0)
    }

    @Test func `a hotspot answer says it of all the reports, a reporter counted once for each spot and day`()
        throws
    {
        let town = try town(seed: 2, followed: 200, within: 1...14)
        let shouting = try (0..<300).map { number in
            try report(9_000 + UInt64(number), north: 5_000, by: 1, daysAgo: 40)
        }
        func answer(_ reports: [FoundReport], _ search: NearRepeatSearch?) throws -> HotspotAnswer {
            let reach = try #require(Radius(metres: 20))
            let finder = HotspotFinder(try #require(HotspotParameters(reach: reach, minimumReports: 3))) {
                _, _ in
                false
            }
            return try finder.answer(
                among: reports, from: now.subtracting(.days(365)), until: now, at: now,
                statistics: #require(HotspotStatistics(surges: nil, nearRepeats: search)))
        }
        let one = try #require(answer(town, NearRepeatSearch()).nearRepeats)
        #expect(one.verdict == .likelier)
        let other = try #require(answer(town + shouting, NearRepeatSearch()).nearRepeats)
        #expect(other.bands.map(\.observed) == one.bands.map(\.observed))
        #expect(try answer(town, nil).nearRepeats == nil)
        #expect(try answer(town, nil).hotspots == answer(town, NearRepeatSearch()).hotspots)
        let alone = try answer([report(1)], NearRepeatSearch())
        #expect(alone.hotspots.isEmpty && alone.nearRepeats?.verdict == .tooFewToSay)
    }

    @Test func `bands that follow one another are one sentence, and others have their own`() throws {
        func band(_ metres: ClosedRange<Int>, _ days: ClosedRange<Int>, _ observed: Int) -> NearRepeats.Band {
            NearRepeats.Band(metres: metres, days: days, observed: observed, expected: 10, pValue: 0.01)
        }
        let found = NearRepeats(
            [band(0...100, 1...7, 20), band(0...100, 8...14, 16), band(100...200, 15...28, 30)],
            without: .noSign)
        #expect(found.verdict == .likelier)
        #expect(
            found.reason.swedish
                == "Efter en rapport är risken för en ny inom 100 m 1,8 gånger den vanliga i två veckor. "
                + "15–28 dagar efter en rapport är risken för en ny 100–200 m bort 3 gånger den vanliga.")
        #expect(
            found.reason.english
                == "After a report, another within 100 m is 1.8 times as likely as usual for two weeks. "
                + "15–28 days after a report, another 100–200 m away is 3 times as likely as usual.")
    }

    /// Reports of as many people in 1 km² over a year, and as many more as said, each near one of them so many days later.
    private func town(seed: UInt64, count: Int = 400, followed: Int, within days: ClosedRange<Int64>) throws
        -> [FoundReport]
    {
        var chance = SeededChance(seed: seed)
        var reports: [FoundReport] = []
        for number in 0..<count {
            let (north, east) = (
                Double.random(in: -500...500, using: &chance), Double.random(in: -500...500, using: &chance)
            )
            let ago = Int64.random(in: 15..<365, using: &chance)
            reports.append(
                try report(UInt64(number), north: north, east: east, by: 10_000 + Int64(number), daysAgo: ago)
            )
            guard number < followed else { continue }
            reports.append(
                try report(
                    UInt64(1_000 + number), north: north + .random(in: -40...40, using: &chance),
                    east: east + .random(in: -40...40, using: &chance), by: 20_000 + Int64(number),
                    daysAgo: ago - .random(in: days, using: &chance)))
        }
        return reports
    }

    private func repeats(
        among reports: [FoundReport], _ search: NearRepeatSearch = NearRepeatSearch(), days: Int = 365
    ) throws -> NearRepeats {
        try search.nearRepeats(among: reports, days: days) { _ in true }
    }
}
