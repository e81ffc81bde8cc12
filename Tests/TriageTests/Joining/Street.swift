import Geometry
import Reports
import Testing
import Triage

/// Reports for small examples: places are metres north and east of a fixed place, moments are days, and the report
/// with number *n* has the id and the key *n*.
struct Street {
    let joiner: Joiner
    var stored: MemoryReports

    init(reach: Double = 60, days: Int64 = 180, minimum: Int = 1, extent: Double = 400) throws {
        let reach = try #require(Radius(metres: reach))
        let extent = try #require(Radius(metres: extent))
        let rule = try #require(
            JoiningRule(reach: reach, memory: .days(days), minimum: minimum, extent: extent))
        joiner = Joiner(rule: rule)
        stored = MemoryReports(rule: rule)
    }

    static func joinable(
        _ number: Int64, north: Double = 0, east: Double = 0, day: Int64 = 0
    ) throws -> Joinable {
        let place: Place = try #require(try spot.moved(northMetres: north, eastMetres: east))
        return Joinable(
            key: number, id: id(number), place: place, observed: Timestamp.epoch.adding(.days(day)))
    }

    static func id(_ number: Int64) -> Report.ID { Report.ID(high: UInt64(clamping: number), low: 0) }

    static var spot: Place {
        get throws { try #require(Place(northing: 6_237_000, easting: 471_000)) }
    }

    @discardableResult
    mutating func report(_ number: Int64, north: Double = 0, east: Double = 0, day: Int64 = 0) throws
        -> JoiningPlan
    {
        try carryOut(joiner.insert(Self.joinable(number, north: north, east: east, day: day), among: stored))
    }

    @discardableResult
    mutating func withdraw(_ number: Int64) throws -> JoiningPlan {
        let joined = try self.joined(number)
        return try carryOut(joiner.revise([.leaves(joined)], among: stored), leaving: [joined])
    }

    @discardableResult
    mutating func move(_ number: Int64, north: Double = 0, east: Double = 0) throws -> JoiningPlan {
        let moved = try Self.joinable(number, north: north, east: east)
        return try carryOut(joiner.revise([.becomes(moved, was: joined(number))], among: stored))
    }

    @discardableResult
    mutating func carryOut(_ plan: JoiningPlan, leaving: [Joined] = []) throws -> JoiningPlan {
        try stored.carryOut(plan, leaving: leaving)
        return plan
    }

    func joined(_ number: Int64) throws -> Joined { try #require(stored.reports[number]) }

    func `case`(of number: Int64) throws -> Case.ID { try joined(number).case }

    /// The numbers of the reports of each case, ordered by the lowest.
    var cases: [[Int64]] {
        Dictionary(grouping: stored.all, by: \.case).values.map { $0.map(\.report.key).sorted() }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }
}
