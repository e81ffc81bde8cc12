import Clustering
import Geometry

/// Events that come and go in memory, marked as ``Disturbance`` settles them.
struct EventPoints: DensityPoints {
    let rule: DividedDBSCAN
    /// Nil where an event has gone.
    private(set) var events: [Event?] = []
    private(set) var marks: [DensityMark] = []
    /// How many points were asked for their neighbours.
    private(set) var asked = 0

    init(rule: DividedDBSCAN) { self.rule = rule }

    mutating func neighbours(of point: Int) -> [Int] {
        asked += 1
        guard let event = events[point] else { return [] }
        return around(event).filter { $0 != point }
    }

    func place(of point: Int) -> Place? { events[point]?.place }
    func mark(of point: Int) -> DensityMark { marks[point] }
    mutating func settle(_ point: Int, as mark: DensityMark) { marks[point] = mark }

    /// An event comes; returns its number, and what the coming disturbs.
    mutating func insert(_ event: Event) throws -> (Int, Disturbance) {
        events.append(event)
        marks.append(.none)
        let disturbance = try Disturbance(changed: [events.count - 1], former: nil, among: &self, by: rule)
        return (events.count - 1, disturbance)
    }

    /// An event becomes another, or goes.
    mutating func change(_ point: Int, to event: Event?) throws -> Disturbance {
        let former = events[point].map { Set(around($0).filter { $0 != point }) } ?? []
        events[point] = event
        return try Disturbance(changed: event == nil ? [] : [point], former: former, among: &self, by: rule)
    }

    var numbers: [Int] { events.indices.filter { events[$0] != nil } }

    /// The groups of what there is now, each by its lowest number.
    var groups: [Int: Int] {
        let numbers = numbers
        let clusters = DividedClusters(
            of: numbers.compactMap { events[$0] }, marks: numbers.map { marks[$0] }, by: rule)
        return Dictionary(uniqueKeysWithValues: zip(numbers, clusters.lowest.map { numbers[$0] }))
    }

    private func around(_ event: Event) -> [Int] {
        events.indices.filter { other in
            guard let other = events[other] else { return false }
            return event.place.isWithin(rule.neighbourhood.reach, of: other.place)
                && abs(event.moment - other.moment) <= rule.neighbourhood.window
        }
    }
}
