import Geometry
import Reports
import Triage

/// Corrects what the reports of a case say, and joins and routes them by that.
///
/// Every way throws ``CaseEditFault/holdsUnseen`` before anything is written when a report that the editor may not see would be changed.
struct CaseCorrecting<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>
    let edited: Case

    private var ledger: Ledger { change.ledger }
    private var profile: Profile { change.jurisdiction.profile }

    /// Reports whose category's group is another leave the case and join there as the rules say; when all of them do, the case
    /// itself goes with them, with their pins and its history.
    ///
    /// - Throws: ``CaseEditFault/notOpen`` when some reports of an ended case would leave it.
    func correct(_ categories: [Report.ID: Code<Category>], _ words: DecisionWords) throws -> [MergedCase] {
        let members = try self.members(categories)
        let changed = members.filter { $0.report.category != categories[$0.report.id] }
        guard !changed.isEmpty else { return [] }
        try requireSight(of: changed)
        let groups = try changed.map { member in
            guard let code = categories[member.report.id], let category = profile.category(code)
            else {
                throw CaseEditFault.noSuchCategory(categories[member.report.id] ?? member.report.category)
            }
            return category.group
        }
        let leaving = zip(changed, groups).filter { $1 != edited.group }
        let all = try ledger.joinableReports(in: change.scope(edited.group)).members(of: edited.id)
        let isWhole = leaving.count == all.count && Set(leaving.map(\.1)).count == 1
        guard edited.status.takesReports || leaving.isEmpty || isWhole else { throw CaseEditFault.notOpen }
        let former = Dictionary(uniqueKeysWithValues: changed.map { ($0.report.id, $0.report.category) })
        try record(.categoryCorrected, words, of: changed, .categories(former))

        let plans = edited.status.takesReports ? try plans(for: leaving, whole: isWhole) : nil
        // A report that leaves comes to a new case, which is open, or to one that gives its reports its own state when it is carried out.
        let gone = plans == nil || isWhole ? [] : Set(leaving.map(\.0.report.id))
        for member in changed {
            try rewrite(
                member, as: member.report.corrected(category: categories[member.report.id]),
                in: gone.contains(member.report.id) ? .open : edited.status)
        }
        if isWhole, let group = leaving.first?.1 { try ledger.regroup(edited.id, to: group) }
        guard let plans else {
            try ledger.touch(edited.id, at: change.moment)
            return []
        }
        let merges = try carryOut(plans, whole: isWhole)
        if !isWhole { try tellSenders(of: leaving.map(\.0)) }
        return merges
    }

    /// - Throws: ``CaseEditFault/notOpen`` for an ended case.
    func correct(_ places: [Report.ID: Whereabouts], _ words: DecisionWords) throws -> [MergedCase] {
        guard edited.status.takesReports else { throw CaseEditFault.notOpen }
        let members = try self.members(places)
        let changed = members.filter { $0.report.whereabouts != places[$0.report.id] }
        guard let joiner = joiner(of: edited.group), !changed.isEmpty else { return [] }
        try requireSight(of: changed)
        let former = Dictionary(uniqueKeysWithValues: changed.map { ($0.report.id, $0.report.whereabouts) })
        try record(.placeCorrected, words, of: changed, .places(former))
        let changes = changed.map { member in
            let was = member.joined
            return JoiningChange.becomes(
                Joinable(
                    key: was.report.key, id: was.report.id, place: places[member.report.id]?.place,
                    observed: was.report.observed, ruling: was.report.ruling), was: was)
        }
        let plan = try joiner.revise(changes, among: ledger.joinableReports(in: change.scope(edited.group)))
        for member in changed {
            try rewrite(
                member, as: member.report.corrected(whereabouts: places[member.report.id]), in: edited.status)
        }
        let updated = try CaseUpdating(change: change).carryOut(plan, in: edited.group, also: edited.id)
        for id in updated.routed.keys.sorted() where id == edited.id {
            try CaseNotifying(change: change).tell(.placed, of: id, to: updated.routed[id]?.kept ?? [])
        }
        return updated.merges
    }

    func correct(_ restrictions: [Report.ID: Bool], _ words: DecisionWords) throws {
        let changed = try members(restrictions).filter {
            $0.report.isRestricted != restrictions[$0.report.id]
        }
        guard !changed.isEmpty else { return }
        try requireSight(of: changed)
        let former = Dictionary(uniqueKeysWithValues: changed.map { ($0.report.id, $0.report.isRestricted) })
        try record(.restrictedChanged, words, of: changed, .restrictions(former))
        for member in changed {
            try rewrite(
                member, as: member.report.corrected(isRestricted: restrictions[member.report.id]),
                in: edited.status)
        }
        _ = try ledger.count(edited.id, at: change.moment)
    }

    /// Of reports that left for a case in another state.
    private func tellSenders(of members: [Member]) throws {
        for member in members where member.report.sender != nil {
            guard let filed = try ledger.report(member.report.id), filed.case != edited.id else { continue }
            let state = try change.existing(filed.case).state
            guard state != edited.state else { continue }
            try SenderNotifying(change: change).tell(
                .stateChanged, of: [filed.report], in: filed.case, state: state)
        }
    }

    private struct Member {
        let report: Report
        let joined: Joined
    }

    /// The reports that are to be corrected, in the order in which they were kept.
    ///
    /// - Throws: ``CaseEditFault/reportGone(_:)`` when one is not in the case.
    private func members<Value>(_ wanted: [Report.ID: Value]) throws -> [Member] {
        let joined = try ledger.joinableReports(in: change.scope(edited.group)).members(of: edited.id)
        let byID = Dictionary(joined.map { ($0.report.id, $0) }) { first, _ in first }
        if let gone = wanted.keys.sorted().first(where: { byID[$0] == nil }) {
            throw CaseEditFault.reportGone(gone)
        }
        return try ledger.reports(in: edited.id).compactMap { report in
            guard wanted[report.id] != nil, let joined = byID[report.id] else { return nil }
            return Member(report: report, joined: joined)
        }
    }

    private func requireSight(of members: [Member]) throws {
        guard members.allSatisfy({ change.sight.sees($0.report, in: edited) })
        else { throw CaseEditFault.holdsUnseen }
    }

    private func record(
        _ kind: CaseEvent.Kind, _ words: DecisionWords, of members: [Member], _ former: FormerValue
    ) throws {
        // One entry for one decision; of one report, it names that.
        let single = members.count == 1 ? members.first?.joined.report.key : nil
        try ledger.record(words.entry(kind, report: single, former: former, by: change), in: edited.id)
    }

    private func rewrite(_ member: Member, as report: Report, in status: CaseStatus) throws {
        try ledger.rewrite(member.report, as: report, number: member.joined.report.key, status: status)
    }

    private func joiner(of group: Code<CategoryGroup>) -> Joiner? { profile.joining[group].map(Joiner.init) }

    private struct Plans {
        /// What the reports that leave do to those that they leave.
        let left: JoiningPlan
        /// By the group that they come to, with their numbers.
        let arrived: [(group: Code<CategoryGroup>, plan: JoiningPlan, reports: [Int64])]
    }

    // Made before anything is written: until then the reports that leave are not joinable where they come.
    private func plans(for leaving: [(Member, Code<CategoryGroup>)], whole: Bool) throws -> Plans? {
        guard let joiner = joiner(of: edited.group) else { return nil }
        let left = try joiner.revise(
            leaving.map { .leaves($0.0.joined) },
            among: ledger.joinableReports(in: change.scope(edited.group)))
        let groups = Set(leaving.map(\.1)).sorted()
        return Plans(
            left: left,
            arrived: try groups.compactMap { group in
                guard let joiner = self.joiner(of: group) else { return nil }
                let coming = leaving.filter { $0.1 == group }.map(\.0.joined)
                let changes = coming.map { joined -> JoiningChange in
                    if whole { return .arrives(joined.report, from: edited.id) }
                    let ruling: StaffRuling = joined.report.ruling == .apart ? .apart : .free
                    return .arrives(joined.report.taking(ruling), from: nil)
                }
                let plan = try joiner.revise(
                    changes, among: ledger.joinableReports(in: change.scope(group)))
                return (group, plan, coming.map(\.report.key))
            })
    }

    private func carryOut(_ plans: Plans, whole: Bool) throws -> [MergedCase] {
        let updating = CaseUpdating(change: change)
        var merges: [MergedCase] = []
        for arrival in plans.arrived {
            merges += try updating.carryOut(
                arrival.plan, in: arrival.group, known: whole ? [WorkingCase(edited)] : [],
                also: whole ? edited.id : nil
            ).merges
        }
        if !whole {
            let sentence = Bilingual(
                swedish: "Rapporten gäller en annan sorts problem.",
                english: "The report is about another sort of trouble.")
            for number in plans.arrived.flatMap(\.reports) {
                try change.record(.left, in: edited.id, report: number, reason: sentence)
            }
        }
        merges += try updating.carryOut(
            plans.left, in: edited.group, leaving: whole ? edited.id : nil, also: whole ? nil : edited.id
        ).merges
        // The rules may give other units now, and take some away.
        let home = try change.existing(edited.id)
        let living = try home.mergedInto.map(change.existing) ?? home
        try RoutingAnew(ledger: ledger, policy: change.policy).reroute(
            living, in: change,
            because: Bilingual(swedish: "Kategorin har rättats.", english: "The category was corrected."))
        return merges
    }
}
