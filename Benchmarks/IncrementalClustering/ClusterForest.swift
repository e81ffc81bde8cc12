/// Which blocks are one cluster, through nodes that can be united: blocks refer to nodes, nodes to the node they were
/// united under, and the root of such a tree is a cluster. Uniting two clusters of any size changes one node.
///
/// Method: union by rank (R. E. Tarjan, J. van Leeuwen, "Worst-case analysis of set union algorithms", JACM 31, 1984)
/// without compression, so that looking up changes nothing. A node that nothing refers to any more is used again.
///
/// - Complexity: O(log *u*) to find a root, *u* the unions that made its tree; 32 bytes a node.
struct ClusterForest: Sendable {
    private var nodes: [Node] = []
    private var freeNodes: [Int32] = []
    private var nextIdentity = 0

    private static let none: Int32 = -1

    private struct Node {
        /// Of a root, the cluster's.
        var identity: ClusterIdentity
        /// The node it was united under; ``none`` of a root.
        var parent = ClusterForest.none
        /// How many blocks and nodes refer to it.
        var references: Int32 = 0
        /// Of a root, the cluster's.
        var cores: Int32 = 0
        /// No path to it is longer.
        var rank: Int32 = 0
    }

    /// A new cluster, with an identity of its own, that nothing refers to yet.
    mutating func make() -> Int32 {
        let node = Node(identity: ClusterIdentity(number: nextIdentity))
        nextIdentity += 1
        guard let free = freeNodes.popLast() else {
            nodes.append(node)
            return Int32(nodes.count - 1)
        }
        nodes[Int(free)] = node
        return free
    }

    func root(of node: Int32) -> Int32 {
        var node = node
        while nodes[Int(node)].parent != Self.none { node = nodes[Int(node)].parent }
        return node
    }

    func identity(of node: Int32) -> ClusterIdentity { nodes[Int(root(of: node))].identity }

    func cores(of node: Int32) -> Int32 { nodes[Int(root(of: node))].cores }

    mutating func addCores(_ count: Int32, to node: Int32) { nodes[Int(root(of: node))].cores += count }

    mutating func retain(_ node: Int32) { nodes[Int(node)].references += 1 }

    mutating func release(_ node: Int32) {
        nodes[Int(node)].references -= 1
        guard nodes[Int(node)].references == 0 else { return }
        freeNodes.append(node)
        let parent = nodes[Int(node)].parent
        if parent != Self.none { release(parent) }
    }

    /// Makes two clusters one, which keeps the older identity; returns the other, or nil when they were one already.
    mutating func unite(_ one: Int32, _ other: Int32) -> ClusterIdentity? {
        var (over, under) = (root(of: one), root(of: other))
        guard over != under else { return nil }
        if nodes[Int(over)].rank < nodes[Int(under)].rank { swap(&over, &under) }
        if nodes[Int(over)].rank == nodes[Int(under)].rank { nodes[Int(over)].rank += 1 }
        let (kept, gone) = (
            min(nodes[Int(over)].identity, nodes[Int(under)].identity),
            max(nodes[Int(over)].identity, nodes[Int(under)].identity)
        )
        nodes[Int(over)].identity = kept
        nodes[Int(over)].cores += nodes[Int(under)].cores
        nodes[Int(under)].parent = over
        retain(over)
        return gone
    }

    /// Lets two clusters change identities.
    mutating func swapIdentities(_ one: Int32, _ other: Int32) {
        let (one, other) = (Int(root(of: one)), Int(root(of: other)))
        (nodes[one].identity, nodes[other].identity) = (nodes[other].identity, nodes[one].identity)
    }
}
