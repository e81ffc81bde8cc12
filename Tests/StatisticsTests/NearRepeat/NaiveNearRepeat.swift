import Geometry
import Statistics

/// The observed table as the definition reads, comparing every two events in metres.
struct NaiveNearRepeat {
    let distances: [Double]
    let times: [Int64]
    let metric: PlaneMetric

    func observed(_ events: [(place: Place, moment: Int64)]) -> [[Int]] {
        var table = [[Int]](
            repeating: [Int](repeating: 0, count: times.count + 1), count: distances.count + 2)
        for one in events.indices {
            for other in events.indices.dropFirst(one + 1) {
                let metres = distance(events[one].place, events[other].place)
                let row = metres == 0 ? 0 : 1 + (distances.firstIndex { metres <= $0 } ?? distances.count)
                let apart = abs(events[one].moment - events[other].moment)
                table[row][times.firstIndex { apart <= $0 } ?? times.count] += 1
            }
        }
        return table
    }

    private func distance(_ one: Place, _ other: Place) -> Double {
        let north = abs(one.northingCentimetres - other.northingCentimetres)
        let east = abs(one.eastingCentimetres - other.eastingCentimetres)
        return switch metric {
        case .euclidean: one.distance(to: other).metres
        case .manhattan: Double(north + east) / 100
        }
    }
}
