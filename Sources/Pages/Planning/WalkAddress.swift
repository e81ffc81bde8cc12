import API
import Planning
import Reports
import Web

/// A walk being planned, as it stands in the address of its page: nothing of it is kept anywhere else.
///
/// What was typed is kept as it is, so that a form shows it again.
struct WalkAddress: Sendable {
    /// Which hotspots the stops are of.
    var filter: HotspotFilter
    /// Those to stop at, in the order in which they are listed.
    var stops: [WalkSpot]
    /// Those taken off the walk, to be taken back.
    var left: [WalkSpot]
    /// Where people meet: an address, a name of a place, or a place in degrees; empty for at a stop.
    var meeting: String
    var date: String
    var dusk: WalkPlan.Dusk
    var isRoundTrip: Bool
    var minutes: String
    var metres: String
    var order: StopOrder
    /// Whether the stops are to be chosen among all hotspots.
    var takesAll: Bool
    /// How many of the stops in the address cannot be read.
    let unreadable: Int

    /// What an address may have.
    static func parameters(_ categories: [Category]) -> [Route.QueryParameter] {
        HotspotFilter.parameters(categories) + [
            .init(
                "stopp", .text, "Places to stop at, `LON,LAT` and semicolons between.", example: "14.53,56.28"
            ),
            .init("kvar", .text, "Places taken off the walk, in the same way.", example: "14.53,56.28"),
            .init("samling", .text, "Where people meet.", example: "Torget"),
            .init("datum", .text, "The day; today when absent.", example: "2026-11-26"),
            .init("skymning", .word(WalkPlan.Dusk.allCases.map(\.rawValue)), "", example: "begins"),
            .init("slut", .word(["samling", "stopp"]), "Where it ends.", example: "samling"),
            .init("minuter", .text, "The most time.", example: "90"),
            .init("meter", .text, "The most length.", example: "3000"),
            .init("ordning", .words(StopOrder.self), "", example: "short"),
            .init("alla", .text, "`1` to choose among all hotspots.", example: "1"),
            .init("gor", .text, "A change: see `WalkChange`.", example: "upp-2-5"),
        ] + (1...WalkPlan.mostStops).map { .init("stopp-\($0)", .text, "A place.", example: "14.53,56.28") }
    }

    /// - Parameter categories: those that there are.
    init(_ query: QueryText, categories: [Category], bounds: WalkBounds, today: CivilDate) {
        filter = HotspotFilter(query, categories: categories)
        let ticked = (1...WalkPlan.mostStops).compactMap { query["stopp-\($0)"] }
        let written = (query["stopp"] ?? "").split(separator: ";").map(String.init) + ticked
        stops = Array(written.compactMap { WalkSpot($0) }.prefix(WalkPlan.mostStops))
        unreadable = written.count - stops.count
        left = Array(WalkSpot.list(query["kvar"] ?? "").prefix(WalkPlan.mostStops))
        meeting = query["samling"] ?? ""
        date = query["datum"] ?? today.description
        dusk = query["skymning"].flatMap { WalkPlan.Dusk(rawValue: $0) } ?? .begins
        isRoundTrip = query["slut"] != "stopp"
        minutes = query["minuter"] ?? "\(bounds.usualMinutes)"
        metres = query["meter"] ?? "\(bounds.usualMetres)"
        order = query["ordning"].flatMap { StopOrder(rawValue: $0) } ?? .short
        takesAll = query["alla"] == "1"
    }

    /// As an address has it.
    var fields: [(String, String)] {
        filter.fields + [("stopp", WalkSpot.written(stops))]
            + (left.isEmpty ? [] : [("kvar", WalkSpot.written(left))])
            + (meeting.isEmpty ? [] : [("samling", meeting)])
            + [
                ("datum", date), ("skymning", dusk.rawValue), ("slut", isRoundTrip ? "samling" : "stopp"),
                ("minuter", minutes), ("meter", metres), ("ordning", order.rawValue),
            ]
    }

    /// The same, without the `?`.
    var written: String { FormText.written(fields) }
}

/// A change to the order of a walk: the value of the button that was pressed, so that it works without a script too.
///
/// `upp-2-5` moves the second of five stops earlier, `ner-2-5` later, `flytta-4-1-5` the fourth to the first place, `bort-2-5` takes
/// it off, `med-6-5` takes along a stop that had no room, `ta-1-5` takes back one that was taken off, `kort-5` finds the short order
/// again. The last number is how many stops were on the walk.
struct WalkChange: Hashable, Sendable {
    let verb: String
    let numbers: [Int]

    /// Nil for what is no change.
    init?(_ text: String?) {
        guard let parts = text?.split(separator: "-", omittingEmptySubsequences: false),
            let verb = parts.first
        else { return nil }
        let numbers = parts.dropFirst().compactMap { Int($0) }
        let counts = ["upp": 2, "ner": 2, "flytta": 3, "bort": 2, "med": 2, "ta": 2, "kort": 1]
        guard counts[String(verb)] == numbers.count, numbers.count == parts.count - 1,
            numbers.allSatisfy({ (1...WalkPlan.mostStops).contains($0) })
        else { return nil }
        self.verb = String(verb)
        self.numbers = numbers
    }

    /// Carries it out.
    ///
    /// - Returns: What was done, as a key of the words, with its number; nil when there was nothing to do.
    func change(_ address: inout WalkAddress) -> (key: String, number: Int)? {
        guard let count = numbers.last, count <= address.stops.count else { return nil }
        let number = numbers[0]
        switch verb {
        case "upp": return move(from: number, to: number - 1, count, &address)
        case "ner": return move(from: number, to: number + 1, count, &address)
        case "flytta": return move(from: number, to: numbers[1], count, &address)
        case "bort":
            guard number <= address.stops.count else { return nil }
            address.left.append(address.stops.remove(at: number - 1))
            return ("walk-removed", number)
        case "med":
            guard number > count, number <= address.stops.count else { return nil }
            let taken = address.stops[number - 1]
            keepOrder(count, &address)
            address.left.removeAll { $0 == taken }
            address.stops.append(taken)
            return ("walk-taken", address.stops.count)
        case "ta":
            guard number <= address.left.count, address.stops.count < WalkPlan.mostStops else { return nil }
            address.stops.append(address.left.remove(at: number - 1))
            return ("walk-taken", address.stops.count)
        default:
            address.order = .short
            return ("walk-shortened", count)
        }
    }

    private func move(
        from: Int, to: Int, _ count: Int, _ address: inout WalkAddress
    ) -> (key: String, number: Int)? {
        guard (1...count).contains(from), (1...count).contains(to) else { return nil }
        keepOrder(count, &address)
        address.stops.insert(address.stops.remove(at: from - 1), at: to - 1)
        return ("walk-moved", to)
    }

    /// From here on the stops on the walk are passed as they are listed; those that had no room stand beside.
    private func keepOrder(_ count: Int, _ address: inout WalkAddress) {
        address.left += address.stops[count...]
        address.stops.removeLast(address.stops.count - count)
        address.order = .given
    }
}
