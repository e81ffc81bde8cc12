import Geometry

/// An order of places, from a start that stays first.
///
/// Lengths are whole centimetres as the crow flies, so comparing them is exact and improving always comes to an end.
struct Route {
    /// Indices into the places given.
    private(set) var order: [Int]
    private let places: [Place]
    private let start: Place
    private let isRoundTrip: Bool

    /// Goes to the nearest place not yet visited, the first of equals, until all are.
    init(from start: Place, passing places: [Place], isRoundTrip: Bool) {
        self.places = places
        self.start = start
        self.isRoundTrip = isRoundTrip
        order = []
        var left = Array(places.indices)
        var here = start
        while let next = left.indices.min(by: {
            (here.squaredCentimetres(to: places[left[$0]]), $0) < (
                here.squaredCentimetres(to: places[left[$1]]), $1
            )
        }) {
            here = places[left[next]]
            order.append(left.remove(at: next))
        }
    }

    /// Passes the places of `order`, which may be some of them.
    init(from start: Place, passing places: [Place], isRoundTrip: Bool, order: [Int]) {
        self.places = places
        self.start = start
        self.isRoundTrip = isRoundTrip
        self.order = order
    }

    /// Where a place outside the route costs least, the first of equals, and how many centimetres it adds there.
    func cheapest(for place: Int) -> (position: Int, added: Int64) {
        var best: (position: Int, added: Int64)?
        for position in 0...order.count {
            var (around, now) = (Int64(0), Int64(0))
            if let before = self.place(at: position - 1) {
                around += Self.centimetres(before, places[place])
                now = leg(position - 1, position)
            }
            if let after = self.place(at: position) { around += Self.centimetres(places[place], after) }
            if let best, best.added <= around - now { continue }
            best = (position, around - now)
        }
        return best ?? (0, 0)
    }

    mutating func insert(_ place: Int, at position: Int) { order.insert(place, at: position) }

    mutating func remove(at position: Int) { order.remove(at: position) }

    /// The length of each stretch; the way home last, for a round trip.
    var legs: [Int64] {
        let way = [start] + order.map { places[$0] } + (isRoundTrip && !order.isEmpty ? [start] : [])
        return zip(way, way.dropFirst()).map(Self.centimetres)
    }

    var length: Int64 { legs.reduce(0, +) }

    /// Turns a stretch around (2-opt; G. A. Croes, “A method for solving traveling-salesman problems”, 1958) or passes one
    /// stop at another time (the smallest of the moves of I. Or, 1976) for as long as that shortens the route. Never makes
    /// it longer.
    mutating func improve() {
        while turnOnce() || moveOnce() {}
    }

    /// Carries out the first shortening turn, from the beginning of the route; false when there is none.
    private mutating func turnOnce() -> Bool {
        for first in order.indices {
            for last in order.indices[(first + 1)...] {
                let now = leg(first - 1, first) + leg(last, last + 1)
                let then = leg(first - 1, last) + leg(first, last + 1)
                guard then < now else { continue }
                order[first...last].reverse()
                return true
            }
        }
        return false
    }

    /// Carries out the first shortening move of one stop; false when there is none.
    private mutating func moveOnce() -> Bool {
        for stop in order.indices {
            for next in 0...order.count where next != stop && next != stop + 1 {
                let now = leg(stop - 1, stop) + leg(stop, stop + 1) + leg(next - 1, next)
                let then = leg(stop - 1, stop + 1) + leg(next - 1, stop) + leg(stop, next)
                guard then < now else { continue }
                let moved = order.remove(at: stop)
                order.insert(moved, at: next > stop ? next - 1 : next)
                return true
            }
        }
        return false
    }

    /// The length from one position of the route to another: −1 is the start, the one after the last is the start again on
    /// a round trip and nowhere, at no length, on a walk that ends at its last stop.
    private func leg(_ from: Int, _ to: Int) -> Int64 {
        guard let one = place(at: from), let other = place(at: to) else { return 0 }
        return Self.centimetres(one, other)
    }

    private func place(at position: Int) -> Place? {
        if position < 0 { return start }
        return position < order.count ? places[order[position]] : isRoundTrip ? start : nil
    }

    /// At most 2.1 × 10⁸ between places, so the conversion is safe.
    private static func centimetres(_ one: Place, _ other: Place) -> Int64 {
        Int64(Double(one.squaredCentimetres(to: other)).squareRoot().rounded())
    }
}
