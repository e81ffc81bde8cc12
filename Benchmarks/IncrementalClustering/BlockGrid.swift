import Clustering
import Geometry

/// Points that come and go, kept by the blocks of plane and time they lie in.
///
/// A point is known by its key, its offset into ``points``; the points of a block are chained. Each point costs 40
/// bytes, each block that holds one 64 bytes and its place in a hash table, 27 to 54 bytes.
struct BlockGrid: Sendable {
    let neighbourhood: Neighbourhood
    /// By key.
    var points: [LivePoint] = []
    /// By number. Some may be empty: their numbers are given again.
    var blocks: [FilledBlock] = []
    private(set) var count = 0
    private let shape: BlockShape
    private var numbers: [Block: Int32] = [:]
    private var freeKeys: [Int32] = []
    private var freeBlocks: [Int32] = []

    /// A block that holds points.
    struct FilledBlock: Sendable {
        let block: Block
        /// Around all points it has held since it was last empty.
        fileprivate(set) var extent: Extent
        /// The key of its first point.
        fileprivate(set) var first = LivePoint.none
        fileprivate(set) var count: Int32 = 0
        var cores: Int32 = 0
        /// The node of ``ClusterForest`` that its cores belong to, all of them neighbours; none when it has no cores.
        var cluster = LivePoint.none
    }

    init(_ neighbourhood: Neighbourhood) {
        self.neighbourhood = neighbourhood
        shape = BlockShape(neighbourhood)
    }

    /// The points by index, with blocks numbered so that those near each other are mostly near in memory.
    init(_ columns: PointColumns, neighbourhood: Neighbourhood) {
        self.init(neighbourhood)
        points = columns.northings.indices.map { point in
            LivePoint(
                northing: columns.northings[point], easting: columns.eastings[point],
                moment: columns.moments.isEmpty ? 0 : columns.moments[point])
        }
        for key in CellGrid(columns, neighbourhood: neighbourhood).order { link(key) }
    }

    func contains(_ key: Int32) -> Bool {
        points.indices.contains(Int(key)) && points[Int(key)].block != LivePoint.none
    }

    /// The key that was freed last, or else the next.
    mutating func insert(_ point: LivePoint) -> Int32 {
        let key: Int32
        if let free = freeKeys.popLast() {
            key = free
            points[Int(key)] = point
        } else {
            key = Int32(points.count)
            points.append(point)
        }
        link(key)
        return key
    }

    /// - Precondition: the key is a point's.
    mutating func remove(_ key: Int32) {
        unlink(key)
        freeKeys.append(key)
    }

    private mutating func link(_ key: Int32) {
        let number = block(for: points[Int(key)])
        let first = blocks[Int(number)].first
        points[Int(key)].block = number
        points[Int(key)].next = first
        if first != LivePoint.none { points[Int(first)].previous = key }
        blocks[Int(number)].first = key
        blocks[Int(number)].count += 1
        count += 1
    }

    /// The number of the block a point lies in, its extent reaching to the point.
    private mutating func block(for point: LivePoint) -> Int32 {
        let block = shape.block(of: point)
        if let number = numbers[block] {
            blocks[Int(number)].extent.extend(to: point)
            return number
        }
        let filled = FilledBlock(block: block, extent: Extent(point))
        let number: Int32
        if let free = freeBlocks.popLast() {
            number = free
            blocks[Int(number)] = filled
        } else {
            number = Int32(blocks.count)
            blocks.append(filled)
        }
        numbers[block] = number
        return number
    }

    private mutating func unlink(_ key: Int32) {
        let point = points[Int(key)]
        let number = point.block
        if point.previous == LivePoint.none {
            blocks[Int(number)].first = point.next
        } else {
            points[Int(point.previous)].next = point.next
        }
        if point.next != LivePoint.none { points[Int(point.next)].previous = point.previous }
        points[Int(key)].block = LivePoint.none
        blocks[Int(number)].count -= 1
        count -= 1
        guard blocks[Int(number)].count == 0 else { return }
        numbers[blocks[Int(number)].block] = nil
        freeBlocks.append(number)
    }

    /// The numbers of the blocks in which the neighbours of a block's points lie: itself first, then what is around it.
    func blocks(around number: Int32) -> [Int32] {
        var around: [Int32] = []
        around.reserveCapacity(24)
        shape.forEachBlock(around: blocks[Int(number)].block) { block in
            if let number = numbers[block] { around.append(number) }
        }
        return around
    }
}
