import Clustering
import Geometry
package import Reports

/// Forms cases of the reports of one municipality and category group.
///
/// The definition:
///
/// - Reports *count* that have a place, are in a case that takes reports, and that staff do not keep apart.
/// - Two that count are *linked* when they lie at most ``JoiningRule/reach`` apart and were observed at most
///   ``JoiningRule/memory`` apart.
/// - A *group* is what `DividedDBSCAN` says of the reports that count, with ``JoiningRule/minimum`` and
///   ``JoiningRule/extent``: cores that chain together by links, and the borders that go with them, divided by fixed tiles
///   where a cluster sprawls. Ties are by report id. Every other report is a group of its own.
/// - A *case* is the groups that share a ``Pin``, directly or by way of others; a group without pins is a case.
///
/// No group is wider than the extent; only staff can make a case wider.
///
/// Which reports are one case depends on the set of reports alone: not on the order in which they came, and not on the cases
/// they were in. Which *identity* a case keeps depends on what was; see ``Succession``.
package struct Joiner: Sendable {
    package let rule: JoiningRule

    package init(rule: JoiningRule) { self.rule = rule }
}

extension JoiningRule {
    /// Which reports that count are neighbours, and how what they form is divided.
    var clustering: DividedDBSCAN {
        DividedDBSCAN(
            neighbourhood: Neighbourhood(reach: reach, window: memory.milliseconds), minimum: minimum,
            extent: extent)
    }

    /// How near two reports that count are, when they are neighbours.
    func link(_ one: Joinable, _ other: Joinable) -> Nearness? {
        guard let place = one.densityPlace, let there = other.densityPlace else { return nil }
        let nearness = Nearness(
            squaredCentimetres: place.squaredCentimetres(to: there),
            apart: one.observed.since(other.observed).magnitude.milliseconds)
        return clustering.neighbourhood.holds(nearness) ? nearness : nil
    }
}
