import Geometry
import Statistics

/// Made-up reports over 30 × 30 km: nine in ten in six towns, at some hundred places in each that differ much in how often they
/// are reported, the rest spread out; busier in some weeks than in others.
struct Municipality {
    private var chance: Chance
    private let places: [Place]
    private let running: [Double]
    private let weeks: [Double]

    init(seed: UInt64, places perTown: Int, weeks: Int) {
        var chance = Chance(seed: seed)
        var places: [Place] = []
        var running: [Double] = []
        var sum = 0.0
        func add(north: Double, east: Double, weight: Double) {
            guard let place = Place(northing: 6_230_000 + north, easting: 460_000 + east) else { return }
            places.append(place)
            sum += weight
            running.append(sum)
        }
        for town in 0..<6 {
            let middle = (north: 3_000 + 24_000 * chance.fraction(), east: 3_000 + 24_000 * chance.fraction())
            let spread = town == 0 ? 1_200.0 : 600.0
            let count = town == 0 ? perTown * 2 : perTown
            for rank in 0..<count {
                let offset = chance.normalPair()
                add(
                    north: middle.north + spread * offset.0, east: middle.east + spread * offset.1,
                    weight: (town == 0 ? 3.0 : 1.0) / (Double(rank) + 10))
            }
        }
        let towns = sum
        for _ in 0..<perTown {
            add(
                north: 30_000 * chance.fraction(), east: 30_000 * chance.fraction(),
                weight: towns / 9 / Double(perTown))
        }
        self.weeks = (0..<weeks).map { _ in 0.7 + 0.6 * chance.fraction() }
        self.places = places
        self.running = running
        self.chance = chance
    }

    /// A place that lies near others.
    var busyPlace: Place { places[20] }

    mutating func reports(_ count: Int) -> [(place: Place, period: Int)] {
        (0..<count).map { _ in (drawPlace(), drawWeek()) }
    }

    private mutating func drawPlace() -> Place {
        let target = chance.fraction() * (running.last ?? 0)
        var (low, high) = (0, running.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if running[middle] > target { high = middle } else { low = middle + 1 }
        }
        return places[low].moved(
            northMetres: 60 * chance.fraction() - 30, eastMetres: 60 * chance.fraction() - 30)
            ?? places[low]
    }

    private mutating func drawWeek() -> Int {
        while true {
            let week = chance.index(below: weeks.count)
            if chance.fraction() * 1.3 < weeks[week] { return week }
        }
    }
}
