import Statistics
import TestSupport
import Testing

/// What is published against somebody who subtracts; and what is usually done, so that it is seen that the attacker is able.
@Suite struct DifferencingTests {
    @Test(arguments: [UInt64(3), 14])
    func `ten thousand differences recover no count from one to four`(_ seed: UInt64) {
        let reports = SimulatedReports(seed: seed)
        let attack = DifferencingAttack(PublishedTables(reports, secret: seed &* 77), reports)
        let found = attack.run(attempts: 10_000, seed: seed)
        #expect(found.attempts == 10_000 && found.guesses > 1_000)
        #expect(found.claims == 0)
        #expect(found.rightGuesses <= found.rightByPrior, "\(found)")
    }

    @Test func `the same attacker recovers them from sums that are true`() {
        let reports = SimulatedReports(seed: 3)
        let found = DifferencingAttack(NaiveTables(reports: reports), reports).run(attempts: 10_000, seed: 3)
        #expect(found.claims > 500)
        #expect(found.rightClaims == found.claims)
    }

    /// What changes when the same period is published again after one report was added, moved or taken away.
    @Test func `one report more or fewer shows no square where four or fewer speak`() {
        let reports = SimulatedReports(seed: 8)
        var chance = SeededChance(seed: 8)
        var naive = 0
        var shown = 0
        for attempt in 0..<1_000 {
            let period = attempt % SimulatedReports.periods
            let category = attempt % SimulatedReports.categories
            let before = reports.events[period].filter { $0.category == category }
            let cell = GridCell(
                row: Int32.random(in: 0..<SimulatedReports.side, using: &chance),
                column: Int32.random(in: 0..<SimulatedReports.side, using: &chance))
            var after = before
            if attempt.isMultiple(of: 2) {
                after.append(.init(cell: cell, category: category, voice: -1))
            } else if let index = after.firstIndex(where: { $0.cell == cell }) {
                after.remove(at: index)
            }
            let counts = [before, after].map { events in events.count { $0.cell == cell } }
            // Published naively, a square that appears with five had four.
            if counts == [4, 5] || counts == [5, 4] { naive += 1 }
            let tables = [before, after].map { events in
                SuppressedCounts(
                    of: events, on: reports.land, categories: SimulatedReports.categories,
                    secret: { FixedSecret.bits(of: $0, period: period, 1) }
                ).told.filter { if case .cell = $0.group.holder { true } else { false } }
            }
            let changed = Set(tables[0]).symmetricDifference(tables[1])
            for told in changed {
                shown += 1
                #expect(told.group.holder == .cell(cell))
                #expect(counts.allSatisfy { $0 >= SuppressedCounts.least }, "\(counts)")
            }
        }
        #expect(naive > 20 && shown > 20)
    }
}
