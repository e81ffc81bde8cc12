import Geometry
import Reports
import Triage

/// Joinable reports in memory that carry out plans as a store does.
struct MemoryReports: JoinableReports {
    let rule: JoiningRule
    private(set) var reports: [Int64: Joined] = [:]
    /// The reports of closed cases.
    private(set) var closed: [Case.ID: [Joined]] = [:]
    private(set) var opened: [Case.ID: Timestamp] = [:]
    private var clock: Int64 = 0

    init(rule: JoiningRule) { self.rule = rule }

    func reports(near place: Place, within reach: Radius, observedFrom: Timestamp, observedUntil: Timestamp)
        -> [Joined]
    {
        reports.values.filter { joined in
            joined.report.ruling != .apart && (observedFrom...observedUntil).contains(joined.report.observed)
                && joined.report.place?.isWithin(reach, of: place) ?? false
        }
    }

    func members(of case: Case.ID) -> [Joined] { reports.values.filter { $0.case == `case` } }

    func outline(of case: Case.ID) throws -> CaseOutline {
        let members = members(of: `case`)
        return CaseOutline(
            opened: try opened[`case`] ?? { throw MemoryReportsFault.noSuchCase }(),
            bounds: Bounds(around: members.compactMap(\.report.place)),
            holdsPins: members.contains { $0.report.ruling.pin != nil })
    }

    /// Every report, ordered by id.
    var all: [Joined] { reports.values.sorted { $0.report.id < $1.report.id } }

    /// Carries out a plan as a store does; `leaving` are the reports that leave with it.
    mutating func carryOut(_ plan: JoiningPlan, leaving: [Joined] = []) throws {
        for joined in leaving { reports[joined.report.key] = nil }
        let new = plan.newCases.map { _ in openCase() }
        for placement in plan.placements {
            guard
                placement.from == reports[placement.report.key]?.case || reports[placement.report.key] == nil
            else {
                throw MemoryReportsFault.planIsAboutAnotherCase
            }
            let target =
                switch placement.target {
                case .existing(let id): id
                case .new(let index): new[index]
                }
            reports[placement.report.key] = Joined(
                report: placement.report, case: target, isCore: placement.isCore, sprawls: placement.sprawls)
        }
        for gone in plan.merges.map(\.from) + plan.emptied where !members(of: gone).isEmpty {
            throw MemoryReportsFault.reportsLeftBehind
        }
        for `case` in new where members(of: `case`).isEmpty { throw MemoryReportsFault.newCaseWithoutReports }
    }

    mutating func close(_ case: Case.ID, as plan: JoiningPlan) throws {
        let members = members(of: `case`)
        try carryOut(plan, leaving: members)
        closed[`case`] = members
    }

    mutating func reopen(_ case: Case.ID) -> [JoiningChange] {
        (closed.removeValue(forKey: `case`) ?? []).map { .arrives($0.report, from: `case`) }
    }

    private mutating func openCase() -> Case.ID {
        clock += 1
        // Ids do not follow age, so that a mistake about which decides shows.
        let id = Case.ID(high: UInt64(truncatingIfNeeded: clock &* 0x5DEE_CE66), low: 0)
        opened[id] = Timestamp(clamping: clock)
        return id
    }
}

enum MemoryReportsFault: Error {
    case noSuchCase, planIsAboutAnotherCase, reportsLeftBehind, newCaseWithoutReports
}
