import Geometry
import Reports
import TestSupport

/// A municipality in which people report as chance has it: so many a week of each kind and at each place, and the same for the same seed.
///
/// Each week's count is drawn of 400 chances, so that it is as good as Poisson. No two reports have one reporter. Its places are lamps and corners at
/// least 100 m from each other, with the reports of each within 30 m of it.
struct SimulatedTown {
    /// How many reports a week come from the road behind the sports hall, four lamps within 130 m of the square of Olofström.
    var hallPerWeek = 1.0
    /// The Monday of the week that comes.
    private(set) var monday: CivilDate
    /// In the order in which they came.
    private(set) var sent: [Sent] = []
    private var chance: SeededChance

    struct Sent {
        let id: Report.ID
        let category: String
        /// The code of the district; nil for none.
        let district: String?
        let isAtHall: Bool
        let day: CivilDate
    }

    private struct Stream {
        let category: String
        let district: String?
        let perWeek: Double
        let spots: [Spot]
    }

    private struct Spot {
        let north: Double
        let east: Double
    }

    private struct Drawn {
        let stream: Int
        let place: Place
        let day: CivilDate
        let seen: Timestamp
    }

    init(from monday: CivilDate, seed: UInt64) {
        self.monday = monday
        chance = SeededChance(seed: seed)
    }

    /// The hall first, whose number a week is ``hallPerWeek``: with the other lamps of its district, five a week where nothing has risen.
    private static let streams = [
        Stream(category: "lighting", district: "holje", perWeek: 1, spots: lamps(east: 0)),
        Stream(
            category: "lighting", district: "holje", perWeek: 4,
            spots: [-350.0, 350].flatMap { far in
                [
                    Spot(north: far, east: far), Spot(north: far, east: -far), Spot(north: far, east: 0),
                    Spot(north: 0, east: far),
                ]
            }),
        Stream(category: "lighting", district: "jamshog", perWeek: 6, spots: lamps(east: 2_500)),
        Stream(
            category: "drugs", district: "holje", perWeek: 1, spots: [Spot(north: 200, east: 350)]),
        Stream(
            category: "speeding", district: "jamshog", perWeek: 2, spots: [Spot(north: 350, east: 2_500)]),
        Stream(category: "visibility", district: nil, perWeek: 1, spots: [Spot(north: 1_200, east: 0)]),
    ]

    private static func lamps(east: Double) -> [Spot] {
        [-70.0, 70].flatMap { north in
            [Spot(north: north, east: east - 70), Spot(north: north, east: east + 70)]
        }
    }

    /// The reports of the week that comes, in the order in which they came in: each in the evening when it was seen.
    mutating func week() throws -> [Report] {
        var drawn: [Drawn] = []
        for (number, stream) in Self.streams.enumerated() {
            for _ in 0..<count(perWeek: number == 0 ? hallPerWeek : stream.perWeek) {
                let spot = stream.spots[index(below: stream.spots.count)]
                let day = monday.adding(days: index(below: 7))
                let seen = SwedishTime.moment(of: day, minuteOfDay: 1_020 + index(below: 300))
                let (north, east) = (40 * fraction() - 20, 40 * fraction() - 20)
                drawn.append(
                    Drawn(
                        stream: number,
                        place: try Place.olofstrom(north: spot.north + north, east: spot.east + east),
                        day: day, seen: seen))
            }
        }
        monday = monday.adding(days: 7)
        return try drawn.sorted { $0.seen < $1.seen }.map { one in
            let number = sent.count + 1
            let stream = Self.streams[one.stream]
            sent.append(
                Sent(
                    id: .numbered(number), category: stream.category, district: stream.district,
                    isAtHall: one.stream == 0, day: one.day))
            return try Report.fixture(
                number, at: one.place, category: stream.category, observed: one.seen, received: one.seen,
                reporter: Int64(number))
        }
    }

    private mutating func count(perWeek: Double) -> Int {
        var count = 0
        for _ in 0..<400 where fraction() < perWeek / 400 { count += 1 }
        return count
    }

    private mutating func fraction() -> Double { Double(chance.next() >> 11) * 0x1p-53 }

    private mutating func index(below count: Int) -> Int {
        Int(chance.next().multipliedFullWidth(by: UInt64(count)).high)
    }
}
