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
            let ranked = { (number: Int, traits: CaseTraits) in
                order.ranked(number, key: order.key(of: traits), table.cases[Int64(number)].id)
            }
            var all: [RankedCase] = []
            for chunk in table.bounds.indices {
                table.forEachCase(inChunk: chunk, into: &all, takingReports: false) {
                    if $2.isKept { $0.append(ranked($1, $2)) }
                }
            }
            var looked = 0
            var first = Selection<RankedCase>(101)
            for chunk in table.bounds.indices.sorted(by: {
                order.first(within: table.bounds[$0]) < order.first(within: table.bounds[$1])
            }) {
                guard first.admits(order.first(within: table.bounds[chunk])) else { break }
                table.forEachCase(inChunk: chunk, into: &first, takingReports: takingReports) {
                    looked += 1
                    if $2.isKept { $0.offer(ranked($1, $2)) }
                }
            }
            #expect(
                first.sorted().map(\.number) == all.sorted { $0.rank < $1.rank }.prefix(101).map(\.number))
            #expect(looked < 4_000 || sort == .due || sort == .reports, "none was passed over")
        }
    }
}
