import CaseKeeping
import Geometry
import Reports
import TestSupport
import Triage

/// A ledger in memory: rows without rules, as every store has them.
final class MemoryLedger: CaseLedger {
    struct ReportRow {
        let new: NewReport
        var report: Report
        var version = 1
        var joined: Joined?
        /// The status under which questions about places find it; nil while they do not.
        var indexed: CaseStatus?
    }

    struct CaseRow {
        let id: Case.ID
        var scope: JoiningScope
        var left: [LeftUnit] = []
        let opened: Timestamp
        var state = CaseState.received
        var status: CaseStatus { state.status }
        var assignee: Assignee?
        var changed: Timestamp
        var version = 0
        var counts = CaseCounts(reports: 0, reporters: 0)
        var units: [Assignment] = []
        var mergedInto: Case.ID?
        var returnOf: Case.ID?
        var history: [HistoryEntry] = []
    }

    struct Queued: Hashable {
        let notice: CaseNotice
        let channel: Channel
        let digest: Timestamp?
    }

    /// By their numbers, in the order in which they were kept.
    private(set) var rows: [Int64: ReportRow] = [:]
    private(set) var cases: [Case.ID: CaseRow] = [:]
    private(set) var queued: [Queued] = []
    /// What each report was answered.
    private(set) var given: [Report.ID: [GivenAnswer]] = [:]
    private(set) var queuedAnswers: [AnswerNotice] = []
    /// The keys that sent reports, by their numbers.
    var keys: [Int64: APIKey] = [:]
    private(set) var queuedStatuses: [StatusNotice] = []
    /// Whose category groups cases are regrouped by.
    var profile: Profile?
    private(set) var answers: [(key: RetryKey, answer: KeptAnswer)] = []
    private var dueDays: [MunicipalityCode: CivilDate] = [:]
    /// How often each case was read.
    private(set) var reads: [Case.ID: Int] = [:]

    func forgetReads() { reads = [:] }

    func keep(_ new: NewReport) throws -> Int64 {
        guard !rows.values.contains(where: { $0.new.report.reference == new.report.reference })
        else { throw ReportStoreError.referenceTaken }
        let number = Int64(rows.count + 1)
        rows[number] = ReportRow(new: new, report: new.report)
        return number
    }

    func reports(
        under key: RepeatKey, of category: Code<Reports.Category>, in municipality: MunicipalityCode,
        receivedFrom earliest: Timestamp, to latest: Timestamp
    ) throws -> [FiledReport] {
        try rows.keys.sorted().filter { number in
            guard let new = rows[number]?.new else { return false }
            return new.repeatKey == key && new.report.category == category
                && new.report.municipality == municipality
                && (earliest...latest).contains(new.report.received)
        }.compactMap(filed).sorted { $0.report.received < $1.report.received }
    }

    func index(_ report: Report, number: Int64, at place: Place, status: CaseStatus) throws {
        rows[number]?.indexed = status
    }

    func report(_ id: Report.ID) throws -> FiledReport? { try number(of: id).flatMap(filed) }

    func rewrite(_ former: Report, as report: Report, number: Int64, status: CaseStatus) throws {
        guard rows[number]?.report == former else { throw FixtureFault() }
        rows[number]?.report = report
        rows[number]?.version += 1
        rows[number]?.indexed = report.whereabouts.place == nil ? nil : status
    }

    func regroup(_ id: Case.ID, to group: Code<CategoryGroup>) throws {
        guard let scope = cases[id]?.scope, let profile else { throw FixtureFault() }
        guard scope.municipality == profile.municipality else { throw FixtureFault() }
        cases[id]?.scope = JoiningScope(group, of: profile)
    }

    func leftUnits(of id: Case.ID) throws -> [LeftUnit] { cases[id]?.left ?? [] }

    func setLeftUnits(_ units: [LeftUnit], of id: Case.ID) throws {
        cases[id]?.left = units.sorted { $0.unit < $1.unit }
    }

    func keepAnswer(
        _ text: String, in id: Case.ID, to reports: [Report.ID], by: Agent, at moment: Timestamp
    ) throws {
        for report in reports { given[report, default: []].append(GivenAnswer(text: text, at: moment)) }
    }

    func mailAddress(of report: Report.ID) throws -> String? {
        number(of: report).flatMap { rows[$0]?.new.original.contact?.email }
    }

    func queue(_ notice: AnswerNotice) throws { queuedAnswers.append(notice) }

    func key(_ number: Int64) throws -> APIKey? { keys[number] }

    func queue(_ notice: StatusNotice) throws { queuedStatuses.append(notice) }

    func joinableReports(in scope: JoiningScope) throws -> JoinableRows {
        JoinableRows(scope: scope, ledger: self)
    }

    func joined(_ id: Report.ID) throws -> Joined? {
        number(of: id).flatMap { number in rows[number].flatMap { $0.asJoined(number) } }
    }

    func put(_ joined: Joined) throws { rows[joined.report.key]?.joined = joined }

    func freshPin() throws -> Pin {
        Pin(number: (rows.values.compactMap { $0.joined?.report.ruling.pin?.number }.max() ?? 0) + 1)
    }

    func closedCases(in scope: JoiningScope, near place: Place, within reach: Radius) throws -> [ClosedCase] {
        members.compactMap { joined in
            guard let found = cases[joined.case], found.scope == scope, found.status == .closed,
                let there = joined.report.place, there.isWithin(reach, of: place)
            else { return nil }
            return ClosedCase(id: found.id, closed: found.changed, nearest: there)
        }
    }

    func `case`(_ id: Case.ID) throws -> Case? {
        reads[id, default: 0] += 1
        guard let row = cases[id] else { return nil }
        let observed = members.filter { $0.case == id }.map(\.report.observed)
        return Case(
            id: id, municipality: row.scope.municipality, group: row.scope.group, status: row.status,
            opened: row.opened, changed: row.changed, version: row.version, place: nil,
            unrestrictedPlace: nil, bounds: nil, reportCount: row.counts.reports, restrictedCount: 0,
            reporterCount: row.counts.reporters,
            firstObserved: observed.min() ?? row.opened, lastObserved: observed.max() ?? row.opened,
            units: row.units, mergedInto: row.mergedInto, returnOf: row.returnOf,
            state: row.state, assignee: row.assignee)
    }

    func open(_ id: Case.ID, in scope: JoiningScope, at moment: Timestamp) throws {
        cases[id] = CaseRow(id: id, scope: scope, opened: moment, changed: moment)
    }

    func grow(_ id: Case.ID, by report: Report, at moment: Timestamp) throws -> CaseCounts {
        try count(id, at: moment)
    }

    func count(_ id: Case.ID, at moment: Timestamp) throws -> CaseCounts {
        let members = try reports(in: id)
        let voices = members.map { ReportVoice($0.reporter, $0.pseudonym) }
        let unknown = zip(members, voices).filter { $0.1 == nil }.map { SwedishTime($0.0.observed).date }
        let counts = CaseCounts(
            reports: members.count, reporters: Set(voices.compactMap(\.self)).count + Set(unknown).count)
        cases[id]?.counts = counts
        try touch(id, at: moment)
        return counts
    }

    func touch(_ id: Case.ID, at moment: Timestamp) throws {
        guard let changed = cases[id]?.changed else { throw FixtureFault() }
        cases[id]?.changed = max(changed, moment)
        cases[id]?.version += 1
    }

    func setState(_ state: CaseState, of id: Case.ID, at moment: Timestamp) throws {
        cases[id]?.state = state
        try touch(id, at: moment)
    }

    func setAssignee(_ assignee: Assignee?, of id: Case.ID, at moment: Timestamp) throws {
        cases[id]?.assignee = assignee
        try touch(id, at: moment)
    }

    func history(of id: Case.ID) throws -> [HistoryEntry] { cases[id]?.history ?? [] }

    func indexStatus(_ status: CaseStatus, ofReportsIn id: Case.ID) throws {
        for (number, row) in rows where row.joined?.case == id && row.indexed != nil {
            rows[number]?.indexed = status
        }
    }

    func merge(_ from: Case.ID, into: Case.ID, at moment: Timestamp) throws {
        for (id, row) in cases where id == from || row.mergedInto == from { cases[id]?.mergedInto = into }
        cases[from]?.state = .merged
        try touch(from, at: moment)
        let versions = [into, from].compactMap { cases[$0]?.version }
        cases[into]?.version = versions.max() ?? 0
    }

    func followers(of id: Case.ID) throws -> [Case.ID] {
        cases.values.filter { $0.mergedInto == id }.map(\.id).sorted()
    }

    func revive(
        _ id: Case.ID, from into: Case.ID, as state: CaseState, with followers: [Case.ID],
        at moment: Timestamp
    ) throws {
        try setState(state, of: id, at: moment)
        cases[id]?.mergedInto = nil
        let versions = [id, into].compactMap { cases[$0]?.version }
        cases[id]?.version = (versions.max() ?? 0) + 1
        for follower in followers { cases[follower]?.mergedInto = id }
    }

    func setReturn(of id: Case.ID, to earlier: Case.ID) throws { cases[id]?.returnOf = earlier }

    func record(_ entry: HistoryEntry, in id: Case.ID) throws { cases[id]?.history.append(entry) }

    func reports(in id: Case.ID) throws -> [Report] {
        try rows.keys.sorted().filter { rows[$0]?.joined?.case == id }.compactMap { try filed($0)?.report }
    }

    func setUnits(_ units: [Assignment], of id: Case.ID, insteadOf former: [Assignment]) throws {
        guard cases[id]?.units == former else { throw FixtureFault() }
        cases[id]?.units = units
    }

    func queue(_ notice: CaseNotice, through channel: Channel, inDigestAt digest: Timestamp?) throws {
        queued.append(Queued(notice: notice, channel: channel, digest: digest))
    }

    func dueDay(lookedAtIn municipality: MunicipalityCode) throws -> CivilDate? { dueDays[municipality] }

    func setDueDay(_ day: CivilDate, lookedAtIn municipality: MunicipalityCode) throws {
        dueDays[municipality] = day
    }

    func cases(dueAfter earlier: CivilDate, through last: CivilDate, in municipality: MunicipalityCode) throws
        -> [Case.ID]
    {
        cases.values.filter { row in
            row.scope.municipality == municipality
                && row.units.contains { $0.due.map { earlier < $0 && $0 <= last } ?? false }
        }.map(\.id).sorted()
    }

    func keptAnswer(under retry: RetryKey) throws -> KeptAnswer? {
        answers.first { $0.key.client == retry.client && $0.key.key == retry.key }?.answer
    }

    func keep(_ answer: KeptAnswer, under retry: RetryKey) throws { answers.append((retry, answer)) }

    func removeAnswers(keptBefore moment: Timestamp, ofOldest count: Int) throws {
        answers = answers.prefix(count).filter { $0.answer.kept >= moment } + answers.dropFirst(count)
    }

    private func number(of id: Report.ID) -> Int64? { rows.first { $0.value.new.report.id == id }?.key }

    private func filed(_ number: Int64) throws -> FiledReport? {
        guard let row = rows[number], let found = row.joined.flatMap({ cases[$0.case] }) else { return nil }
        return FiledReport(
            report: row.report, case: found.id, status: found.status,
            version: row.version)
    }

    /// Every report in its case, in the order in which they were kept.
    fileprivate var members: [Joined] {
        rows.keys.sorted().compactMap { number in rows[number]?.asJoined(number) }
    }
}

extension MemoryLedger.ReportRow {
    /// As it stands now, at its present place.
    fileprivate func asJoined(_ number: Int64) -> Joined? {
        joined.map { joined in
            Joined(
                report: Joinable(
                    key: number, id: joined.report.id, place: report.whereabouts.place,
                    observed: joined.report.observed, ruling: joined.report.ruling),
                case: joined.case, isCore: joined.isCore, sprawls: joined.sprawls)
        }
    }
}

/// The rows of a scope, looked at one by one.
struct JoinableRows: JoinableReports {
    let scope: JoiningScope
    let ledger: MemoryLedger

    func reports(near place: Place, within reach: Radius, observedFrom: Timestamp, observedUntil: Timestamp)
        -> [Joined]
    {
        ledger.members.filter { joined in
            guard let found = ledger.cases[joined.case], ledger.rows[joined.report.key]?.indexed != nil
            else { return false }
            return found.scope == scope && found.status.takesReports && joined.report.ruling != .apart
                && (observedFrom...observedUntil).contains(joined.report.observed)
                && joined.report.place?.isWithin(reach, of: place) ?? false
        }
    }

    func members(of id: Case.ID) -> [Joined] { ledger.members.filter { $0.case == id } }

    func outline(of id: Case.ID) throws -> CaseOutline {
        let members = members(of: id)
        return CaseOutline(
            opened: try ledger.cases[id].orFail().opened,
            bounds: Bounds(around: members.compactMap(\.report.place)),
            holdsPins: members.contains { $0.report.ruling.pin != nil })
    }
}

extension Report {
    fileprivate func with(_ whereabouts: Whereabouts) -> Report {
        Report(
            id: id, reference: reference, municipality: municipality, category: category, source: source,
            text: text, answers: answers, whereabouts: whereabouts, otherMunicipalities: otherMunicipalities,
            observed: observed, received: received, recurs: recurs, isRestricted: isRestricted,
            clientReference: clientReference, reporter: reporter)
    }
}
