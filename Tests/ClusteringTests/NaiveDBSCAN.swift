import Clustering
import Geometry

/// DBSCAN as the definition reads, comparing every point with every other.
struct NaiveDBSCAN {
    let points: [(place: Place, moment: Int64)]
    let neighbourhood: Neighbourhood
    let minimum: Int

    func clusters() -> (labels: [Int32], isCore: [Bool]) {
        let isCore = points.indices.map { one in points.indices.count { areNeighbours(one, $0) } >= minimum }
        var cluster = [Int?](repeating: nil, count: points.count)
        for seed in points.indices where isCore[seed] && cluster[seed] == nil {
            var queue = [seed]
            cluster[seed] = seed
            while let core = queue.popLast() {
                for other in points.indices
                where isCore[other] && cluster[other] == nil && areNeighbours(core, other) {
                    cluster[other] = seed
                    queue.append(other)
                }
            }
        }
        let cores = cluster
        for border in points.indices where !isCore[border] {
            let near = points.indices.filter { isCore[$0] && areNeighbours(border, $0) }
            cluster[border] = near.min { nearness(border, $0) < nearness(border, $1) }.flatMap { cores[$0] }
        }
        var numbers: [Int: Int32] = [:]
        let labels = cluster.map { seed -> Int32 in
            guard let seed else { return -1 }
            if numbers[seed] == nil { numbers[seed] = Int32(numbers.count) }
            return numbers[seed] ?? -1
        }
        return (labels, isCore)
    }

    private func areNeighbours(_ one: Int, _ other: Int) -> Bool {
        points[one].place.isWithin(neighbourhood.reach, of: points[other].place)
            && abs(points[one].moment - points[other].moment) <= neighbourhood.window
    }

    private func nearness(_ one: Int, _ other: Int) -> (Int64, Int64, Int) {
        (
            points[one].place.squaredCentimetres(to: points[other].place),
            abs(points[one].moment - points[other].moment), other
        )
    }
}
