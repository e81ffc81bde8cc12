import Foundation
import Statistics

/// A municipality in 30 × 30 km: one town, five villages and farms; addresses in steeply falling order of how often they are
/// reported.
struct Addresses {
    struct Address {
        let north: Double
        let east: Double
    }

    private(set) var all: [Address] = []
    private var running: [Double] = []

    init(using chance: inout Chance) {
        func add(_ north: Double, _ east: Double, _ weight: Double) {
            all.append(Address(north: north, east: east))
            running.append((running.last ?? 0) + weight)
        }
        for town in 0..<6 {
            let middle = (north: 3_000 + 24_000 * chance.fraction(), east: 3_000 + 24_000 * chance.fraction())
            let spread = town == 0 ? 1_200.0 : 600.0
            for rank in 0..<(town == 0 ? 800 : 400) {
                add(
                    middle.north + spread * chance.normal(), middle.east + spread * chance.normal(),
                    (town == 0 ? 3.0 : 1.0) / (Double(rank) + 10))
            }
        }
        let towns = running.last ?? 0
        for _ in 0..<400 { add(30_000 * chance.fraction(), 30_000 * chance.fraction(), towns / 9 / 400) }
    }

    /// The share of all reports that come from one.
    func share(of address: Int) -> Double {
        (running[address] - (address > 0 ? running[address - 1] : 0)) / (running.last ?? 1)
    }

    func draw(using chance: inout Chance) -> Address {
        let target = chance.fraction() * (running.last ?? 0)
        var (low, high) = (0, running.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if running[middle] > target { high = middle } else { low = middle + 1 }
        }
        return all[low]
    }
}
