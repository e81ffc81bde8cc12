import Reports
import TestSupport
import Testing

@testable import Prevention

@Suite struct WatchAreaTests {
    private let start = CivilDate(daysSinceEpoch: 19_800)

    private func area(
        _ number: Int = 1, households: Int? = 24, since: CivilDate? = nil, until: CivilDate? = nil
    ) throws -> WatchArea {
        WatchArea(
            id: .numbered(number), municipality: try MunicipalityCode("1060").orFail(), name: "Linden",
            households: households, contact: "Kontaktombudet", since: since ?? start, until: until,
            made: .testNow)
    }

    private func told(_ areas: [WatchArea], _ day: CivilDate) -> [Int] {
        let active = areas.active(on: day)
        return [active.areas, active.households]
    }

    @Test func `it is active from its first day through its last`() throws {
        let last = start.adding(days: 30)
        let ended = try area(until: last)
        for (day, isActive) in [
            (start.adding(days: -1), false), (start, true), (last, true), (last.adding(days: 1), false),
        ] {
            #expect(ended.isActive(on: day) == isActive, "\(day)")
        }
        #expect(try area().isActive(on: start.adding(days: 9_000)))
    }

    @Test func `active areas and the households of those that have said are counted by day`() throws {
        let areas = [
            try area(1), try area(2, households: nil), try area(3, households: 10, until: start),
            try area(4, households: 5, since: start.adding(days: 10)),
        ]
        #expect(told(areas, start) == [3, 34])
        #expect(told(areas, start.adding(days: 1)) == [2, 24])
        #expect(told(areas, start.adding(days: 10)) == [3, 29])
        #expect(told([], start) == [0, 0])
    }

    @Test func `edits are told in words, and an edit that changes nothing is none`() throws {
        let before = try area()
        let last = start.adding(days: 400)
        let (after, words) = try before.applying(
            [.setHouseholds(26), .setName("Linden"), .setContact(""), .setUntil(last)], at: .testNow)
        #expect(after.version == 2 && after.households == 26 && after.until == last)
        #expect(words.map(\.swedish) == ["Hushåll: 26", "Kontakt: –", "Till och med: \(last)"])
        #expect(words.allSatisfy { $0.swedish != $0.english })
        let same = try before.applying([.setHouseholds(24), .setArea(nil)], at: .testNow)
        #expect(same.area == before && same.words.isEmpty)
    }

    @Test func `its days lie ten years ahead at most, and one that was kept before stays`() throws {
        let today = SwedishTime(.testNow).date
        let last = today.adding(days: WatchArea.furthestAhead)
        let far = last.adding(days: 1)
        try area(since: last, until: last).requireSound(on: today)
        #expect(throws: WatchAreaFault.sinceTooFar(far)) { try area(since: far).requireSound(on: today) }
        #expect(throws: WatchAreaFault.untilTooFar(far)) { try area(until: far).requireSound(on: today) }
        #expect(throws: WatchAreaFault.untilTooFar(far)) {
            try area().applying([.setUntil(far)], at: .testNow)
        }
        let kept = try area(until: far).applying([.setName("Eken")], at: .testNow).area
        #expect(kept.name == "Eken" && kept.until == far)
        #expect(try kept.applying([.setUntil(nil)], at: .testNow).area.until == nil)
    }

    @Test func `one that ends before it begins cannot be kept`() throws {
        let before = start.adding(days: -1)
        #expect(throws: WatchAreaFault.daysOutOfOrder) { try area(until: before).requireSound(on: start) }
        #expect(throws: WatchAreaFault.daysOutOfOrder) {
            try area().applying([.setUntil(before)], at: .testNow)
        }
    }
}
