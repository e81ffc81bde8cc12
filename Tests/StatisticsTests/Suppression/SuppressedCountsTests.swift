import Statistics
import TestSupport
import Testing

@Suite struct SuppressedCountsTests {
    private typealias Event = SuppressedCounts.Event
    private static let home = GridCell(row: 6_236, column: 470)

    /// Thirty squares, the first twenty in one district.
    private static let land: SuppressedCounts.Land = {
        let cells = (0..<30).map { GridCell(row: 6_236, column: 470 + $0) }
        return .init(
            cells: Set(cells),
            districts: Dictionary(uniqueKeysWithValues: cells.prefix(20).map { ($0, 1) }))
    }()

    private static func events(_ count: Int, at cell: GridCell = home, category: Int = 0, from first: Int = 0)
        -> [Event]
    {
        (first..<first + count).map { Event(cell: cell, category: category, voice: $0) }
    }

    /// - Parameter bits: Of every group: the threshold is six and one more for each, and the rounding begins at `bits >> 32`.
    private static func told(_ events: [Event], bits: UInt64 = 0) -> [SuppressedCounts.Told] {
        SuppressedCounts(of: events, on: land, categories: 2, secret: { _ in bits }).told
    }

    @Test(arguments: 0..<5)
    func `a square is told of from a threshold of its own, and never for five voices or fewer`(_ more: Int) {
        let holder = SuppressedCounts.Holder.cell(Self.home)
        for voices in 1...12 {
            let isTold = Self.told(Self.events(voices), bits: UInt64(more)).contains {
                $0.group.holder == holder
            }
            #expect(isTold == (voices >= 6 + more), "\(voices)")
        }
    }

    @Test func `reports of one voice are one`() {
        let insistent = (0..<40).map { _ in Event(cell: Self.home, category: 0, voice: 1) }
        #expect(Self.told(insistent).isEmpty)
        #expect(Self.told(insistent + Self.events(4, from: 10)).isEmpty)
        #expect(Self.told(insistent + Self.events(5, from: 10)).map(\.count) == [45])
    }

    @Test func `rounding is to fives, and right in the mean`() {
        for reports in 6...30 {
            let counts = (0..<5).compactMap { start in
                // The lower half makes the whole divisible by five: the threshold is six.
                Self.told(Self.events(reports), bits: UInt64(start) << 32 + UInt64((5 - start) % 5))
                    .first?.count
            }
            #expect(counts.count == 5 && counts.allSatisfy { $0 % 5 == 0 && $0 >= 5 })
            #expect(counts.reduce(0, +) == 5 * reports)
        }
    }

    @Test func `what is left goes to the district, then to the rest, then to that of all categories`() {
        let beside = GridCell(row: 6_236, column: 471)
        let outside = GridCell(row: 6_236, column: 495)
        let district = Self.told(Self.events(3) + Self.events(4, at: beside, from: 10))
        #expect(district.map(\.group) == [.init(.district(1), category: 0)])
        let rest = Self.told(Self.events(3) + Self.events(4, at: outside, from: 10))
        #expect(rest.map(\.group) == [.init(.rest, category: 0)])
        let all = Self.told(Self.events(3) + Self.events(4, category: 1, from: 10))
        #expect(all.map(\.group) == [.init(.rest, category: nil)])
        #expect(Self.told(Self.events(3) + Self.events(2, category: 1, from: 10)).isEmpty)
    }

    @Test func `what is left is not told where it covers few squares`() {
        let cells = (0..<6).map { GridCell(row: 1, column: $0) }
        let land = SuppressedCounts.Land(
            cells: Set(cells), districts: Dictionary(uniqueKeysWithValues: cells.map { ($0, 1) }))
        var events = Self.events(3, at: cells[0]) + Self.events(4, at: cells[1], from: 10)
        func told() -> [SuppressedCounts.Group] {
            SuppressedCounts(of: events, on: land, categories: 1, secret: { _ in 0 }).told.map(\.group)
        }
        #expect(told() == [.init(.district(1), category: 0)])
        for index in 2..<4 { events += Self.events(9, at: cells[index], from: 100 * index) }
        #expect(told() == (2..<4).map { .init(.cell(cells[$0]), category: 0) })
    }

    @Test func `the order of reports changes nothing, and no report is counted twice`() {
        let reports = SimulatedReports(seed: 4)
        let events = reports.events[0]
        func published(_ events: [Event]) -> SuppressedCounts {
            SuppressedCounts(
                of: events, on: reports.land, categories: SimulatedReports.categories,
                secret: { FixedSecret.bits(of: $0, period: 0, 9) })
        }
        let one = published(events)
        #expect(one == published(events.reversed()))
        #expect(Set(one.told.map(\.group)).count == one.told.count)
        // Each group is at most five off.
        #expect(abs(one.sum { _ in true } - events.count) <= 5 * one.told.count)
    }
}
