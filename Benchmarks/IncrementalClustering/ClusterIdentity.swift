/// Which cluster, for as long as it lives: stable while points come and go, never given to another cluster. Ordered by
/// age, the oldest first; the numbers have gaps.
package struct ClusterIdentity: Hashable, Comparable, Sendable {
    package let number: Int

    package static func < (one: Self, other: Self) -> Bool { one.number < other.number }
}
