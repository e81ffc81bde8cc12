import Clustering
import Geometry
import Reports

extension JoiningPlan {
    /// A case of its own for a report that comes in.
    init(opening report: Joinable, isCore: Bool, reason: JoiningReason) {
        placements = [
            Placement(
                report: report, from: nil, target: .new(0), isCore: isCore, sprawls: false, reason: reason)
        ]
        newCases = [NewCase(splitFrom: nil, reason: reason)]
        merges = []
        emptied = []
    }

    /// A report joins a case, and makes cores of some reports that were in it.
    init(
        joining report: Joinable, to case: Case.ID, isCore: Bool, raising risen: [Joined], sprawls: Bool,
        reason: JoiningReason
    ) {
        let joining = Placement(
            report: report, from: nil, target: .existing(`case`), isCore: isCore, sprawls: isCore && sprawls,
            reason: reason)
        let raising = risen.map {
            Placement(
                report: $0.report, from: `case`, target: .existing(`case`), isCore: true, sprawls: sprawls,
                reason: nil)
        }
        placements = ([joining] + raising).sorted { $0.report.id < $1.report.id }
        newCases = []
        merges = []
        emptied = []
    }

    /// The difference between what was and what is found. `reports` are in the order of the groups' reports.
    init(
        for reports: [Reviewed], in groups: Groups, succeeding succession: Succession,
        mergingBecause mergeReason: JoiningReason, rule: JoiningRule
    ) {
        var openings = 0
        let targets = succession.heirs.map { heir in
            if let heir { return CaseTarget.existing(heir) }
            defer { openings += 1 }
            return .new(openings)
        }
        let nearest = groups.nearest()
        let reasons = reports.indices.map { offset in
            reports[offset].reason(
                nearest: nearest[offset], sharesCase: groups.sizes[groups.group[offset]] > 1, rule: rule)
        }
        placements = reports.indices.compactMap { offset in
            let report = reports[offset]
            let target = targets[groups.group[offset]]
            let stays = report.from.map { target == .existing($0) } ?? false
            guard !(stays && report.isUnchanged) else { return nil }
            return Placement(
                report: report.report, from: report.from, target: target,
                isCore: report.mark.isCore, sprawls: report.mark.sprawls,
                reason: stays ? nil : reasons[offset])
        }
        var openingReasons = [JoiningReason?](repeating: nil, count: groups.count)
        for (offset, group) in groups.group.enumerated() {
            if groups.sizes[group] == 1 || succession.origins[group] == nil {
                openingReasons[group] = openingReasons[group] ?? reasons[offset]
            } else if reports[offset].mark.sprawls {
                openingReasons[group] = .tooWide(extent: rule.extent)
            }
        }
        newCases = targets.indices.filter { succession.heirs[$0] == nil }.map { group in
            NewCase(splitFrom: succession.origins[group], reason: openingReasons[group] ?? .noLongerLinked)
        }
        merges = succession.takenOver.compactMap { from, group in
            succession.heirs[group].map { Merge(from: from, into: $0, reason: mergeReason) }
        }
        emptied = succession.emptied
    }
}

extension Reviewed {
    /// Why the report is in its group.
    fileprivate func reason(nearest: Nearness?, sharesCase: Bool, rule: JoiningRule) -> JoiningReason {
        if let nearest { return JoiningReason(nearest) }
        if sharesCase { return .pinned }
        if report.ruling == .apart { return .separated }
        if report.place == nil { return .unplaced }
        if mark.sprawls { return .tooWide(extent: rule.extent) }
        switch surroundings {
        case .sprawling: return .tooWide(extent: rule.extent)
        case .populated: return .tooFew(minimum: rule.minimum)
        case .empty where before == nil: return .alone(within: rule.reach, memory: rule.memory)
        case .empty, .unknown: return .noLongerLinked
        }
    }
}

extension JoiningReason {
    init(_ nearness: Nearness) {
        self = .near(
            Distance(squaredCentimetres: nearness.squaredCentimetres),
            apart: TimeSpan(milliseconds: nearness.apart))
    }
}
