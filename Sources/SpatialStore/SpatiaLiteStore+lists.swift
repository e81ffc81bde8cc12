import GRDB
import Geometry
package import Reports

extension SpatiaLiteStore: CaseLists {
    package func cases(_ query: CaseQuery, limit: Int, after: CaseCursor?) async throws -> CasePage {
        let table = try await caseTable()
        let areas = areasNow
        return try await read { db in
            let page = try CaseListing(table: table, query: query, areas: areas, numbers: numbers, db: db)
                .page(limit, after: after)
            let latestReport = LatestReport(table: table, db: db)
            var unreadable = table.unreadable.count
            var cases: [ListedCase] = []
            for number in page.numbers {
                let found = try skippingDamage(&unreadable) {
                    try StatementRow.first(CaseQuestion.numbered, [number], in: db) {
                        try CaseRecord.read($0, names: names, in: db)
                    }
                }
                guard let found = found ?? nil, query.filter.sight?.sees(found, areas: areas) ?? true else {
                    continue
                }
                let seesRestricted =
                    query.filter.includesRestricted
                    || query.filter.sight?.seesRestricted(of: found, areas: areas) ?? false
                let latest = try skippingDamage(&unreadable) {
                    try latestReport.of(number, withRestricted: seesRestricted)
                }
                cases.append(ListedCase(found, latest: latest ?? nil))
            }
            guard page.hasMore, let last = page.numbers.last else {
                return CasePage(cases: cases, next: nil, unreadable: unreadable)
            }
            let entry = table.cases[last]
            return CasePage(
                cases: cases,
                next: CaseCursor(sort: query.sort, key: query.sort.key(of: entry), id: entry.id),
                unreadable: unreadable)
        }
    }

    package func count(_ query: CaseQuery) async throws -> Int { try await counts([query]).first ?? 0 }

    package func count(_ query: CaseQuery, lookingUp most: Int) async throws -> ListedCount {
        let table = try await caseTable()
        let areas = areasNow
        return try await read { db in
            try CaseListing(table: table, query: query, areas: areas, numbers: numbers, db: db)
                .count(lookingUp: most)
        }
    }

    package func counts(_ queries: [CaseQuery]) async throws -> [Int] {
        let table = try await caseTable()
        let areas = areasNow
        return try await read { db in
            try queries.map {
                try CaseListing(table: table, query: $0, areas: areas, numbers: numbers, db: db).count()
            }
        }
    }

    /// What `read` gives; nil, and one more of `unreadable`, where a row cannot be read, which is noted.
    private func skippingDamage<Value>(_ unreadable: inout Int, _ read: () throws -> Value) throws -> Value? {
        do {
            return try read()
        } catch {
            guard case ReportStoreError.unreadable = file.health.meaning(of: error) else { throw error }
            unreadable += 1
            return nil
        }
    }

    package func load(ofUnitsIn municipality: MunicipalityCode, on day: CivilDate) async throws
        -> [Code<Reports.Unit>: UnitLoad]
    {
        let table = try await caseTable()
        let today = Int32(clamping: day.daysSinceEpoch)
        var open = [Int](repeating: 0, count: table.unitSets.values.count)
        var overdue = open
        table.cases.forEach { _, entry in
            guard entry.isKept, entry.municipality == municipality.number, entry.takesReports else { return }
            open[Int(entry.units)] += 1
            if entry.due < today { overdue[Int(entry.units)] += 1 }
        }
        var loads: [Code<Reports.Unit>: UnitLoad] = [:]
        for (set, units) in table.unitSets.values.enumerated() where open[set] > 0 {
            for unit in units {
                let before = loads[unit] ?? UnitLoad(open: 0, overdue: 0)
                loads[unit] = UnitLoad(
                    open: before.open + open[set], overdue: before.overdue + overdue[set])
            }
        }
        return loads
    }

    package func statistics(_ question: StatisticsQuestion) async throws -> CaseStatistics {
        let table = try await caseTable()
        if let damaged = table.unreadable.first {
            throw ReportStoreError.unreadable(UnreadableRow(table: "case_file", number: damaged))
        }
        return CaseTally(
            question, table: table, categories: numbers.codes, areas: areaMap.current,
            districts: live.districts
        ).statistics
    }

    /// The cases as last committed. Where they are not kept in memory, they are read anew; by a store that is opened for questions alone,
    /// once: it serves one command.
    func caseTable() async throws -> CaseTable {
        if let table = live.cases.table { return table }
        if let reading {
            _ = try? await reading.value
            if let table = live.cases.table { return table }
        }
        let isKept = isReadOnly
        if isKept { live.cases.beginReading() }
        let table = try await read { try CaseTable(reading: $0, noting: file.health) }
        if isKept { live.cases.finishReading(table) }
        return table
    }
}
