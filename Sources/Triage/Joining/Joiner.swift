package import Reports

/// Forms cases of the reports of one municipality and category group.
///
/// The definition:
///
/// - Reports *count* that have a place, are in a case that takes reports, and that staff do not keep apart.
/// - Two that count are *linked* when they lie at most ``JoiningRule/reach`` apart and were observed at most
///   ``JoiningRule/memory`` apart.
/// - A report is *core* when at least ``JoiningRule/minimum`` reports, itself counted, are linked to it. Cores that chain
///   together by links form a *cluster* (Ester et al. 1996; in space and time Birant and Kut 2007).
/// - A cluster *sprawls* when the box around its cores and every report linked to one of them has a diagonal longer than
///   ``JoiningRule/extent``. Within a sprawling cluster a link *holds* only between reports of the same ``Tile``; all other
///   links of a core hold.
/// - A *group* is the cores that chain together by links that hold, and the reports that are not core but whose nearest
///   core by a link that holds is one of those (by distance, then difference in time, then report id). Every other report
///   is a group of its own.
/// - A *case* is the groups that share a ``Pin``, directly or by way of others; a group without pins is a case.
///
/// No group is wider than the extent: the cores and borders of a cluster that does not sprawl lie in its box, and those of
/// one that does lie in a tile. Only staff can make a case wider.
///
/// Which reports are one case depends on the set of reports alone: not on the order in which they came, and not on the cases
/// they were in. Which *identity* a case keeps depends on what was; see ``Succession``.
package struct Joiner: Sendable {
    package let rule: JoiningRule

    package init(rule: JoiningRule) { self.rule = rule }
}
