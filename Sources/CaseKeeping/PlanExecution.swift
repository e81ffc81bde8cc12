import Reports
import Triage

/// Carries out a joining plan: puts reports into cases, opens and merges cases, and writes their history.
struct PlanExecution<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>
    let scope: JoiningScope
    /// The closed case that lies where a new one begins, and whose trouble that one brings back.
    var returning: Case.ID?
    /// The case that is opened again by this plan.
    var reopened: Case.ID?
    /// What staff decided, where they make cases one.
    var merger: Merger?

    struct Merger {
        let former: FormerCases
        let reason: String?
    }

    private var ledger: Ledger { change.ledger }

    /// What a plan did to the cases.
    struct Outcome {
        /// The case each placed report went to, by the store's number for the report.
        private(set) var caseOfReport: [Int64: Case.ID] = [:]
        /// Every case that the plan names, as it is now.
        private(set) var cases: [Case.ID: WorkingCase] = [:]
        /// The cases whose set of reports changed and that still have some, ordered by id.
        fileprivate(set) var changed: [Case.ID] = []
        /// The cases that took over others, with those.
        private(set) var tookOver: [Case.ID: [WorkingCase]] = [:]
        /// The merges, in their order.
        private(set) var merges: [MergedCase] = []
        /// Whether every case the plan names was open before: then no report came to a case of another status.
        private(set) var wereAllOpen = true
        private var gone: Set<Case.ID> = []
        /// What state each case was in before the plan.
        private var formerStates: [Case.ID: CaseState] = [:]
        /// The reports that came from no case.
        private var arrived: Set<Report.ID> = []
        /// The reports that went from one case to another: by where they went, with where they were.
        private var moves: [Case.ID: [Report.ID: Case.ID]] = [:]

        /// The cases that parts of a case went to which is still there, ordered by id.
        func heirs(ofPartsOf id: Case.ID) -> [Case.ID] {
            guard !gone.contains(id) else { return [] }
            return moves.filter { $0.value.values.contains(id) }.map(\.key).sorted()
        }

        /// Whether the report came to this case from one that is still there.
        func hasMoved(_ report: Report.ID, into id: Case.ID) -> Bool {
            moves[id]?[report].map { !gone.contains($0) } ?? false
        }

        /// The state in which a report that is now in this case was before; nil for one that has just come.
        func formerState(of report: Report.ID, in id: Case.ID) -> CaseState? {
            if let from = moves[id]?[report] { return formerStates[from] }
            return arrived.contains(report) ? nil : formerStates[id]
        }

        /// Whether the report came to this case because its own was merged.
        func wasMerged(_ report: Report.ID, into id: Case.ID) -> Bool {
            moves[id]?[report].map(gone.contains) ?? false
        }

        fileprivate mutating func arrive(_ report: Report.ID) { arrived.insert(report) }

        fileprivate mutating func move(_ report: Report.ID, from: Case.ID, into: Case.ID) {
            moves[into, default: [:]][report] = from
        }

        fileprivate mutating func name(_ named: WorkingCase) {
            cases[named.id] = named
            formerStates[named.id] = named.state
            if named.status != .open { wereAllOpen = false }
        }

        fileprivate mutating func place(_ report: Int64, in id: Case.ID) { caseOfReport[report] = id }

        fileprivate mutating func merge(_ from: WorkingCase, into: WorkingCase, because reason: Bilingual) {
            merges.append(MergedCase(from: from.id, into: into.id, reason: reason))
            tookOver[into.id, default: []].append(from)
            gone.insert(from.id)
            cases[from.id]?.state = .merged
            cases[into.id] = into
        }

        fileprivate mutating func settle(_ touched: Set<Case.ID>) {
            changed = touched.subtracting(gone).sorted()
        }
    }

    /// - Parameters:
    ///   - known: Cases that have been read already, as they are now.
    ///   - leaving: A case that is being closed: its reports are no longer joinable, but it keeps them.
    /// - Throws: ``CaseEditFault/touchesUnseen``, before anything is written.
    func carryOut(_ plan: JoiningPlan, known: [WorkingCase] = [], leaving: Case.ID? = nil) throws -> Outcome {
        try change.sight.permit(plan, reading: change.existing)
        var outcome = Outcome()
        func named(_ id: Case.ID) throws -> WorkingCase {
            if let found = outcome.cases[id] { return found }
            let found = try known.first { $0.id == id } ?? WorkingCase(change.existing(id))
            outcome.name(found)
            return found
        }
        let opened = try plan.newCases.map { new in
            let splitFrom = try new.splitFrom.map(named)
            let opened = try open(because: new.reason, splitFrom: splitFrom?.id)
            outcome.name(opened)
            return opened
        }
        var touched: Set<Case.ID> = []
        for placement in plan.placements {
            let target =
                switch placement.target {
                case .existing(let id): try named(id)
                case .new(let index): opened[index]
                }
            let from = try placement.from.map(named)
            try carryOut(placement, in: target.id)
            outcome.place(placement.report.key, in: target.id)
            if from == nil { outcome.arrive(placement.report.id) }
            guard from?.id != target.id else { continue }
            touched.insert(target.id)
            if let from {
                touched.insert(from.id)
                outcome.move(placement.report.id, from: from.id, into: target.id)
            }
        }
        for merge in plan.merges {
            let (from, into, reason) = (
                try named(merge.from), try named(merge.into), told(merge.reason).words
            )
            outcome.merge(
                from, into: try self.merge(from, into: into, because: reason), because: reason)
        }
        for id in plan.emptied where id != leaving {
            let from = try named(id)
            // Its reports went somewhere: there the case lives on.
            guard let last = plan.placements.last(where: { $0.from == id }),
                let into = outcome.caseOfReport[last.report.key],
                let reason = last.reason.map({ told(reopened == nil ? $0 : .linked).words })
            else { continue }
            outcome.merge(
                from, into: try merge(from, into: try named(into), because: reason), because: reason)
        }
        outcome.settle(touched)
        return outcome
    }

    /// The reason with what joining does not know of: cases that take no reports, and one that takes them again.
    private func told(_ reason: JoiningReason) -> JoiningReason {
        switch reason {
        case .alone: returning.map { .returning($0) } ?? reason
        case .linked: reopened.map { .reopened($0) } ?? reason
        default: reason
        }
    }

    private func open(because reason: JoiningReason, splitFrom: Case.ID?) throws -> WorkingCase {
        let reason = told(reason)
        let id = change.policy.makeCaseID(change.moment)
        try ledger.open(id, in: scope, at: change.moment)
        try change.record(
            splitFrom == nil ? .opened : .split, in: id, other: reason.closed ?? splitFrom,
            reason: reason.words)
        return WorkingCase(opening: id, at: change.moment)
    }

    private func carryOut(_ placement: JoiningPlan.Placement, in target: Case.ID) throws {
        let number = placement.report.key
        try ledger.put(
            Joined(
                report: placement.report, case: target, isCore: placement.isCore, sprawls: placement.sprawls))
        guard placement.from != target, let reason = placement.reason.map(told) else { return }
        if let from = placement.from {
            try change.record(.left, in: from, report: number, other: target, reason: reason.words)
        }
        try change.record(
            .joined, in: target, report: number, other: placement.from ?? reason.closed, reason: reason.words)
    }

    /// Ends `from`, which lives on in `into`; a case that someone works on stays one that someone works on.
    private func merge(_ from: WorkingCase, into: WorkingCase, because reason: Bilingual) throws
        -> WorkingCase
    {
        var into = into
        if from.status == .inProgress, into.status == .open {
            into.state = from.state
            try ledger.setState(from.state, of: into.id, at: change.moment)
        }
        if into.assignee == nil, let assignee = from.assignee {
            into.assignee = assignee
            try change.record(
                .assigned, in: into.id, other: from.id,
                reason: Bilingual(
                    swedish: "Handläggare: \(assignee), som hade det ärende som nu hör hit.",
                    english: "Handled by: \(assignee), who had the case that belongs here now."),
                former: .assignee(nil))
            try ledger.setAssignee(assignee, of: into.id, at: change.moment)
        }
        let merger = self.merger.flatMap { $0.former.id == from.id ? $0 : nil }
        let told = reason.adding(merger?.reason)
        try ledger.merge(from.id, into: into.id, at: change.moment)
        try change.record(.merged, in: from.id, other: into.id, reason: told)
        try change.record(
            .tookOver, in: into.id, other: from.id, reason: told,
            former: merger.map { .cases($0.former) })
        return into
    }
}

extension JoiningReason {
    /// The closed case that the words name.
    fileprivate var closed: Case.ID? {
        guard case .returning(let closed) = self else { return nil }
        return closed
    }
}
