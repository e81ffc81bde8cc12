import Geometry
import Reports

/// Statistics from the table in memory: one walk over the reports, one over the cases.
struct CaseTally {
    private let question: StatisticsQuestion
    private let table: CaseTable
    private let categories: CategoryCodes
    private let areas: AreaMap
    private let districts: CaseDistricts

    init(
        _ question: StatisticsQuestion, table: CaseTable, categories: CategoryCodes, areas: AreaMap,
        districts: CaseDistricts
    ) {
        self.question = question
        self.table = table
        self.categories = categories
        self.areas = areas
        self.districts = districts
    }

    /// - Cost: some ten nanoseconds a report and case, and sorting how long things took.
    var statistics: CaseStatistics {
        let keys = GroupKeys(
            question, table: table, categories: categories, areas: areas, districts: districts)
        var counts = [Counted](repeating: Counted(), count: keys.names.count)
        var total = Counted()
        let withheld = countReports(into: &counts, &total, keys)
        countCases(into: &counts, &total, keys)
        let rows = zip(keys.names, counts).filter { !$1.isEmpty }.map { $1.row(named: $0) }
        return CaseStatistics(
            rows: rows.sorted { one, other in
                guard let one = one.key else { return false }
                return other.key.map { one < $0 } ?? true
            }, total: total.row(named: nil), withheld: withheld)
    }

    private func isInSpan(_ moment: Int64) -> Bool {
        moment >= (question.from?.milliseconds ?? .min) && moment < (question.until?.milliseconds ?? .max)
    }

    private func isAsked(_ municipality: Int16) -> Bool {
        question.municipalities.isEmpty || question.municipalities.contains { $0.number == municipality }
    }

    private func countReports(into counts: inout [Counted], _ total: inout Counted, _ keys: GroupKeys) -> Int
    {
        var withheld = 0
        let (from, until) = (
            question.from?.milliseconds ?? .min, question.until?.milliseconds ?? .max
        )
        let isAnywhere = question.municipalities.isEmpty
        table.reports.forEach { _, report in
            guard report.isFiled, report.received >= from, report.received < until else { return }
            if !isAnywhere, !isAsked(table.cases[Int64(report.caseNumber)].municipality) { return }
            guard question.includesRestricted || !report.isRestricted else {
                withheld += 1
                return
            }
            total.received += 1
            keys.forEach(of: report) { counts[$0].received += 1 }
        }
        return withheld
    }

    private func countCases(into counts: inout [Counted], _ total: inout Counted, _ keys: GroupKeys) {
        let today = Int32(clamping: question.today.daysSinceEpoch)
        let merged = UInt8(clamping: CaseStatus.merged.storedNumber)
        table.cases.forEach { number, entry in
            guard entry.isKept, entry.status != merged, isInSpan(entry.opened), isAsked(entry.municipality)
            else { return }
            let counted = CountedCase(entry, today: today)
            total.add(counted)
            keys.forEach(ofCase: number, entry) { counts[$0].add(counted) }
        }
    }
}

/// What one case adds to the numbers of a row.
private struct CountedCase {
    let isDone: Bool
    let isOpen: Bool
    let isOverdue: Bool
    let toAnswer: Int64?
    let toDone: Int64?

    init(_ entry: CaseEntry, today: Int32) {
        isDone = entry.isDone
        isOpen = entry.takesReports
        isOverdue = isOpen && entry.due < today
        toAnswer = entry.answered == .min ? nil : max(0, entry.answered - entry.opened)
        toDone = isDone && entry.done != .min ? max(0, entry.done - entry.opened) : nil
    }
}

private struct Counted {
    var received = 0
    private var cases = 0
    private var done = 0
    private var open = 0
    private var overdue = 0
    private var toAnswer: [Int64] = []
    private var toDone: [Int64] = []

    var isEmpty: Bool { received == 0 && cases == 0 }

    mutating func add(_ counted: CountedCase) {
        cases += 1
        if counted.isDone { done += 1 }
        if counted.isOpen { open += 1 }
        if counted.isOverdue { overdue += 1 }
        if let time = counted.toAnswer { toAnswer.append(time) }
        if let time = counted.toDone { toDone.append(time) }
    }

    func row(named key: String?) -> StatisticsRow {
        var row = StatisticsRow(key: key)
        row.received = received
        row.cases = cases
        row.done = done
        row.open = open
        row.overdue = overdue
        row.toFirstAnswer = Durations(toAnswer)
        row.toDone = Durations(toDone)
        return row
    }
}
