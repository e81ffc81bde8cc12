import Geometry
import Reports

/// In which rows of statistics each report and case is counted, by the positions of the rows' names.
struct GroupKeys {
    /// Nil is the name of what belongs to no group: the first.
    private(set) var names: [String?] = [nil]
    private let grouping: StatisticsGrouping?
    /// The first moments of the months that there are, by Swedish clocks.
    private var months: [Int64] = []
    /// By the numbers of unit sets.
    private var units: [[Int]] = []
    /// By the numbers of categories, or of sources.
    private var kinds: [Int] = []
    /// By the numbers of cases: the row of their district or of the kind of their first report, or the number of their set of units.
    private var ofCase: [Int32] = []

    init(
        _ question: StatisticsQuestion, table: CaseTable, categories: CategoryCodes, areas: AreaMap,
        districts: CaseDistricts
    ) {
        grouping = question.grouping
        switch question.grouping {
        case nil: names = []
        case .month: setMonths(table)
        case .unit: setUnits(table)
        case .district: setDistricts(table, areas, districts, question)
        case .category:
            kinds = (0..<10_000).lazy.map { categories[Int64($0)]?.description }.reduce(into: []) {
                kinds, code in
                kinds.append(code.map { name(of: $0) } ?? 0)
            }
            setFirstReports(table, question) { Int($0.category) }
        case .source:
            kinds = Source.stored.map { name(of: $0.rawValue) }
            setFirstReports(table, question) { Int($0.source) }
        }
    }

    private mutating func name(of key: String) -> Int {
        names.append(key)
        return names.count - 1
    }

    /// Calls `body` with each row that the report is counted in.
    @inline(__always)
    func forEach(of report: ReportEntry, _ body: (Int) -> Void) {
        switch grouping {
        case nil: break
        case .month: body(month(of: report.received))
        case .category: body(kind(Int(report.category)))
        case .source: body(kind(Int(report.source)))
        case .unit: forEach(unitsOfCase: Int(report.caseNumber), body)
        case .district: body(row(ofCase: Int(report.caseNumber)))
        }
    }

    /// Calls `body` with each row that the case is counted in.
    @inline(__always)
    func forEach(ofCase number: Int, _ entry: CaseEntry, _ body: (Int) -> Void) {
        switch grouping {
        case nil: break
        case .month: body(month(of: entry.opened))
        case .unit: forEach(unitsOfCase: number, body)
        case .category, .source, .district: body(row(ofCase: number))
        }
    }

    private func row(ofCase number: Int) -> Int { number < ofCase.count ? Int(ofCase[number]) : 0 }

    private func kind(_ number: Int) -> Int { number < kinds.count ? kinds[number] : 0 }

    private func forEach(unitsOfCase number: Int, _ body: (Int) -> Void) {
        let set = row(ofCase: number)
        guard set < units.count, !units[set].isEmpty else { return body(0) }
        for row in units[set] { body(row) }
    }

    /// The last month that does not begin later.
    private func month(of moment: Int64) -> Int {
        var (low, high) = (0, months.count)
        while low < high {
            let middle = (low + high) / 2
            if months[middle] <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func setMonths(_ table: CaseTable) {
        var (first, last) = (Int64.max, Int64.min)
        table.reports.forEach { _, report in
            guard report.isFiled else { return }
            first = min(first, report.received)
            last = max(last, report.received)
        }
        table.cases.forEach { _, entry in
            guard entry.isKept else { return }
            first = min(first, entry.opened)
            last = max(last, entry.opened)
        }
        guard first <= last else { return }
        let day = SwedishTime(Timestamp(clamping: first)).date
        var (year, month) = (day.year, day.month)
        while let date = CivilDate(year: year, month: month, day: 1) {
            let begin = SwedishTime.moment(of: date, minuteOfDay: 0).milliseconds
            guard begin <= last else { break }
            months.append(begin)
            _ = name(of: String(date.description.prefix(7)))
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
    }

    private mutating func setUnits(_ table: CaseTable) {
        var rows: [Code<Unit>: Int] = [:]
        for set in table.unitSets.values {
            var positions: [Int] = []
            for unit in set {
                let row = rows[unit] ?? name(of: unit.description)
                rows[unit] = row
                positions.append(row)
            }
            units.append(positions)
        }
        ofCase = [Int32](repeating: .max, count: table.cases.bound)
        table.cases.forEach { number, entry in
            if entry.isKept { ofCase[number] = Int32(clamping: entry.units) }
        }
    }

    private mutating func setDistricts(
        _ table: CaseTable, _ areas: AreaMap, _ known: CaseDistricts, _ question: StatisticsQuestion
    ) {
        let districts = areas.all(of: .district)
        // A district has one row, however often its outline has changed.
        var rows: [String: Int] = [:]
        let rowOfPosition =
            [0]
            + districts.map { district in
                let row = rows[district.code] ?? name(of: district.code)
                rows[district.code] = row
                return row
            }
        ofCase = known.positions(in: districts, of: table, withRestricted: question.includesRestricted)
            .map { Int32(clamping: rowOfPosition[Int($0)]) }
    }

    /// The kind of a case is that of its report that came first, of those that are counted.
    private mutating func setFirstReports(
        _ table: CaseTable, _ question: StatisticsQuestion, _ number: (ReportEntry) -> Int
    ) {
        var first = [(received: Int64, row: Int32)](repeating: (.max, 0), count: table.cases.bound)
        table.reports.forEach { _, report in
            let home = Int(report.caseNumber)
            guard report.isFiled, home < first.count, question.includesRestricted || !report.isRestricted,
                report.received < first[home].received
            else { return }
            first[home] = (report.received, Int32(kind(number(report))))
        }
        ofCase = first.map(\.row)
    }
}
