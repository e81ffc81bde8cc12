/// Sets that have no member in common and can be united: union by the lower number, with path halving (Tarjan and
/// van Leeuwen 1984). The lowest member stands for its set, so what stands for a set does not depend on the order of
/// unions.
package struct DisjointSets: Sendable {
    /// Never greater than the member.
    private var parents: [Int32]

    /// `count` sets of one member each.
    package init(count: Int) { parents = Array(0..<Int32(count)) }

    /// The sets of all parts, the members of each numbered after those of the parts before it.
    init(joining parts: [DisjointSets]) {
        parents = []
        parents.reserveCapacity(parts.reduce(0) { $0 + $1.parents.count })
        for part in parts {
            let base = Int32(parents.count)
            for parent in part.parents { parents.append(parent &+ base) }
        }
    }

    /// The lowest member of the set that holds `member`.
    package mutating func lowest(with member: Int) -> Int {
        var member = Int32(member)
        while true {
            let parent = parents[Int(member)]
            let grandparent = parents[Int(parent)]
            if parent == grandparent { return Int(parent) }
            parents[Int(member)] = grandparent
            member = grandparent
        }
    }

    /// Whether `lowest`, known to stand for its set, is all there is above the member: the quick way to see that it is of that set.
    @inline(__always)
    func isDirectly(_ member: Int, under lowest: Int) -> Bool { Int(parents[member]) == lowest }

    /// Puts every member directly under the lowest of its set.
    mutating func flatten() {
        // In ascending order, for a parent is never greater than its child.
        for member in parents.indices { parents[member] = parents[Int(parents[member])] }
    }

    /// The lowest member of the set of each member.
    consuming func lowest() -> [Int32] {
        flatten()
        return parents
    }

    /// Unites members that follow each other, none of which was united before.
    mutating func uniteFresh(_ members: Range<Int>) {
        for member in members { parents[member] = Int32(truncatingIfNeeded: members.lowerBound) }
    }

    package mutating func unite(_ one: Int, _ other: Int) {
        let (one, other) = (lowest(with: one), lowest(with: other))
        parents[max(one, other)] = Int32(min(one, other))
    }
}
