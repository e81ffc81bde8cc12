import Reports
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct LatestNumbersTests {
    @Test
    func
        `the report that a case is said to have had last is the last one, however reports come, move and change`()
        throws
    {
        var chance = SeededChance(seed: 31)
        var table = CaseTable()
        var known = 0
        for _ in 0..<6_000 {
            let number = Int64.random(in: 1...300, using: &chance)
            var entry = table.reports[number]
            let home = Int64.random(in: 1...40, using: &chance)
            switch Int.random(in: 0..<20, using: &chance) {
            case 0: table.put(report: number, in: home)
            case 1:
                entry.isRestricted.toggle()
                table.set(entry, number: number)
            default:
                guard !entry.isFiled else { continue }
                entry.received = Int64.random(in: 0...50, using: &chance)
                entry.isRestricted = Int.random(in: 0..<3, using: &chance) == 0
                table.set(entry, number: number)
                table.put(report: number, in: home)
            }
            for seesRestricted in [false, true] {
                let said = table.cases[home].latest.number(withRestricted: seesRestricted)
                if let said {
                    known += 1
                    #expect(said == last(of: home, in: table, withRestricted: seesRestricted))
                }
            }
        }
        #expect(known > 200, "it is known only while no last report has left: \(known)")
    }

    @Test func `a correction that moves nothing leaves the last report known`() throws {
        var table = CaseTable()
        var entry = ReportEntry.none
        entry.received = 7
        table.set(entry, number: 3)
        table.put(report: 3, in: 1)
        entry.category = 9
        table.set(entry, number: 3)
        #expect(table.cases[1].latest.number(withRestricted: false) == 3)
    }

    private func last(of home: Int64, in table: CaseTable, withRestricted seesRestricted: Bool) -> Int64? {
        var last: (received: Int64, number: Int64)?
        table.reports.forEach { number, report in
            guard Int64(report.caseNumber) == home, seesRestricted || !report.isRestricted else { return }
            let here = (report.received, Int64(number))
            if last.map({ $0 < here }) ?? true { last = here }
        }
        return last?.number
    }
}
