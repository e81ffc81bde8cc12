/// Which cluster each point is in. Clusters are numbered from 0 by their lowest member.
package struct Clusters: Hashable, Sendable {
    /// The cluster of each point; ``noise`` for one in none.
    package let labels: [Int32]
    /// Whether each point has enough neighbours to be core.
    package let isCore: [Bool]
    /// How many clusters there are.
    package let count: Int

    package init(labels: [Int32], isCore: [Bool], count: Int) {
        self.labels = labels
        self.isCore = isCore
        self.count = count
    }

    /// The label of a point in no cluster.
    package static let noise: Int32 = -1

    /// The cluster of a point; nil for noise.
    package subscript(point: Int) -> Int? {
        labels[point] == Self.noise ? nil : Int(labels[point])
    }

    /// The points of each cluster, ascending.
    package var members: [[Int]] {
        var members = [[Int]](repeating: [], count: count)
        for (point, label) in labels.enumerated() where label != Self.noise {
            members[Int(label)].append(point)
        }
        return members
    }
}
