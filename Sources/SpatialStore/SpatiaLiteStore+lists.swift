import GRDB
import Geometry
package import Reports

extension SpatiaLiteStore: CaseLists {
    package func cases(_ query: CaseQuery, limit: Int, after: CaseCursor?) async throws -> (
        cases: [ListedCase], next: CaseCursor?
    ) {
        let table = try await caseTable()
        let areas = areasNow
        return try await read { db in
            let page = try CaseListing(table: table, query: query, areas: areas, numbers: numbers, db: db)
                .page(limit, after: after)
            let cases = try page.numbers.compactMap { number in
                try listed(number, withRestricted: query.filter.includesRestricted, in: db)
            }.filter { query.filter.sight?.sees($0.case, areas: areas) ?? true }
            guard page.hasMore, let last = page.numbers.last else { return (cases, nil) }
            let entry = table.cases[last]
            return (
                cases, CaseCursor(sort: query.sort, key: query.sort.key(of: entry), id: entry.id)
            )
        }
    }

    private func listed(_ number: Int64, withRestricted seesRestricted: Bool, in db: Database) throws
        -> ListedCase?
    {
        let cases = try Row.fetchCursor(
            db.cachedStatement(sql: CaseQuestion.numbered), arguments: [number])
        guard let found = try cases.next().map({ try CaseRecord.read($0, names: names, in: db) }) else {
            return nil
        }
        let latest = try Row.fetchCursor(
            db.cachedStatement(sql: CaseQuestion.latest), arguments: [number, seesRestricted])
        return ListedCase(found, latest: try latest.next().map { try ReportRecord.filedReport($0).report })
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
        CaseTally(
            question, table: try await caseTable(), categories: numbers.codes, areas: areaMap.current,
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
        let table = try await read { try CaseTable(reading: $0) }
        if isKept { live.cases.finishReading(table) }
        return table
    }
}
