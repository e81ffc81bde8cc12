/// Sets that have no member in common and can be united: union by the lower number, with path halving (Tarjan and
/// van Leeuwen 1984). The lowest member stands for its set, so what stands for a set does not depend on the order of unions.
package struct DisjointSets: Sendable {
    private var parents: [Int32]

    /// `count` sets of one member each.
    package init(count: Int) { parents = Array(0..<Int32(count)) }

    /// The lowest member of the set that holds `member`.
    package mutating func lowest(with member: Int) -> Int {
        var member = Int32(member)
        while parents[Int(member)] != member {
            parents[Int(member)] = parents[Int(parents[Int(member)])]
            member = parents[Int(member)]
        }
        return Int(member)
    }

    package mutating func unite(_ one: Int, _ other: Int) {
        let (one, other) = (lowest(with: one), lowest(with: other))
        parents[max(one, other)] = Int32(min(one, other))
    }
}
