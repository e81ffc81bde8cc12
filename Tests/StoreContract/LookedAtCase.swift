import Geometry
import Reports
import TestSupport

/// A case with all that lists and statistics may ask of it, read by the other questions of the store.
struct LookedAtCase {
    let `case`: Case
    let reports: [Report]
    let history: [CaseEvent]

    static func all(in store: any ContractStore) async throws -> [LookedAtCase] {
        var all: [LookedAtCase] = []
        for found in try await store.cases(matching: CaseFilter(), limit: .max, after: nil) {
            all.append(
                LookedAtCase(
                    case: found, reports: try await store.reports(of: found.id).map(\.report),
                    history: try await store.history(of: found.id)))
        }
        return all
    }

    func isAsked(for query: CaseQuery) -> Bool {
        let seesRestricted = query.filter.includesRestricted
        let seen = reports.filter { seesRestricted || !$0.isRestricted }
        let shown = `case`.shownPlace(withRestricted: seesRestricted)?.place
        return query.filter.admits(`case`)
            && (query.isRestricted.map { $0 == (`case`.restrictedCount > 0) } ?? true)
            && (query.overdueOn.map { day in
                `case`.status.takesReports && `case`.units.contains { $0.due.map { $0 < day } ?? false }
            } ?? true)
            && (query.states.isEmpty || query.states.contains(`case`.state.kind))
            && (query.assignee.map { $0 == `case`.assignee.map(AssigneeFilter.somebody) ?? .nobody } ?? true)
            && (query.area.map { area in shown.map { PreparedArea(area).contains($0) } ?? false } ?? true)
            && (query.reference.map { reference in seen.contains { $0.reference == reference } } ?? true)
            && (!query.asksOfReports || seen.contains { $0.isAsked(for: query) })
    }

    func listed(for query: CaseQuery) -> ListedCase {
        // The order of ids is that in which the reports were kept.
        let seen = reports.filter { query.filter.includesRestricted || !$0.isRestricted }.sorted {
            $0.id < $1.id
        }
        return ListedCase(`case`, latest: seen.reversed().max { $0.received < $1.received })
    }
}

extension Report {
    fileprivate func isAsked(for query: CaseQuery) -> Bool {
        (query.categories.isEmpty || query.categories.contains(category))
            && (query.receivedFrom.map { $0 <= received } ?? true)
            && (query.receivedUntil.map { received < $0 } ?? true)
            && (query.words.map { $0.finds(Set(SearchWords.of(text.description))) } ?? true)
    }
}

extension [LookedAtCase] {
    func ordered(by sort: CaseSort) -> [LookedAtCase] {
        func key(_ found: LookedAtCase) -> Int {
            switch sort {
            case .newest, .oldest: 0
            case .due: found.case.units.compactMap(\.due).map(\.daysSinceEpoch).min() ?? .max
            case .reports: -found.case.reportCount
            }
        }
        let isDescending = sort == .newest || sort == .reports
        return sorted { one, other in
            if key(one) != key(other) { return key(one) < key(other) }
            return isDescending ? one.case.id > other.case.id : one.case.id < other.case.id
        }
    }

    func statistics(_ question: StatisticsQuestion, _ districts: [MappedArea]) -> CaseStatistics {
        func isInSpan(_ moment: Timestamp) -> Bool {
            (question.from.map { $0 <= moment } ?? true) && (question.until.map { moment < $0 } ?? true)
        }
        let mine = filter {
            $0.case.status != .merged
                && (question.municipalities.isEmpty || question.municipalities.contains($0.case.municipality))
        }
        let received = mine.flatMap { found in found.reports.map { (found, $0) } }.filter {
            isInSpan($1.received)
        }
        let counted = received.filter { question.includesRestricted || !$1.isRestricted }
        let opened = mine.filter { isInSpan($0.case.opened) }
        func row(
            _ key: String?, _ reports: [(LookedAtCase, Report)], _ cases: [LookedAtCase]
        ) -> StatisticsRow {
            var row = StatisticsRow(key: key)
            row.received = reports.count
            row.cases = cases.count
            row.done = cases.filter { $0.case.status == .closed }.count
            row.open = cases.filter { $0.case.status == .open || $0.case.status == .inProgress }.count
            row.overdue =
                cases.filter { found in
                    found.case.status != .closed
                        && found.case.units.contains { $0.due.map { $0 < question.today } ?? false }
                }.count
            row.toFirstAnswer = Durations(
                cases.compactMap { found in
                    found.history.first {
                        $0.by != "lykta"
                            && [.note, .statusChanged, .pinned, .separated, .unpinned].contains($0.kind)
                    }.map { Swift.max(0, $0.at.milliseconds - found.case.opened.milliseconds) }
                })
            row.toDone = Durations(
                cases.filter { $0.case.status == .closed }.compactMap { found in
                    found.history.last { $0.kind == .statusChanged }.map {
                        Swift.max(0, $0.at.milliseconds - found.case.opened.milliseconds)
                    }
                })
            return row
        }
        var keys: Set<String?> = []
        let ofReport = { (found: LookedAtCase, report: Report) in
            found.keys(of: report, question, districts)
        }
        let ofCase = { (found: LookedAtCase) in found.keys(of: nil, question, districts) }
        for (found, report) in counted { keys.formUnion(ofReport(found, report)) }
        for found in opened { keys.formUnion(ofCase(found)) }
        if question.grouping == nil { keys = [] }
        let rows = keys.sorted { one, other in one.map { one in other.map { one < $0 } ?? true } ?? false }
            .map { key in
                row(
                    key, counted.filter { ofReport($0, $1).contains(key) },
                    opened.filter { ofCase($0).contains(key) })
            }
        return CaseStatistics(
            rows: rows, total: row(nil, counted, opened), withheld: received.count - counted.count)
    }
}

extension LookedAtCase {
    /// The rows in which a report of the case is counted, or the case itself.
    fileprivate func keys(of report: Report?, _ question: StatisticsQuestion, _ districts: [MappedArea])
        -> Set<String?>
    {
        let first = reports.filter { question.includesRestricted || !$0.isRestricted }
            .min { ($0.received, $0.id) < ($1.received, $1.id) }
        switch question.grouping {
        case nil: return []
        case .month:
            return [String(SwedishTime(report?.received ?? `case`.opened).date.description.prefix(7))]
        case .category: return [(report ?? first)?.category.description]
        case .source: return [(report ?? first)?.source.rawValue]
        case .unit: return `case`.units.isEmpty ? [nil] : Set(`case`.units.map(\.unit.description))
        case .district:
            guard let place = `case`.shownPlace(withRestricted: question.includesRestricted)?.place
            else { return [nil] }
            return [districts.first { PreparedArea($0.area).contains(place) }?.code]
        }
    }
}
