import Geometry
import Reports
import TestSupport
import Testing
import Triage

/// What every store promises about lists of cases and about counting them, compared with looking at each.
package struct ListContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a list holds what a look at every case would, in every order and page by page`()
        async throws
    {
        let location = try backend.makeLocation()
        let served: [ProfileDocument] = try [.fixture(), .fixture(municipality: "0880")]
        var store = try await location.open(served)
        var chance = SeededChance(seed: 21)
        try await store.fill(using: &chance)
        try await check(store, using: &chance)
        // What was kept as it came is what is read at the next opening.
        try await store.close()
        store = try await location.open(served)
        try await check(store, using: &chance)
    }

    private func check(_ store: any ContractStore, using chance: inout SeededChance) async throws {
        let all = try await LookedAtCase.all(in: store)
        #expect(Set(all.map(\.case.status)).count == 4 && all.contains { $0.case.restrictedCount > 0 })
        var (queries, counts): ([CaseQuery], [Int]) = ([], [])
        for sort in CaseSort.allCases {
            for _ in 0..<25 {
                let query = try CaseQuery.random(by: sort, using: &chance)
                let wanted = all.filter { $0.isAsked(for: query) }.ordered(by: sort).map {
                    $0.listed(for: query)
                }
                #expect(try await store.list(query, by: 7) == wanted, "\(query)")
                #expect(try await store.count(query) == wanted.count, "\(query)")
                #expect(try await store.count(query, lookingUp: 10_000) == ListedCount(wanted.count))
                queries.append(query)
                counts.append(wanted.count)
            }
        }
        #expect(try await store.counts(queries) == counts)
    }

    package func `words are found in any form, and those of a restricted report by who may see it alone`()
        async throws
    {
        let store = try await backend.makeStore()
        // More than come into the index at once.
        for number in 0..<300 {
            let text = number % 100 == 7 ? "Lamporna vid idrottshallen är mörka" : "Buskar skymmer sikten här"
            try await store.keep(
                .fixture(
                    number, at: .olofstrom(north: Double(number) * 500), text: text,
                    isRestricted: number == 107 || number == 207))
        }
        func found(_ words: String, _ seesRestricted: Bool = true) async throws -> Int {
            var query = CaseQuery(CaseFilter(includesRestricted: seesRestricted))
            query.words = try SearchWords.Query(words).orFail()
            let count = try await store.list(query, by: 100).count
            #expect(try await store.count(query) == count)
            return count
        }
        for words in ["lampa", "LAMPAN mörkt", "lamporna morka", "idrottsh*", "är idrottshallen"] {
            #expect(try await found(words) == 3, "\(words)")
            #expect(try await found(words, false) == 1, "\(words)")
        }
        #expect(try await found("buske") == 297)
        var query = CaseQuery(CaseFilter(includesRestricted: true))
        query.words = try SearchWords.Query("buske").orFail()
        #expect(try await store.count(query, lookingUp: 297) == ListedCount(297))
        let least = try await store.count(query, lookingUp: 100)
        #expect(least.isAtLeast && (100..<297).contains(least.number), "\(least)")
        query.reference = try await store.report(.numbered(8), in: []).orFail().report.reference
        #expect(try await store.count(query, lookingUp: 1) == ListedCount(1))
        #expect(try await found("buss") == 0)
        #expect(try await found("lampa buskar") == 0)
        // A report that turns out to point somebody out is found by fewer from then on.
        let version = try await store.report(.numbered(7), in: []).orFail().version
        _ = try await store.correct(
            .numbered(7), [.setRestricted(true)], because: "Pekar ut någon.", version: version, by: "eva",
            at: .testNow)
        #expect(try await found("lampa") == 3)
        #expect(try await found("lampa", false) == 0)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a reference finds the case that holds its report, for who may see the report`() async throws
    {
        let store = try await backend.makeStore()
        let open = try Report.fixture(1, at: .olofstrom())
        let closed = try Report.fixture(2, at: .olofstrom(north: 900), isRestricted: true)
        let cases = [try await store.keep(open).case, try await store.keep(closed).case]
        func found(_ report: Report, _ seesRestricted: Bool) async throws -> [Case.ID] {
            var query = CaseQuery(CaseFilter(includesRestricted: seesRestricted))
            query.reference = report.reference
            return try await store.list(query, by: 10).map(\.case.id)
        }
        #expect(try await found(open, false) == [cases[0]])
        #expect(try await found(open, true) == [cases[0]])
        #expect(try await found(closed, false) == [])
        #expect(try await found(closed, true) == [cases[1]])
        #expect(try await found(.fixture(3), true) == [])
    }

    package func `statistics are what counting one by one gives`() async throws {
        let store = try await backend.makeStore([.fixture(), .fixture(municipality: "0880")])
        var chance = SeededChance(seed: 31)
        try await store.fill(using: &chance)
        let districts = try MappedArea.districts()
        try await store.keep(districts)
        let all = try await LookedAtCase.all(in: store)
        for grouping in [nil] + StatisticsGrouping.allCases.map(Optional.some) {
            for _ in 0..<12 {
                let question = try StatisticsQuestion.random(by: grouping, using: &chance)
                let found = try await store.statistics(question)
                let counted = all.statistics(question, districts)
                #expect(found.total == counted.total && found.withheld == counted.withheld)
                #expect(found.rows == counted.rows, "\(question)")
            }
        }
    }

    package func `each unit is told with its open cases and those overdue`() async throws {
        let store = try await backend.makeStore([.fixture(), .fixture(municipality: "0880")])
        var chance = SeededChance(seed: 41)
        try await store.fill(using: &chance)
        let all = try await LookedAtCase.all(in: store).map(\.case)
        for municipality in try ["1060", "0880", "1082"].map({ try MunicipalityCode($0).orFail() }) {
            for days in [-300, 0, 12, 30] as [Int] {
                let day = SwedishTime(.testNow).date.adding(days: days)
                let mine = all.filter { $0.municipality == municipality && $0.status.takesReports }
                var loads: [Code<Unit>: UnitLoad] = [:]
                for unit in Set(mine.flatMap { $0.units.map(\.unit) }) {
                    let its = mine.filter { $0.units.contains { $0.unit == unit } }
                    loads[unit] = UnitLoad(
                        open: its.count, overdue: its.filter { $0.due.map { $0 < day } ?? false }.count)
                }
                #expect(try await store.load(ofUnitsIn: municipality, on: day) == loads)
            }
        }
    }
}

extension CaseLists {
    /// Every case of a query, read in pages.
    func list(_ query: CaseQuery, by limit: Int) async throws -> [ListedCase] {
        var found: [ListedCase] = []
        var cursor: CaseCursor?
        repeat {
            let page = try await cases(query, limit: limit, after: cursor)
            #expect(page.cases.count == limit || page.next == nil)
            found += page.cases
            cursor = page.next
        } while cursor != nil
        return found
    }
}
