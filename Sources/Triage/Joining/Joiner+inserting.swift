import Clustering
import Geometry
import Reports

extension Joiner {
    /// What to write when a report comes in.
    ///
    /// - Throws: what `stored` throws.
    /// - Complexity: mostly one question to the store about the report's neighbours, one about each neighbour that is not
    ///   core, and one about the outline of the case it joins. Where it links cases, makes a case too wide, or meets pins:
    ///   as ``revise(_:among:)``.
    package func insert(_ report: Joinable, among stored: some JoinableReports) throws -> JoiningPlan {
        try join(report, among: stored) ?? revise([.arrives(report)], among: stored)
    }

    /// The plan when all that the report touches is one case without pins, or nothing; nil when more must be looked at.
    ///
    /// A case without pins is one group, and all cores of a group are of one cluster. So when every core that the report is
    /// linked to, every report that becomes core by it, and every report linked to a new core are of the same case, then no
    /// link leads out of the case, and the case grows by the report and is otherwise the same, as long as it is not
    /// divided: it already is and the report lies in the case's tile, or it fits into the extent still.
    private func join(_ report: Joinable, among stored: some JoinableReports) throws -> JoiningPlan? {
        guard report.ruling == .free, let place = report.place else { return nil }
        let near = try linked(to: report, among: stored)
        let isCore = near.count + 1 >= rule.minimum
        var cores = near.filter(\.isCore)
        var involved = isCore ? near : cores
        var risen: [Joined] = []
        if rule.minimum > 1 {
            for border in near where !border.isCore {
                // The border finds itself; the report is not among the stored yet.
                let around = try linked(to: border.report, among: stored)
                guard around.count + 1 >= rule.minimum else { continue }
                risen.append(border)
                involved += around
            }
            cores += risen
        }
        guard let first = involved.first else {
            let reason = near.isEmpty ? alone : .tooFew(minimum: rule.minimum)
            return JoiningPlan(opening: report, isCore: isCore, reason: reason)
        }
        guard !cores.isEmpty, involved.allSatisfy({ $0.case == first.case }),
            let sprawls = try admits(place, to: first, among: involved, reading: stored)
        else { return nil }
        let nearest = near.lazy.filter { $0.case == first.case }.compactMap { rule.link(report, $0.report) }
            .min()
        return JoiningPlan(
            joining: report, to: first.case, isCore: isCore, raising: risen, sprawls: sprawls,
            reason: nearest.map { JoiningReason($0) } ?? alone)
    }

    /// Whether the case that `involved` are all of is divided already, when the place falls in the case's tile, or fits
    /// with the place within the extent; nil when neither is sure.
    private func admits(
        _ place: Place, to first: Joined, among involved: [Joined], reading stored: some JoinableReports
    ) throws -> Bool? {
        let outline = try stored.outline(of: first.case)
        guard !outline.holdsPins, let there = first.report.place, var box = outline.bounds else { return nil }
        if involved.contains(where: \.sprawls) {
            let isInTile =
                rule.clustering.tile(of: place) == rule.clustering.tile(of: there)
            return isInTile ? true : nil
        }
        box.extend(to: place)
        // From a minimum of four on, a report linked to one of the case's cores may be with another case.
        return rule.clustering.isTooWide(rule.minimum > 3 ? box.widened(by: rule.reach) : box) ? nil : false
    }

    /// The stored reports linked to `report`; itself among them when it is stored.
    private func linked(to report: Joinable, among stored: some JoinableReports) throws -> [Joined] {
        guard let place = report.densityPlace else { return [] }
        return try stored.reports(
            near: place, within: rule.reach, observedFrom: report.observed.subtracting(rule.memory),
            observedUntil: report.observed.adding(rule.memory))
    }

    private var alone: JoiningReason { .alone(within: rule.reach, memory: rule.memory) }
}

extension Bounds {
    /// The box with every side moved outwards.
    fileprivate func widened(by margin: Radius) -> Bounds {
        var box = self
        for corner in [(south, west), (north, east)] {
            guard let place = Place(northingCentimetres: corner.0, eastingCentimetres: corner.1) else {
                continue
            }
            box.extend(to: Bounds(around: place, reaching: margin))
        }
        return box
    }
}
