import Clustering
import Geometry
import TestSupport
import Testing

/// Sets large enough for their work to be cut into pieces; the cuts must not show.
@Suite struct SharedWorkTests {
    /// Islands in a line to the east, so that every cut between pieces, along a row, goes through many of them.
    @Test(arguments: [false, true], [1, 6])
    func `pieces of the work meet as if it were never cut`(_ hasMoments: Bool, _ minimum: Int) throws {
        var chance = SeededChance(seed: UInt64(minimum))
        let neighbourhood = Neighbourhood(
            reach: try #require(Radius(centimetres: 71)), window: hasMoments ? 4 : .max)
        var points: [(place: Place, moment: Int64)] = []
        var labels: [Int32] = []
        var isCore: [Bool] = []
        for island in 0..<420 {
            let members = try (0..<50).map { _ in
                let place = try #require(
                    Place(
                        northingCentimetres: 620_000_000 + .random(in: 0...420, using: &chance),
                        eastingCentimetres: 50_000_000 + Int32(island) * 700
                            + .random(in: 0...420, using: &chance)))
                return (place: place, moment: hasMoments ? Int64.random(in: 0...12, using: &chance) : 0)
            }
            let naive = NaiveDBSCAN(points: members, neighbourhood: neighbourhood, minimum: minimum)
                .clusters()
            let before = (labels.max() ?? Clusters.noise) + 1
            labels += naive.labels.map { $0 == Clusters.noise ? $0 : $0 + before }
            isCore += naive.isCore
            points += members
        }
        let columns = hasMoments ? PointColumns(points) : PointColumns(points.map(\.place))
        let found = DBSCAN(neighbourhood: neighbourhood, minimum: minimum).clusters(of: columns)
        let (sameLabels, sameCores) = (found.labels == labels, found.isCore == isCore)
        #expect(sameLabels)
        #expect(sameCores)
    }
}
