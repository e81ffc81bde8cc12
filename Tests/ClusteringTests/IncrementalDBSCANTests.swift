import Clustering
import Geometry
import IncrementalClustering
import TestSupport
import Testing

@Suite struct IncrementalDBSCANTests {
    @Test(arguments: 0..<20)
    func `after every change it holds what the batch and the definition say, and tells what changed`(
        _ seed: UInt64
    ) throws {
        var chance = SeededChance(seed: seed)
        for _ in 0..<100 {
            var scenario = try Scenario(using: &chance)
            #expect(scenario.agrees)
            for _ in 0..<12 {
                try scenario.step(using: &chance)
                #expect(scenario.agrees)
                #expect(scenario.clustering.changes == scenario.expected)
            }
        }
    }

    @Test func `ten thousand inserts and removals end where the batch does`() throws {
        var chance = SeededChance(seed: 11)
        let neighbourhood = Neighbourhood(reach: try #require(Radius(centimetres: 50)), window: 400)
        var clustering = IncrementalDBSCAN(neighbourhood: neighbourhood, minimum: 4)
        var history = ClusterHistory(neighbourhood: neighbourhood, minimum: 4)
        var keys: [Int32] = []
        for step in 1...10_000 {
            if keys.isEmpty || Int.random(in: 0..<100, using: &chance) < (step < 5_000 ? 70 : 35) {
                let point = try place(
                    north: .random(in: 0...1_000, using: &chance),
                    east: .random(in: 0...1_000, using: &chance))
                let moment = Int64.random(in: 0...1_000, using: &chance)
                let key = clustering.insert(point, moment: moment)
                history.put(key, (point, moment))
                keys.append(key)
            } else {
                let key = keys.remove(at: .random(in: keys.indices, using: &chance))
                clustering.remove(key)
                history.put(key, nil)
            }
            if step.isMultiple(of: 1_000) { #expect(history.agreesWithBatch(clustering)) }
        }
    }

    @Test
    func `two clusters that merge keep the older identity, and coming apart again the larger piece keeps it`()
        throws
    {
        var clustering = try clustering(minimum: 2)
        let west = try [0, 40].map { clustering.insert(try place(north: 0, east: $0)) }
        let old = try #require(clustering.cluster(of: west[0]))
        let east = try [120, 160, 200].map { clustering.insert(try place(north: 0, east: $0)) }
        let young = try #require(clustering.cluster(of: east[0]))
        #expect(clustering.changes == [.grown(young)])
        let bridge = clustering.insert(try place(north: 0, east: 80))
        #expect(clustering.changes == [.merged(young, into: old), .grown(old)])
        #expect(clustering.cluster(of: east[2]) == old)
        clustering.remove(bridge)
        let piece = try #require(clustering.cluster(of: west[0]))
        #expect(clustering.changes == [.split(piece, from: old), .shrunk(old)])
        #expect(clustering.cluster(of: east[0]) == old)
        #expect(piece > young)
    }

    @Test func `a cluster is created by the point that makes a core, and dissolved with its last core`()
        throws
    {
        var clustering = try clustering(minimum: 3)
        let first = clustering.insert(try place(north: 0, east: 0))
        _ = clustering.insert(try place(north: 0, east: 40))
        #expect(clustering.changes.isEmpty)
        #expect(clustering.cluster(of: first) == nil)
        let third = clustering.insert(try place(north: 0, east: 80))
        let cluster = try #require(clustering.cluster(of: first))
        #expect(clustering.changes == [.created(cluster)])
        clustering.remove(third)
        #expect(clustering.changes == [.dissolved(cluster)])
        #expect(clustering.clusters.labels == [Clusters.noise, Clusters.noise])
    }

    @Test func `a border goes over to a core as near with a lower key, and back when that is core no longer`()
        throws
    {
        var clustering = try clustering(minimum: 4)
        _ = clustering.insert(try place(north: 0, east: 40))
        for (north, east): (Int32, Int32) in [(0, -40), (10, -60), (-10, -60)] {
            _ = clustering.insert(try place(north: north, east: east))
        }
        let border = clustering.insert(try place(north: 0, east: 0))
        let west = try #require(clustering.cluster(of: border))
        _ = clustering.insert(try place(north: 10, east: 60))
        let last = clustering.insert(try place(north: -10, east: 60))
        let east = try #require(clustering.cluster(of: border))
        #expect(clustering.changes == [.created(east), .shrunk(west)])
        clustering.remove(last)
        #expect(clustering.changes == [.dissolved(east), .grown(west)])
        #expect(clustering.cluster(of: border) == west)
    }

    @Test func `keys ascend, a removed one is given again, and an unknown one does nothing`() throws {
        var clustering = try clustering(minimum: 1)
        let keys = try (0..<3).map { clustering.insert(try place(north: 0, east: 100 * $0)) }
        #expect(keys == [0, 1, 2])
        clustering.remove(1)
        #expect(clustering.keys == [0, 2])
        for unknown: Int32 in [1, 3, -1, .max, .min] {
            clustering.remove(unknown)
            clustering.move(unknown, to: try place(north: 0, east: 0))
            #expect(clustering.cluster(of: unknown) == nil)
            #expect(clustering.changes.isEmpty)
        }
        #expect(clustering.count == 2)
        #expect(clustering.insert(try place(north: 0, east: 0)) == 1)
        #expect(clustering.insert(try place(north: 0, east: 0)) == 3)
    }

    @Test func `none and all points removed are no clusters`() throws {
        var clustering = try clustering(minimum: 1)
        #expect(clustering.clusters.labels.isEmpty)
        clustering.remove(clustering.insert(try place(north: 0, east: 0)))
        #expect(clustering.clusters.labels.isEmpty)
        #expect(clustering.clusters.count == 0)
        #expect(clustering.count == 0)
    }

    @Test(arguments: [Int64(0), 1, 1 << 61 - 1, 1 << 61, .max])
    func `the ends of the country, of time and of reach are no trouble`(_ window: Int64) throws {
        let corners = try [600_000_000, 780_000_000].flatMap { north in
            try [10_000_000, 110_000_000].map { east in
                try #require(Place(northingCentimetres: north, eastingCentimetres: east))
            }
        }
        let moments: [Int64] = [.min, -1 << 60, -1, 0, 1 << 60, .max]
        for reach: Int64 in [1, 180_000_000, 200_000_000] {
            for minimum in [Int.min, 1, 2, .max] {
                let neighbourhood = Neighbourhood(
                    reach: try #require(Radius(centimetres: reach)), window: window)
                var clustering = IncrementalDBSCAN(neighbourhood: neighbourhood, minimum: minimum)
                var history = ClusterHistory(neighbourhood: neighbourhood, minimum: max(1, minimum))
                for corner in corners {
                    for moment in moments {
                        history.put(clustering.insert(corner, moment: moment), (corner, moment))
                    }
                }
                #expect(history.agreesWithBatch(clustering))
                for key in history.keys where key.isMultiple(of: 3) {
                    clustering.remove(key)
                    history.put(key, nil)
                }
                #expect(history.agreesWithBatch(clustering))
            }
        }
    }

    @Test func `thousands of points in each of two places that nearly meet come and go`() throws {
        var clustering = try clustering(minimum: 3)
        var keys: [Int32] = []
        for _ in 0..<3_000 {
            keys.append(clustering.insert(try place(north: 0, east: 0)))
            keys.append(clustering.insert(try place(north: 0, east: 51)))
        }
        #expect(clustering.clusters.count == 2)
        #expect(clustering.clusters.isCore.allSatisfy { $0 })
        for key in keys.dropLast(2) { clustering.remove(key) }
        #expect(clustering.clusters.labels == [Clusters.noise, Clusters.noise])
        #expect(clustering.clusters.isCore == [false, false])
    }

    private func clustering(minimum: Int) throws -> IncrementalDBSCAN {
        IncrementalDBSCAN(
            neighbourhood: Neighbourhood(reach: try #require(Radius(centimetres: 50))), minimum: minimum)
    }

    private func place(north: Int32, east: Int32) throws -> Place {
        try #require(Place(northingCentimetres: 620_000_000 + north, eastingCentimetres: 50_000_000 + east))
    }
}

/// Points by chance, on a small field so that they tie, repeat, merge and come apart, and a few changes to them.
private struct Scenario {
    private(set) var clustering: IncrementalDBSCAN
    /// What the latest step should have changed; nil when identities did not pass on as they promise to.
    private(set) var expected: [ClusterChange]? = []
    private var history: ClusterHistory
    private let field: (height: Int32, width: Int32, duration: Int64)

    init(using chance: inout SeededChance) throws {
        let reach = try #require(
            Radius(centimetres: [1, 2, 3, 5, 10, 71].randomElement(using: &chance) ?? 1))
        let window = Bool.random(using: &chance) ? Int64.random(in: 0...6, using: &chance) : .max
        let neighbourhood = Neighbourhood(reach: reach, window: window)
        let minimum = Int.random(in: 1...6, using: &chance)
        let width = Int32(reach.centimetres) * Int32.random(in: 0...6, using: &chance)
        field = (Bool.random(using: &chance) ? width : 0, width, Int64.random(in: 0...15, using: &chance))
        var points: [(place: Place, moment: Int64)] = []
        for _ in 0..<Int.random(in: 0...24, using: &chance) {
            points.append(try Self.point(in: field, using: &chance))
        }
        history = ClusterHistory(neighbourhood: neighbourhood, minimum: minimum, points: points)
        clustering = IncrementalDBSCAN(
            neighbourhood: neighbourhood, minimum: minimum, points: PointColumns(points))
    }

    var agrees: Bool { history.agrees(with: clustering) }

    mutating func step(using chance: inout SeededChance) throws {
        let before = ClusterHistory.state(of: clustering)
        let point = try Self.point(in: field, using: &chance)
        let key = history.keys.randomElement(using: &chance)
        switch (Int.random(in: 0...3, using: &chance), key) {
        case (0...1, let key?):
            clustering.remove(key)
            history.put(key, nil)
            expected = ClusterHistory.changes(from: before, to: ClusterHistory.state(of: clustering))
        case (2, let key?):
            var other = clustering
            other.remove(key)
            let between = ClusterHistory.state(of: other)
            clustering.move(key, to: point.place, moment: point.moment)
            history.put(key, point)
            let removal = ClusterHistory.changes(from: before, to: between)
            let insertion = ClusterHistory.changes(from: between, to: ClusterHistory.state(of: clustering))
            expected = removal.flatMap { removal in insertion.map { removal + $0 } }
        default:
            history.put(clustering.insert(point.place, moment: point.moment), point)
            expected = ClusterHistory.changes(from: before, to: ClusterHistory.state(of: clustering))
        }
    }

    private static func point(
        in field: (height: Int32, width: Int32, duration: Int64), using chance: inout SeededChance
    ) throws -> (place: Place, moment: Int64) {
        let place = try #require(
            Place(
                northingCentimetres: 620_000_000 + .random(in: 0...field.height, using: &chance),
                eastingCentimetres: 50_000_000 + .random(in: 0...field.width, using: &chance)))
        return (place, .random(in: -field.duration...field.duration, using: &chance))
    }
}
