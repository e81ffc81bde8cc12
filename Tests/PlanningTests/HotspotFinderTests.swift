import Geometry
import Reports
import TestSupport
import Testing

@testable import Planning

@Suite struct HotspotFinderTests {
    @Test func `reports of several people close together are a hotspot`() throws {
        let hotspots = try find([
            report(1, by: 1, daysAgo: 3), report(2, north: 20, east: 10, by: 2, category: "drugs"),
            report(3, north: 10, east: 20, source: .police), report(4, north: 5_000, by: 3),
        ])
        let hotspot = try #require(hotspots.first)
        #expect(hotspots.count == 1)
        #expect(hotspot.rank == 1)
        #expect(hotspot.centre == (try place(north: 10, east: 10)))
        #expect(hotspot.radius.metres == 20)
        #expect(hotspot.reports == 3)
        #expect(hotspot.distinctReporters == 3)
        #expect(hotspot.sources == [Tally(.resident, count: 2), Tally(.police, count: 1)])
        #expect(hotspot.categories.map(\.key.description) == ["lighting", "drugs"])
        #expect(hotspot.firstObserved == now.subtracting(.days(3)))
        #expect(hotspot.lastObserved == now)
        #expect(hotspot.members.count == 3)
    }

    @Test func `a place is at the nearest hotspot whose circle holds it, or at none`() throws {
        let answer = HotspotAnswer(
            try find([
                report(1, by: 1), report(2, north: 20, by: 2), report(3, north: 40, by: 3),
                report(4, north: 300, by: 1), report(5, north: 320, by: 2), report(6, north: 340, by: 3),
            ]))
        #expect(answer.hotspots.count == 2)
        #expect(try answer.hotspot(at: place(north: 60, east: 0))?.centre == place(north: 20, east: 0))
        #expect(try answer.hotspot(at: place(north: 290, east: 0))?.centre == place(north: 320, east: 0))
        #expect(try answer.hotspot(at: place(north: 170, east: 0)) == nil)
    }

    @Test func `one insistent person never makes a hotspot`() throws {
        let reports = try (UInt64(1)...50).map {
            try report($0, north: Double($0 % 5), by: 7, daysAgo: Int64($0))
        }
        #expect(try find(reports).isEmpty)
        #expect(try find(reports + [report(51, by: 8)]).count == 1)
    }

    @Test func `one insistent person neither pulls the centre nor fills the score`() throws {
        let calm = try [report(1, by: 1), report(2, north: 40, by: 2), report(3, north: 20, by: 3)]
        let insistent = try (UInt64(10)...40).map { try report($0, north: 40, by: 2) }
        let one = try #require(find(calm).first)
        let other = try #require(find(calm + insistent).first)
        #expect(one.centre == other.centre)
        #expect(one.score == other.score)
        #expect(other.distinctReporters == 3)
    }

    @Test func `six reports of one day without a sender are one voice and make no hotspot`() throws {
        let posts = try (UInt64(1)...6).map { try report($0, north: Double($0) * 9, isUnknown: true) }
        #expect(try find(posts).isEmpty)
        let hotspot = try #require(find(posts + [report(7, by: 1)]).first)
        #expect(hotspot.reports == 7)
        #expect(hotspot.distinctReporters == 2)
        #expect(hotspot.knownReporters == 1)
        #expect(hotspot.score == 2)
        #expect(hotspot.restsOnOneVoice)
    }

    @Test func `reports without a sender are a voice for each day`() throws {
        let posts = try (UInt64(1)...6).map {
            try report($0, daysAgo: $0 > 3 ? 1 : 0, isUnknown: true)
        }
        let hotspot = try #require(find(posts).first)
        #expect(hotspot.distinctReporters == 2)
        #expect(hotspot.knownReporters == 0)
    }

    @Test func `a report counts half after a half-life`() throws {
        let fresh = try #require(find([report(1), report(2), report(3)]).first)
        let old = try #require(
            find([report(1, daysAgo: 90), report(2, daysAgo: 90), report(3, daysAgo: 90)]).first)
        #expect(fresh.score == 3)
        #expect(old.score == 1.5)
    }

    @Test func `a reporter counts once a day`() throws {
        let hotspot = try #require(
            find([
                report(1, by: 1), report(2, by: 1), report(3, by: 1, daysAgo: 90), report(4, by: 2),
            ]).first)
        #expect(hotspot.score == 2.5)
    }

    @Test func `a report from the future counts as one from now`() throws {
        let hotspot = try #require(find([report(1, daysAgo: -30), report(2), report(3)]).first)
        #expect(hotspot.score == 3)
    }

    @Test func `the share after dark is that of the reports`() throws {
        let dark: @Sendable (Place, Timestamp) -> Bool = { _, moment in moment < now }
        let reports = try [report(1), report(2, daysAgo: 1), report(3), report(4)]
        let hotspot = try #require(
            HotspotFinder(parameters, isDark: dark).hotspots(among: reports, at: now).first)
        #expect(hotspot.darkShare == 0.25)
    }

    @Test func `equal hotspots are ordered from the south, then the west`() throws {
        let corners = [(1_000.0, 0.0), (0, 1_000), (0, 0)]
        let reports = try corners.enumerated().flatMap { index, corner in
            try (0..<3).map {
                try report(UInt64(index * 3 + $0), north: corner.0, east: corner.1)
            }
        }
        let found = try find(reports).map(\.centre)
        #expect(
            try found == [
                place(north: 0, east: 0), place(north: 0, east: 1_000), place(north: 1_000, east: 0),
            ])
    }

    @Test func `the higher score comes first, wherever it lies`() throws {
        let old = try (UInt64(1)...3).map { try report($0, daysAgo: 30) }
        let fresh = try (UInt64(4)...6).map { try report($0, north: 2_000) }
        #expect(try find(old + fresh).map(\.rank) == [1, 2])
        #expect(try find(old + fresh).first?.centre == place(north: 2_000, east: 0))
    }

    @Test func `a report given twice counts once`() throws {
        #expect(try find([report(1), report(1), report(2), report(2)]).isEmpty)
    }

    @Test func `nothing comes of nothing`() throws { #expect(try find([]).isEmpty) }

    @Test func `two lonely reporters get no outline that would show them`() throws {
        let reach = try #require(Radius(metres: 60))
        let parameters = try #require(HotspotParameters(reach: reach, minimumReports: 2))
        let pair = try [report(1, by: 1), report(2, north: 33.33, by: 2)]
        let hotspot = try #require(
            HotspotFinder(parameters, isDark: light).hotspots(among: pair, at: now).first)
        #expect(hotspot.hull == nil)
        #expect(hotspot.centre == (try place(north: 20, east: 0)))
        #expect(hotspot.radius.metres == 20)
    }

    @Test(arguments: UInt64(1)...12)
    func `the answer does not depend on the order of the reports, and shows no exact place`(seed: UInt64)
        throws
    {
        var chance = SeededChance(seed: seed)
        let reports = try (UInt64(0)..<300).map { number in
            let block = Double.random(in: 0..<5, using: &chance).rounded(.down) * 400
            return try report(
                number, north: block + .random(in: 0...120, using: &chance),
                east: .random(in: 0...120, using: &chance),
                by: Bool.random(using: &chance) ? .random(in: 1...9, using: &chance) : nil,
                daysAgo: .random(in: 0...400, using: &chance))
        }
        let found = try find(reports)
        #expect(try find(reports.shuffled(using: &chance)) == found)
        #expect(!found.isEmpty)
        #expect(found.map(\.rank) == Array(1...found.count))
        for hotspot in found {
            #expect(
                hotspot.centre.northingCentimetres % 1_000 == 0
                    && hotspot.centre.eastingCentimetres % 1_000 == 0)
            #expect(hotspot.radius.metres.truncatingRemainder(dividingBy: 10) == 0)
            let near = reports.filter { $0.place.distance(to: hotspot.centre) <= hotspot.radius }
            #expect(near.count >= hotspot.reports)
            let hull = try #require(hotspot.hull)
            #expect(
                hull.allSatisfy { $0.northingCentimetres % 2_000 == 0 && $0.eastingCentimetres % 2_000 == 0 })
        }
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score })
    }

    @Test(arguments: [(1_001.0, 3, 2, 90), (60, 1, 2, 90), (60, 3, 1, 90), (60, 3, 2, 0), (60, 1_001, 2, 90)])
    func `refuses parameters that make no sense`(
        _ reach: Double, _ reports: Int, _ reporters: Int, _ days: Int64
    )
        throws
    {
        let reach = try #require(Radius(metres: reach))
        #expect(
            HotspotParameters(
                reach: reach, minimumReports: reports, minimumReporters: reporters, halfLife: .days(days))
                == nil)
    }

    private let light: @Sendable (Place, Timestamp) -> Bool = { _, _ in false }

    private var parameters: HotspotParameters {
        get throws {
            let reach = try #require(Radius(metres: 60))
            return try #require(HotspotParameters(reach: reach, minimumReports: 3))
        }
    }

    private func find(_ reports: [FoundReport]) throws -> [Hotspot] {
        try HotspotFinder(parameters, isDark: light).hotspots(among: reports, at: now)
    }
}
