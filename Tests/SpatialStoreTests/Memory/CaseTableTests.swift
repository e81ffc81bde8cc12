import Reports
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct CaseTableTests {
    /// Cases that have been changed after they were kept, in some ten chunks.
    private func table(_ chance: inout SeededChance) throws -> CaseTable {
        let group = try Code<CategoryGroup>("lighting").orFail()
        var table = CaseTable()
        for round in 0..<2 {
            for number in 1...5_000 where round == 0 || Int.random(in: 0..<4, using: &chance) == 0 {
                var entry = CaseEntry()
                // In the order of numbers but for a few, as when two are kept at once.
                entry.id = Case.ID(
                    high: UInt64(number + Int.random(in: -3...3, using: &chance) + 10),
                    low: UInt64.random(in: 0...9, using: &chance) << 32 | UInt64(number))
                entry.due = [.max, Int32.random(in: 20_000...20_400, using: &chance)][number % 2]
                entry.reports = Int32(Int.random(in: 1...number / 50 + 2, using: &chance))
                entry.isKept = number % 7 != 0
                table.set(
                    CaseRow(entry: entry, group: group, units: [], assignee: nil), number: Int64(number))
            }
        }
        return table
    }

    @Test(arguments: CaseSort.allCases, [false, true])
    func `the first of a list are the same when chunks are passed over that hold none of them`(
        _ sort: CaseSort, takingReports: Bool
    ) throws {
        var chance = SeededChance(seed: 13)
        for _ in 0..<5 {
            let table = try table(&chance)
            let order = ListedOrder(sort)
            var all: [RankedCase] = []
            table.forEachCase(into: &all, takingReports: false) { all, number, entry in
                if entry.isKept { all.append(order.ranked(number, entry)) }
            }
            var looked = 0
            var first = Selection<RankedCase>(101)
            table.forEachCase(
                into: &first, takingReports: takingReports, backwards: sort.isDescending,
                where: { $0.admits(order.first(within: $1)) }
            ) { first, number, entry in
                looked += 1
                let ranked = order.ranked(number, entry)
                if entry.isKept, first.admits(ranked) { first.offer(ranked) }
            }
            #expect(
                first.sorted().map(\.number) == all.sorted { $0.rank < $1.rank }.prefix(101).map(\.number))
            #expect(looked < 4_000 || sort == .due || sort == .reports, "none was passed over")
        }
    }
}
