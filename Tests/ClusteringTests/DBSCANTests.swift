import Clustering
import Geometry
import TestSupport
import Testing

@Suite struct DBSCANTests {
    @Test(arguments: 0..<20)
    func `finds what the definition says, in plane and time`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        for _ in 0..<100 {
            let reach = try #require(
                Radius(centimetres: [1, 2, 3, 5, 10, 71].randomElement(using: &chance) ?? 1))
            let neighbourhood = Neighbourhood(reach: reach, window: Int64.random(in: 0...6, using: &chance))
            let points = try randomPoints(reach: reach, using: &chance)
            let minimum = Int.random(in: 1...6, using: &chance)
            let found = DBSCAN(neighbourhood: neighbourhood, minimum: minimum).clusters(
                of: PointColumns(points))
            let naive = NaiveDBSCAN(points: points, neighbourhood: neighbourhood, minimum: minimum).clusters()
            #expect(found.labels == naive.labels)
            #expect(found.isCore == naive.isCore)
            #expect(found.count == Set(naive.labels).subtracting([Clusters.noise]).count)
        }
    }

    @Test(arguments: 0..<20)
    func `finds what the definition says, in the plane alone`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed + 1_000)
        for _ in 0..<100 {
            let reach = try #require(
                Radius(centimetres: [1, 2, 3, 5, 10, 71].randomElement(using: &chance) ?? 1))
            let points = try randomPoints(reach: reach, using: &chance)
            let minimum = Int.random(in: 1...6, using: &chance)
            let neighbourhood = Neighbourhood(reach: reach)
            let found = DBSCAN(neighbourhood: neighbourhood, minimum: minimum)
                .clusters(of: PointColumns(points.map(\.place)))
            let naive = NaiveDBSCAN(
                points: points.map { ($0.place, 0) }, neighbourhood: neighbourhood, minimum: minimum
            ).clusters()
            #expect(found.labels == naive.labels)
            #expect(found.isCore == naive.isCore)
        }
    }

    /// 15,000 cm is the longest reach at which places are compared four at a time by the last 16 bits of their coordinates.
    @Test(arguments: [14_999, 15_000, 15_001, 100_000], [3, 12, 40])
    func `finds what the definition says, with a reach of many metres`(_ reach: Int64, _ minimum: Int) throws
    {
        var chance = SeededChance(seed: UInt64(reach) + UInt64(minimum))
        let neighbourhood = Neighbourhood(reach: try #require(Radius(centimetres: reach)))
        for width in [Int32(reach), Int32(reach) * 4, Int32(reach) * 12] {
            let points = try (0..<400).map { _ in
                let place = try place(
                    north: .random(in: 0...width, using: &chance),
                    east: .random(in: 0...width, using: &chance)
                )
                return (place: place, moment: Int64(0))
            }
            let found = DBSCAN(neighbourhood: neighbourhood, minimum: minimum)
                .clusters(of: PointColumns(points.map(\.place)))
            let naive = NaiveDBSCAN(points: points, neighbourhood: neighbourhood, minimum: minimum).clusters()
            #expect(found.labels == naive.labels)
            #expect(found.isCore == naive.isCore)
        }
    }

    @Test func `places far apart whose coordinates end in the same 16 bits are not neighbours`() throws {
        let aliases = (0..<9).map { (Int32(0), Int32($0) * 65_536) }
        for minimum in 2...9 {
            #expect(try clusters(of: aliases, minimum: minimum).labels.allSatisfy { $0 == Clusters.noise })
        }
        let nextToAliases: [(Int32, Int32)] = [(0, 65_536 + 30), (10, 65_536), (0, 131_072), (65_536, 0)]
        #expect(try clusters(of: aliases + nextToAliases, minimum: 3).isCore.count { $0 } == 3)
    }

    @Test func `a large set, sorted by its digits, has the same clusters as a small one`() throws {
        var chance = SeededChance(seed: 7)
        let points = try (0..<700).map { _ in
            let place = try place(
                north: .random(in: 0..<9_000_000, using: &chance),
                east: .random(in: 0..<2_000, using: &chance))
            return (place: place, moment: Int64(0))
        }
        let neighbourhood = Neighbourhood(reach: try #require(Radius(centimetres: 9_000)))
        let found = DBSCAN(neighbourhood: neighbourhood, minimum: 2).clusters(of: PointColumns(points))
        let naive = NaiveDBSCAN(points: points, neighbourhood: neighbourhood, minimum: 2).clusters()
        #expect(found.labels == naive.labels)
    }

    @Test func `nothing has no clusters`() throws {
        let found = try clusters(of: [], minimum: 3)
        #expect(found.labels.isEmpty)
        #expect(found.count == 0)
    }

    @Test func `one point alone is noise, unless one is enough`() throws {
        #expect(try clusters(of: [(0, 0)], minimum: 2).labels == [Clusters.noise])
        #expect(try clusters(of: [(0, 0)], minimum: 1).labels == [0])
    }

    @Test func `points exactly at reach are neighbours, a centimetre further they are not`() throws {
        #expect(try clusters(of: [(0, 0), (30, 40)], minimum: 2).labels == [0, 0])
        #expect(try clusters(of: [(0, 0), (30, 41)], minimum: 2).labels == [Clusters.noise, Clusters.noise])
    }

    @Test func `a border as near to two clusters goes with the core of lower index`() throws {
        let west: [(Int32, Int32)] = [(0, -40), (10, -60), (-10, -60)]
        let east: [(Int32, Int32)] = [(0, 40), (10, 60), (-10, 60)]
        #expect(try clusters(of: west + east + [(0, 0)], minimum: 4).labels == [0, 0, 0, 1, 1, 1, 0])
        #expect(try clusters(of: east + west + [(0, 0)], minimum: 4).labels == [0, 0, 0, 1, 1, 1, 0])
    }

    @Test func `clusters are numbered by their lowest member, borders counted`() throws {
        let found = try clusters(of: [(0, 49), (500, 0), (500, 1), (0, 0), (0, -1), (500, 2)], minimum: 3)
        #expect(found.labels == [0, 1, 1, 0, 0, 1])
        #expect(found.members == [[0, 3, 4], [1, 2, 5]])
    }

    @Test func `a hundred thousand points in one place and moment cost no more than as many apart`() throws {
        let heap = try (0..<100_000).map { _ in (place: try place(north: 0, east: 0), moment: Int64(0)) }
        let found = DBSCAN(neighbourhood: try reaching(50), minimum: 3).clusters(of: PointColumns(heap))
        #expect(found.count == 1)
        #expect(found.labels.allSatisfy { $0 == 0 })
    }

    private func reaching(_ centimetres: Int64) throws -> Neighbourhood {
        Neighbourhood(reach: try #require(Radius(centimetres: centimetres)), window: 10)
    }

    /// The clusters of points so many centimetres north and east, with a reach of 50 cm.
    private func clusters(of offsets: [(Int32, Int32)], minimum: Int) throws -> Clusters {
        let places = try offsets.map { try place(north: $0, east: $1) }
        return DBSCAN(neighbourhood: try reaching(50), minimum: minimum).clusters(of: PointColumns(places))
    }

    private func place(north: Int32, east: Int32) throws -> Place {
        try #require(Place(northingCentimetres: 620_000_000 + north, eastingCentimetres: 50_000_000 + east))
    }

    /// Up to 60 points, some on one line, in one spot, or in a few spots, that lie about as densely as the reach.
    private func randomPoints(
        reach: Radius, using chance: inout SeededChance
    ) throws -> [(place: Place, moment: Int64)] {
        let width = Int32(reach.centimetres) * Int32.random(in: 0...8, using: &chance)
        let height = Bool.random(using: &chance) ? width : 0
        let duration = Int64.random(in: 0...20, using: &chance)
        return try (0..<Int.random(in: 0...60, using: &chance)).map { _ in
            let place = try place(
                north: .random(in: 0...height, using: &chance), east: .random(in: 0...width, using: &chance))
            return (place, .random(in: 0...duration, using: &chance))
        }
    }
}
