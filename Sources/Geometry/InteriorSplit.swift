/// Whether rings that only touch each other cut what lies between them in pieces, which the interior of a polygon may not be
/// (OGC 06-103r4, 6.1.11.1: it is a connected point set).
///
/// They do when one can go round: from a ring through a point where it touches another to that ring, and on through other points
/// until one is back. So each touching is an edge between a ring and a point, and the interior is whole as long as the edges
/// make no circle: a hole may touch its outline in one point, and three holes may meet in one.
struct InteriorSplit {
    private var parent: [Node: Node] = [:]

    private enum Node: Hashable {
        case ring(Int)
        case point(Place)
    }

    private var edges: Set<Edge> = []

    private struct Edge: Hashable {
        let ring: Int
        let point: Place
    }

    /// Notes that two rings touch in a point; noting it again changes nothing.
    ///
    /// - Returns: whether that closes a circle.
    mutating func note(_ one: Int, _ other: Int, at point: Place) -> Bool {
        // Both, so no short cut: the second edge is there whether or not the first closes.
        let first = note(one, at: point)
        let second = note(other, at: point)
        return first || second
    }

    private mutating func note(_ ring: Int, at point: Place) -> Bool {
        guard edges.insert(Edge(ring: ring, point: point)).inserted else { return false }
        let (one, other) = (root(of: .ring(ring)), root(of: .point(point)))
        guard one != other else { return true }
        parent[one] = other
        return false
    }

    private mutating func root(of node: Node) -> Node {
        var root = node
        while let next = parent[root] { root = next }
        var node = node
        while let next = parent[node], next != root {
            parent[node] = root
            node = next
        }
        return root
    }
}
