import Clustering
import Geometry

/// Looking for neighbours. A block that lies too far away as a whole costs one comparison.
extension BlockGrid {
    func isCore(_ key: Int32) -> Bool { points[Int(key)].core == key }

    /// The points of a block.
    func members(of number: Int32) -> [Int32] {
        var members: [Int32] = []
        var key = blocks[Int(number)].first
        while key != LivePoint.none {
            members.append(key)
            key = points[Int(key)].next
        }
        return members
    }

    /// The neighbours of a point, itself counted, in those of the blocks that are wanted.
    func neighbours(
        of key: Int32, in numbers: [Int32], where isWanted: (FilledBlock) -> Bool
    ) -> [Int32] {
        var neighbours: [Int32] = []
        for number in numbers where isWanted(blocks[Int(number)]) {
            visitNeighbours(of: points[Int(key)], in: number) { other, _ in
                neighbours.append(other)
                return true
            }
        }
        return neighbours
    }

    /// How many neighbours a point has in the blocks, itself counted.
    func countNeighbours(of key: Int32, in numbers: [Int32]) -> Int32 {
        var count: Int32 = 0
        for number in numbers {
            visitNeighbours(of: points[Int(key)], in: number) { _, _ in
                count += 1
                return true
            }
        }
        return count
    }

    /// The nearest core that is a neighbour of a point: by distance, then difference in time, then key.
    func nearestCore(to key: Int32, in numbers: [Int32]) -> Int32? {
        var nearest: (key: Int32, nearness: Nearness)?
        for number in numbers where blocks[Int(number)].cores > 0 {
            visitNeighbours(of: points[Int(key)], in: number) { other, nearness in
                guard isCore(other) else { return true }
                if let best = nearest, (best.nearness, best.key) < (nearness, other) { return true }
                nearest = (other, nearness)
                return true
            }
        }
        return nearest?.key
    }

    func hasCore(near point: LivePoint, in number: Int32) -> Bool {
        var found = false
        visitNeighbours(of: point, in: number) { other, _ in
            found = isCore(other)
            return !found
        }
        return found
    }

    /// Whether a core of one block is a neighbour of a core of the other.
    ///
    /// - Complexity: at worst the product of their points, for two that nearly but never touch.
    func areJoined(_ one: Int32, _ other: Int32) -> Bool {
        guard blocks[Int(one)].cores > 0, blocks[Int(other)].cores > 0, couldMeet(one, other) else {
            return false
        }
        var key = blocks[Int(one)].first
        while key != LivePoint.none {
            if isCore(key), hasCore(near: points[Int(key)], in: other) { return true }
            key = points[Int(key)].next
        }
        return false
    }

    private func couldMeet(_ one: Int32, _ other: Int32) -> Bool {
        neighbourhood.holds(blocks[Int(one)].extent.nearness(to: blocks[Int(other)].extent))
    }

    /// Calls `body` with the points of a block that are neighbours of `point`, for as long as it says to go on.
    private func visitNeighbours(of point: LivePoint, in number: Int32, _ body: (Int32, Nearness) -> Bool) {
        guard neighbourhood.holds(blocks[Int(number)].extent.nearness(to: Extent(point))) else { return }
        var key = blocks[Int(number)].first
        while key != LivePoint.none {
            let nearness = points[Int(key)].nearness(to: point)
            if neighbourhood.holds(nearness), !body(key, nearness) { return }
            key = points[Int(key)].next
        }
    }
}
