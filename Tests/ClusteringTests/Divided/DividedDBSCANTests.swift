import Clustering
import Geometry
import IncrementalClustering
import TestSupport
import Testing

@Suite struct DividedDBSCANTests {
    @Test(arguments: 0..<10)
    func `marks settled change by change are those found at once`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        for _ in 0..<20 {
            var points = EventPoints(rule: try rule(using: &chance, extent: 1...20))
            for _ in 0..<25 {
                let before = (marks: points.marks, groups: points.groups)
                let disturbed = try step(&points, using: &chance)
                let numbers = points.numbers
                let found = points.rule.marks(of: numbers.compactMap { points.events[$0] })
                #expect(numbers.map { points.marks[$0] } == found)
                // With all that was one group with them, the disturbed hold whatever is grouped anew, and no group in part.
                let former = Set(disturbed.compactMap { before.groups[$0] })
                let inside = Set(
                    numbers.filter {
                        disturbed.contains($0) || before.groups[$0].map(former.contains) ?? false
                    })
                for members in Dictionary(grouping: numbers, by: { points.groups[$0] }).values {
                    #expect(inside.isSuperset(of: members) || inside.isDisjoint(with: members))
                }
                for number in numbers where !inside.contains(number) {
                    #expect(before.groups[number] == points.groups[number])
                    #expect(before.marks[number] == points.marks[number])
                }
            }
        }
    }

    @Test(arguments: 0..<10)
    func `where nothing sprawls, the groups are the clusters of both DBSCANs`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed + 500)
        for _ in 0..<20 {
            let rule = try rule(using: &chance, extent: 1_000...1_000)
            var points = EventPoints(rule: rule)
            var whole = IncrementalDBSCAN(neighbourhood: rule.neighbourhood, minimum: rule.minimum)
            var keys: [Int: Int32] = [:]
            for _ in 0..<25 {
                if let number = points.numbers.randomElement(using: &chance),
                    Int.random(in: 0..<3, using: &chance) == 0
                {
                    _ = try points.change(number, to: nil)
                    let key = try #require(keys[number])
                    keys[number] = nil
                    whole.remove(key)
                } else {
                    let event = try event(using: &chance)
                    let (number, _) = try points.insert(event)
                    keys[number] = whole.insert(event.place, moment: event.moment)
                }
                let numbers = points.numbers
                let groups = points.groups
                let batch = DBSCAN(neighbourhood: rule.neighbourhood, minimum: rule.minimum)
                    .clusters(
                        of: PointColumns(
                            numbers.compactMap { points.events[$0].map { ($0.place, $0.moment) } }))
                #expect(batch.isCore == numbers.map { points.marks[$0].isCore })
                #expect(numbers.allSatisfy { !points.marks[$0].sprawls })
                for (point, number) in numbers.enumerated() {
                    for (other, second) in numbers.enumerated()
                    where batch.isCore[point] && batch.isCore[other] {
                        let together = batch.labels[point] == batch.labels[other]
                        #expect((groups[number] == groups[second]) == together)
                        let (one, two) = (try #require(keys[number]), try #require(keys[second]))
                        #expect((whole.cluster(of: one) == whole.cluster(of: two)) == together)
                    }
                    if batch.labels[point] == Clusters.noise {
                        #expect(groups.values.count { $0 == groups[number] } == 1)
                    } else {
                        #expect(groups.contains { $0.value == groups[number] && points.marks[$0.key].isCore })
                    }
                }
            }
        }
    }

    @Test(arguments: 0..<10)
    func `no group is wider than the extent`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed + 900)
        let rule = try rule(using: &chance, extent: 4...12)
        var points = EventPoints(rule: rule)
        for _ in 0..<80 { _ = try points.insert(event(using: &chance)) }
        for members in Dictionary(grouping: points.groups.keys, by: { points.groups[$0] }).values {
            let box = try #require(Bounds(around: members.compactMap { points.place(of: $0) }))
            #expect(!rule.isTooWide(box))
        }
    }

    @Test func `a border whose core goes is followed to the next nearest, whose group is told too`() throws {
        let rule = DividedDBSCAN(
            neighbourhood: Neighbourhood(reach: try #require(Radius(metres: 10))), minimum: 4,
            extent: try #require(Radius(metres: 100)))
        var points = EventPoints(rule: rule)
        for east in [-15, -13, -11, -9, 0, 8, 11, 13, 15] as [Double] {
            _ = try points.insert(Event(place: try Place.olofstrom(east: east), moment: 0))
        }
        let (border, west, east) = (4, 3, 5)
        #expect(points.groups[border] == points.groups[east])
        let disturbance = try points.change(east, to: nil)
        #expect(points.groups[border] == points.groups[west])
        #expect(disturbance.points.isSuperset(of: [border, west]))
    }

    @Test func `in a long chain, an event at its end asks about the chain up to the extent and no further`()
        throws
    {
        let reach = try #require(Radius(metres: 10))
        let rule = DividedDBSCAN(
            neighbourhood: Neighbourhood(reach: reach), minimum: 1, extent: try #require(Radius(metres: 50)))
        var points = EventPoints(rule: rule)
        for step in 0..<400 {
            let before = points.asked
            let (_, disturbance) = try points.insert(
                Event(place: try Place.olofstrom(east: Double(step) * 9), moment: 0))
            if step > 10 {
                #expect(points.asked - before < 12)
                #expect(disturbance.points.count <= 3)
            }
        }
    }

    /// An event comes, goes or moves; returns what that disturbs, and the event itself.
    private func step(_ points: inout EventPoints, using chance: inout SeededChance) throws -> Set<Int> {
        switch Int.random(in: 0..<10, using: &chance) {
        case 0..<2:
            guard let number = points.numbers.randomElement(using: &chance) else { return [] }
            return try points.change(number, to: nil).points.union([number])
        case 2..<4:
            guard let number = points.numbers.randomElement(using: &chance) else { return [] }
            return try points.change(number, to: event(using: &chance)).points
        default: return try points.insert(event(using: &chance)).1.points
        }
    }

    private func event(using chance: inout SeededChance) throws -> Event {
        let place = try #require(
            Place(
                northingCentimetres: 620_000_000 + .random(in: 0...24, using: &chance),
                eastingCentimetres: 50_000_000 + .random(in: 0...24, using: &chance)))
        return Event(place: place, moment: .random(in: 0...12, using: &chance))
    }

    private func rule(
        using chance: inout SeededChance, extent: ClosedRange<Int64>
    ) throws -> DividedDBSCAN {
        let reach = try #require(Radius(centimetres: .random(in: 2...8, using: &chance)))
        return DividedDBSCAN(
            neighbourhood: Neighbourhood(reach: reach, window: .random(in: 3...12, using: &chance)),
            minimum: .random(in: 1...6, using: &chance),
            extent: try #require(Radius(centimetres: reach.centimetres + .random(in: extent, using: &chance)))
        )
    }
}
