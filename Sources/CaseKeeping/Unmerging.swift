import Reports
import Triage

/// Takes back that staff made two cases one: both live again under their ids, as they stood, with the reports that each had and that have not
/// gone elsewhere since.
///
/// What staff have decided since of the case that lived on stays decided. A report that has come since goes where the rules say.
struct Unmerging<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>
    /// The case that lived on, as it has just been read.
    let edited: Case

    private var ledger: Ledger { change.ledger }

    /// - Parameter number: That of the entry in which `former` stands.
    /// - Throws: ``CaseEditFault/cannotUndo(_:_:)`` when the case has ended, when one of the cases would have no report, or when the rules would
    ///   make them one again.
    func part(_ former: FormerCases, as number: Int, _ sentence: Bilingual) throws -> [MergedCase] {
        guard edited.status.takesReports else { throw CaseEditFault.cannotUndo(number, .ended) }
        let scope = change.scope(edited.group)
        let members = try ledger.joinableReports(in: scope).members(of: edited.id)
        let back = members.filter { former.ended.reports[$0.report.id] != nil }
        let ended = try change.existing(former.id)
        guard ended.mergedInto == edited.id, !back.isEmpty, back.count < members.count
        else { throw CaseEditFault.cannotUndo(number, .reportElsewhere) }
        let history = Undoing(history: try ledger.history(of: edited.id))

        try revive(ended, former, with: back, sentence, undoing: number)
        try restore(former.kept, unlessDecidedIn: history, since: number)
        let joiner = try change.joiner(of: edited)
        let plan = try joiner.revise(
            changes(from: members, former), among: ledger.joinableReports(in: scope))
        let both = Set([edited.id, former.id])
        guard both.isDisjoint(with: plan.emptied),
            !plan.merges.contains(where: { both.contains($0.from) })
        else { throw CaseEditFault.cannotUndo(number, .linkedSince) }

        var parted = change
        parted.sight = change.sight.following(former.id)
        let updating = CaseUpdating(change: parted)
        var updated = try updating.carryOut(plan, in: edited.group, also: edited.id)
        if updated.routed[former.id] == nil {
            let unchanged = try joiner.revise([], among: ledger.joinableReports(in: scope))
            updated.routed.merge(
                try updating.carryOut(unchanged, in: edited.group, also: former.id).routed
            ) { first, _ in first }
        }
        try tell(of: former)
        return updated.merges
    }

    private func revive(
        _ ended: Case, _ former: FormerCases, with back: [Joined], _ sentence: Bilingual,
        undoing number: Int
    ) throws {
        try change.record(.split, in: edited.id, other: ended.id, reason: sentence, undoes: number)
        try ledger.revive(
            ended.id, from: edited.id, as: former.ended.state, with: former.followers, at: change.moment)
        if ended.group != edited.group { try ledger.regroup(ended.id, to: edited.group) }
        try change.record(.split, in: ended.id, other: edited.id, reason: sentence)
        for joined in back {
            try ledger.put(
                Joined(
                    report: joined.report, case: ended.id, isCore: joined.isCore, sprawls: joined.sprawls))
            try change.record(
                .left, in: edited.id, report: joined.report.key, other: ended.id, reason: sentence)
            try change.record(
                .joined, in: ended.id, report: joined.report.key, other: edited.id, reason: sentence)
        }
        try give(former.ended, to: ended)
        _ = try ledger.count(ended.id, at: change.moment)
        try ledger.indexStatus(former.ended.state.status, ofReportsIn: ended.id)
    }

    private func restore(
        _ kept: FormerCases.Standing, unlessDecidedIn history: Undoing, since number: Int
    ) throws {
        if !history.hasDecided(.unitsChanged, after: number),
            !history.hasDecided(.dueChanged, after: number)
        {
            try give(kept, to: edited)
        }
        if !history.hasDecided(.assigned, after: number), kept.assignee != edited.assignee {
            try ledger.setAssignee(kept.assignee, of: edited.id, at: change.moment)
        }
        if !history.hasDecided(.statusChanged, after: number), kept.state != edited.state {
            try ledger.setState(kept.state, of: edited.id, at: change.moment)
            try ledger.indexStatus(kept.state.status, ofReportsIn: edited.id)
        }
    }

    /// The units that the case had, as far as the profile has them still; those that it has when none is left.
    private func give(_ standing: FormerCases.Standing, to given: Case) throws {
        let units = standing.units.filter { change.jurisdiction.profile.unit($0.unit) != nil }
        if !units.isEmpty, units != given.units {
            try ledger.setUnits(units, of: given.id, insteadOf: given.units)
        }
        try ledger.setLeftUnits(standing.left, of: given.id)
    }

    /// Each report that carries the pin of the merge gets back the word that staff had said of it. Those of the case that lives on keep
    /// the pin while others share it, to whom it was given since.
    private func changes(from members: [Joined], _ former: FormerCases) -> [JoiningChange] {
        let pins = Set(
            members.filter { former.ended.reports[$0.report.id] != nil }.compactMap(\.report.ruling.pin))
        func known(_ id: Report.ID) -> (word: FormerCases.Word, home: Case.ID)? {
            former.ended.reports[id].map { ($0, former.id) }
                ?? former.kept.reports[id].map { ($0, edited.id) }
        }
        let isShared = members.contains { joined in
            known(joined.report.id) == nil && joined.report.ruling.pin.map(pins.contains) ?? false
        }
        return members.compactMap { joined in
            guard let (word, home) = known(joined.report.id) else { return nil }
            let isOfMerge = joined.report.ruling.pin.map(pins.contains) ?? false
            let keeps = !isOfMerge || home == edited.id && isShared
            let was = Joined(
                report: joined.report, case: home, isCore: joined.isCore, sprawls: joined.sprawls)
            return .becomes(keeps ? joined.report : joined.report.taking(word.ruling), was: was)
        }
    }

    private func tell(of former: FormerCases) throws {
        let (kept, revived) = (try change.existing(edited.id), try change.existing(former.id))
        for found in [kept, revived] where found.state != edited.state {
            try SenderNotifying(change: change).tell(
                .stateChanged, of: ledger.reports(in: found.id), in: found.id, state: found.state)
        }
        let notices = CaseNotifying(change: change)
        guard let newest = try ledger.reports(in: revived.id).newest else { return }
        try notices.tell(.split, of: kept.id, other: revived.id, to: kept.units, because: newest)
        try notices.tell(.reopened, of: revived.id, to: revived.units)
        try notices.tell(
            .withdrawn, of: kept.id,
            to: edited.units.filter { unit in
                !(kept.units + revived.units).contains { $0.unit == unit.unit }
            })
    }
}

extension FormerCases.Word {
    fileprivate var ruling: StaffRuling {
        switch self {
        case .free: .free
        case .apart: .apart
        case .together(let number): .together(Pin(number: number))
        }
    }
}
