import Clustering
import Geometry
import Reports

/// The reports around a change, as they will be after it: the store is read piece by piece, and the change laid over it.
/// Reports are known by their offset in ``reports``.
struct Vicinity<Stored: JoinableReports> {
    let rule: JoiningRule
    /// The reports that come or become another.
    let changed: Range<Int>
    private(set) var reports: [Reviewed] = []
    private let stored: Stored
    /// The keys of the reports that the store shows as they no longer are.
    private let outdated: Set<Int64>
    private var offsets: [Int64: Int] = [:]
    private var links: [Int: [Int]] = [:]

    init(_ changes: [JoiningChange], among stored: Stored, rule: JoiningRule) {
        self.stored = stored
        self.rule = rule
        outdated = Set(changes.map(\.key))
        for change in changes {
            guard let report = change.after else { continue }
            reports.append(Reviewed(report, from: change.case))
        }
        changed = reports.indices
    }

    /// The reports linked to this one after the change, itself left out.
    mutating func linked(to offset: Int) throws -> [Int] {
        if let known = links[offset] { return known }
        let report = reports[offset].report
        let staying = try around(report)
        let coming = changed.filter { rule.link(reports[$0].report, report) != nil }
        let found = (staying + coming).filter { $0 != offset }
        links[offset] = found
        return found
    }

    /// The reports, apart from those that change, that are linked to `report`, whether it is still there or not.
    mutating func around(_ report: Joinable) throws -> [Int] {
        guard let place = report.densityPlace else { return [] }
        let found = try stored.reports(
            near: place, within: rule.reach, observedFrom: report.observed.subtracting(rule.memory),
            observedUntil: report.observed.adding(rule.memory))
        return found.compactMap { note($0) }
    }

    /// The reports of a case, apart from those that change.
    mutating func members(of case: Case.ID) throws -> [Int] {
        try stored.members(of: `case`).compactMap { note($0) }
    }

    /// The report, with what is known of its surroundings.
    func reviewed(_ offset: Int) -> Reviewed {
        var report = reports[offset]
        if let linked = links[offset] {
            report.surroundings =
                linked.isEmpty
                ? .empty : linked.contains { reports[$0].mark.sprawls } ? .sprawling : .populated
        }
        return report
    }

    private mutating func note(_ joined: Joined) -> Int? {
        guard !outdated.contains(joined.report.key) else { return nil }
        if let known = offsets[joined.report.key] { return known }
        offsets[joined.report.key] = reports.count
        reports.append(Reviewed(joined))
        return reports.count - 1
    }
}

extension Vicinity: DensityPoints {
    mutating func neighbours(of offset: Int) throws -> [Int] { try linked(to: offset) }
    func place(of offset: Int) -> Place? { reports[offset].report.densityPlace }
    func mark(of offset: Int) -> DensityMark { reports[offset].mark }
    mutating func settle(_ offset: Int, as mark: DensityMark) { reports[offset].mark = mark }

    /// The reports that were linked to those that leave or change, where these were before; nil when all arrive.
    mutating func formerlyLinked(to changes: [JoiningChange]) throws -> Set<Int>? {
        let before = changes.compactMap(\.before)
        guard !before.isEmpty else { return nil }
        return try before.reduce(into: []) { $0.formUnion(try around($1.report)) }
    }
}
