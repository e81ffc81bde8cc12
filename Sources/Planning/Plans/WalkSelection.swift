import Geometry
import Reports

/// Chooses which stops to walk to when not all fit: an orienteering problem, in which each stop has a gain and the walk a
/// most length and a most time.
///
/// Method: T. Tsiligirides, “Heuristic methods applied to orienteering”, 1984: stops are inserted one by one where they cost
/// least time, the one with most gain for its time first; the order is then shortened (2-opt and moves, see ``Route``), and
/// stops are exchanged while that raises the gain (I.-M. Chao, B. L. Golden and E. A. Wasil, “A fast and effective heuristic
/// for the orienteering problem”, 1996). This is done from several beginnings, and the best kept: most gain, then shortest.
/// Not always the best there is; the tests say how often it is.
struct WalkSelection {
    private let places: [Place]
    private let gains: [Double]
    private let start: Place
    private let isRoundTrip: Bool
    private let limits: WalkLimits

    init(
        from start: Place, passing places: [Place], gains: [Double], isRoundTrip: Bool, limits: WalkLimits
    ) {
        self.places = places
        self.gains = gains
        self.start = start
        self.isRoundTrip = isRoundTrip
        self.limits = limits
    }

    /// The best route found; without stops when none fits.
    ///
    /// - Complexity: An exchange looks at O(*n*³) insertions, for each of at most 15 beginnings.
    func best() -> Route {
        let everything = Array(places.indices)
        var all = Route(from: start, passing: places, isRoundTrip: isRoundTrip)
        all.improve()
        if fits(all) { return all }
        var best = empty
        for weight in [1.0, 0.5, 2] { better(grown(from: empty, gainCounts: weight), than: &best) }
        let alone = everything.filter { fits(single($0)) }
        for first in alone.sorted(by: { (gains[$1], $0) < (gains[$0], $1) }).prefix(12) {
            better(grown(from: single(first), gainCounts: 1), than: &best)
        }
        // Growing only inserts where the order is; in another order one more may fit.
        while let next = outside(best).lazy.map({ [best] in adding($0, to: best) }).first(where: fits) {
            best = next
        }
        return best
    }

    func fits(_ route: Route) -> Bool { limits.hold(route) }

    /// The shortest walk found that passes `stop` besides the others.
    func adding(_ stop: Int, to route: Route) -> Route {
        var longer = inserting(stop, into: route)
        longer.improve()
        return longer
    }

    private func inserting(_ stop: Int, into route: Route) -> Route {
        var longer = route
        longer.insert(stop, at: route.cheapest(for: stop).position)
        return longer
    }

    func single(_ stop: Int) -> Route { adding(stop, to: empty) }

    private var empty: Route {
        Route(from: start, passing: places, isRoundTrip: isRoundTrip, order: [])
    }

    private func gain(_ route: Route) -> Double { route.order.sorted().reduce(0) { $0 + gains[$1] } }

    private func better(_ route: Route, than best: inout Route) {
        let (new, old) = (gain(route), gain(best))
        if new > old || new == old && route.length < best.length { best = route }
    }

    /// Inserts and exchanges for as long as that raises the gain, or shortens the walk at the same gain.
    private func grown(from beginning: Route, gainCounts weight: Double) -> Route {
        var route = beginning
        fill(&route, weight)
        while exchange(in: &route) { fill(&route, weight) }
        return route
    }

    /// Inserts the stop with most gain for its time, again and again until none fits.
    private func fill(_ route: inout Route, _ weight: Double) {
        while true {
            let left = outside(route).map { stop in
                (stop: stop, worth: worth(of: stop, in: route, weight))
            }.sorted { ($1.worth, $0.stop) < ($0.worth, $1.stop) }
            let now = route
            guard let next = left.lazy.map({ inserting($0.stop, into: now) }).first(where: fits)
            else { return }
            route = next
            route.improve()
        }
    }

    private func worth(of stop: Int, in route: Route, _ weight: Double) -> Double {
        let metres = Double(route.cheapest(for: stop).added) / 100 * WalkPlan.detour
        let minutes = metres / WalkPlan.pace * 60 + Double(WalkPlan.pause.milliseconds) / 60_000
        var gained = gains[stop]
        if weight == 2 { gained *= gains[stop] }
        if weight == 0.5 { gained = gained.squareRoot() }
        return gained / minutes
    }

    /// Puts one stop in the place of one or two others; false when nothing is won by that.
    private func exchange(in route: inout Route) -> Bool {
        for stop in outside(route) {
            for first in route.order.indices {
                for second in [first] + route.order.indices.filter({ $0 > first }) {
                    var other = route
                    let gone = second == first ? [first] : [second, first]
                    let lost = gone.reduce(0) { $0 + gains[route.order[$1]] }
                    guard gains[stop] >= lost else { continue }
                    for position in gone { other.remove(at: position) }
                    other = inserting(stop, into: other)
                    guard fits(other), gains[stop] > lost || other.length < route.length else { continue }
                    other.improve()
                    route = other
                    return true
                }
            }
        }
        return false
    }

    private func outside(_ route: Route) -> [Int] {
        let inside = Set(route.order)
        return places.indices.filter { !inside.contains($0) }
    }
}
