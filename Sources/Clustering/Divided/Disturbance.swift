import Geometry

/// The points whose group a change may alter, and what the change does to their marks.
///
/// Method: M. Ester, H.-P. Kriegel, J. Sander, M. Wimmer, X. Xu, "Incremental clustering for mining in a data warehousing
/// environment", VLDB 1998: what comes or goes makes or unmakes cores among its neighbours alone. Extended to clusters that
/// are divided where they sprawl, and to many changes at once.
///
/// Why nothing is missed. A point's neighbours, and whether it is core, can differ only at a changed point or a neighbour of
/// one. Whether neighbours are *linked* can differ only where the core of the two also flips its mark. So take as disturbed the
/// changed points, those that become core or cease to be, those that begin to sprawl or cease to, and all neighbours of any
/// of these. Any other point has the same mark, the same links and the same nearest core as before.
///
/// - A cluster without a disturbed core has the same cores, neighbours and box as before, so its marks stand.
/// - A group none of whose members is disturbed keeps them all, and can only gain disturbed borders, each by way of its
///   nearest core. So take in the cores that are neighbours of disturbed borders too. Then each member of a group that is
///   *not* the same is new, or comes from a group with a member among these. So the former groups of these, whole, together
///   with the changed points, are closed: no group, former or present, has some of its points inside and some outside.
///
/// Arrivals never make a core or a sprawling cluster less: neighbours only come, so clusters, and the boxes around them and
/// all their neighbours, only grow. That is why the box takes in neighbours that went with another cluster's core.
package struct Disturbance: Sendable {
    /// The disturbed points, and the cores that the borders among them may go with.
    package private(set) var points: Set<Int> = []
    private let rule: DividedDBSCAN
    /// Whether no point leaves or changes.
    private let onlyArrivals: Bool
    /// The cores whose cluster has been looked at.
    private var settled: Set<Int> = []

    /// Settles the marks of the points that are kept.
    ///
    /// - Parameters:
    ///   - changed: the points that came or became others.
    ///   - former: the neighbours of those that left, and of those that became others where these were before; nil when all
    ///     that changed came.
    /// - Throws: what `kept` throws.
    /// - Complexity: the neighbours of the disturbed points, and of the cores of the clusters they are in up to the extent.
    package init(
        changed: some Collection<Int>, former: Set<Int>?, among kept: inout some DensityPoints,
        by rule: DividedDBSCAN
    ) throws {
        self.rule = rule
        onlyArrivals = former == nil
        var touched = Set(changed)
        if let former { touched.formUnion(former) }
        for point in changed { touched.formUnion(try kept.neighbours(of: point)) }
        points = touched
        for point in touched.sorted() where try settleCore(point, among: &kept) {
            points.formUnion(try kept.neighbours(of: point))
        }
        for seed in points.sorted() where kept.mark(of: seed).isCore && !settled.contains(seed) {
            for flipped in try settleCluster(around: seed, among: &kept) {
                points.insert(flipped)
                points.formUnion(try kept.neighbours(of: flipped))
            }
        }
        for border in points.sorted() where !kept.mark(of: border).isCore {
            points.formUnion(try kept.neighbours(of: border).filter { kept.mark(of: $0).isCore })
        }
    }

    /// Finds whether the point is core now; returns whether that flips its mark.
    private func settleCore(_ point: Int, among kept: inout some DensityPoints) throws -> Bool {
        let was = kept.mark(of: point)
        let isCore =
            if kept.place(of: point) == nil {
                false
            } else if rule.minimum == 1 || onlyArrivals && was.isCore {
                true
            } else {
                try kept.neighbours(of: point).count + 1 >= rule.minimum
            }
        kept.settle(point, as: DensityMark(isCore: isCore, sprawls: isCore && was.sprawls))
        return was.isCore != isCore
    }

    /// Explores the cluster of a core until it is known whether it sprawls, and on through the cores whose mark that flips;
    /// returns those.
    ///
    /// None is missed. Where the cluster does not sprawl all of it is explored. Where it does, a core whose mark flips was in
    /// a cluster that did not; whatever is left of that holds together by cores whose marks all flip, and one of them is
    /// disturbed, a seed.
    private mutating func settleCluster(around seed: Int, among kept: inout some DensityPoints) throws
        -> [Int]
    {
        var queue = [seed]
        var seen: Set<Int> = [seed]
        var box = kept.place(of: seed).map(Bounds.init)
        var isWide = false
        var next = 0
        while next < queue.count {
            let core = queue[next]
            next += 1
            if kept.mark(of: core).sprawls {
                isWide = isWide || onlyArrivals || settled.contains(core)
                if isWide { continue }
            }
            for other in try kept.neighbours(of: core) {
                if let place = kept.place(of: other) { box?.extend(to: place) }
                guard kept.mark(of: other).isCore, seen.insert(other).inserted else { continue }
                queue.append(other)
            }
            isWide = isWide || box.map(rule.isTooWide) ?? false
        }
        settled.formUnion(seen)
        let flipped = queue.filter { kept.mark(of: $0).sprawls != isWide }
        for core in flipped { kept.settle(core, as: DensityMark(isCore: true, sprawls: isWide)) }
        return flipped
    }
}
