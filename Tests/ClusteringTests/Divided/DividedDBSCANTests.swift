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
            var ground = EventGround(rule: try rule(using: &chance, extent: 1...20))
            for _ in 0..<25 {
                let before = (marks: ground.marks, groups: ground.groups)
                let disturbed = try step(&ground, using: &chance)
                let numbers = ground.numbers
                let found = ground.rule.marks(of: numbers.compactMap { ground.events[$0] })
                #expect(numbers.map { ground.marks[$0] } == found)
                // With all that was one group with them, the disturbed hold whatever is grouped anew, and no group in part.
                let former = Set(disturbed.compactMap { before.groups[$0] })
                let inside = Set(
                    numbers.filter {
                        disturbed.contains($0) || before.groups[$0].map(former.contains) ?? false
                    })
                for members in Dictionary(grouping: numbers, by: { ground.groups[$0] }).values {
                    #expect(inside.isSuperset(of: members) || inside.isDisjoint(with: members))
                }
                for number in numbers where !inside.contains(number) {
                    #expect(before.groups[number] == ground.groups[number])
                    #expect(before.marks[number] == ground.marks[number])
                }
            }
        }
    }

    @Test(arguments: 0..<10)
    func `where nothing sprawls, the groups are the clusters of both DBSCANs`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed + 500)
        for _ in 0..<20 {
            let rule = try rule(using: &chance, extent: 1_000...1_000)
            var ground = EventGround(rule: rule)
            var whole = IncrementalDBSCAN(neighbourhood: rule.neighbourhood, minimum: rule.minimum)
            var keys: [Int: Int32] = [:]
            for _ in 0..<25 {
                if let number = ground.numbers.randomElement(using: &chance),
                    Int.random(in: 0..<3, using: &chance) == 0
                {
                    _ = try ground.change(number, to: nil)
                    let key = try #require(keys[number])
                    keys[number] = nil
                    whole.remove(key)
                } else {
                    let event = try event(using: &chance)
                    let (number, _) = try ground.insert(event)
                    keys[number] = whole.insert(event.place, moment: event.moment)
                }
                let numbers = ground.numbers
                let groups = ground.groups
                let batch = DBSCAN(neighbourhood: rule.neighbourhood, minimum: rule.minimum)
                    .clusters(
                        of: PointColumns(
                            numbers.compactMap { ground.events[$0].map { ($0.place, $0.moment) } }))
                #expect(batch.isCore == numbers.map { ground.marks[$0].isCore })
                #expect(numbers.allSatisfy { !ground.marks[$0].sprawls })
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
                        #expect(groups.contains { $0.value == groups[number] && ground.marks[$0.key].isCore })
                    }
                }
            }
        }
    }

    @Test(arguments: 0..<10)
    func `no group is wider than the extent`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed + 900)
        let rule = try rule(using: &chance, extent: 4...12)
        var ground = EventGround(rule: rule)
        for _ in 0..<80 { _ = try ground.insert(event(using: &chance)) }
        for members in Dictionary(grouping: ground.groups.keys, by: { ground.groups[$0] }).values {
            let box = try #require(Bounds(around: members.compactMap { ground.place(of: $0) }))
            #expect(!rule.isTooWide(box))
        }
    }

    @Test func `a border whose core goes is followed to the next nearest, whose group is told too`() throws {
        let rule = DividedDBSCAN(
            neighbourhood: Neighbourhood(reach: try #require(Radius(metres: 10))), minimum: 4,
            extent: try #require(Radius(metres: 100)))
        var ground = EventGround(rule: rule)
        for east in [-15, -13, -11, -9, 0, 8, 11, 13, 15] as [Double] {
            _ = try ground.insert(Event(place: try Place.olofstrom(east: east), moment: 0))
        }
        let (border, west, east) = (4, 3, 5)
        #expect(ground.groups[border] == ground.groups[east])
        let disturbance = try ground.change(east, to: nil)
        #expect(ground.groups[border] == ground.groups[west])
        #expect(disturbance.points.isSuperset(of: [border, west]))
    }

    @Test func `in a long chain, an event at its end asks about the chain up to the extent and no further`()
        throws
    {
        let reach = try #require(Radius(metres: 10))
        let rule = DividedDBSCAN(
            neighbourhood: Neighbourhood(reach: reach), minimum: 1, extent: try #require(Radius(metres: 50)))
        var ground = EventGround(rule: rule)
        for step in 0..<400 {
            let before = ground.asked
            let (_, disturbance) = try ground.insert(
                Event(place: try Place.olofstrom(east: Double(step) * 9), moment: 0))
            if step > 10 {
                #expect(ground.asked - before < 12)
                #expect(disturbance.points.count <= 3)
            }
        }
    }

    /// An event comes, goes or moves; returns what that disturbs, and the event itself.
    private func step(_ ground: inout EventGround, using chance: inout SeededChance) throws -> Set<Int> {
        switch Int.random(in: 0..<10, using: &chance) {
        case 0..<2:
            guard let number = ground.numbers.randomElement(using: &chance) else { return [] }
            return try ground.change(number, to: nil).points.union([number])
        case 2..<4:
            guard let number = ground.numbers.randomElement(using: &chance) else { return [] }
            return try ground.change(number, to: event(using: &chance)).points
        default: return try ground.insert(event(using: &chance)).1.points
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
