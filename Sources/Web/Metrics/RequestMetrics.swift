import CoreMetrics
import HTTPTypes
import Synchronization

/// What is counted about requests. Labels come from closed lists only: routes and classes of status.
///
/// A series begins with the first answer that it counts. There are more routes, each with five classes of status, than a metric holds
/// series, and few of them meet: begun beforehand, most would be counted together.
final class RequestMetrics: Sendable {
    let turnedAway: Counter
    private let inFlight: Meter
    private let factory: PrometheusMetrics
    /// The labels of each route; the last are for what is no route.
    private let places: [[(String, String)]]
    private let begun = Mutex(Begun())

    private struct Begun {
        /// By the position of the route.
        var durations: [Int: Timer] = [:]
        /// By the position of the route and the first digit of the status.
        var answers: [Answered: Counter] = [:]
    }

    private struct Answered: Hashable {
        let route: Int
        let firstDigit: Int
    }

    init(_ factory: PrometheusMetrics, routes: [Route]) {
        self.factory = factory
        turnedAway = Counter(label: MetricName.turnedAway, factory: factory)
        inFlight = Meter(label: MetricName.inFlight, factory: factory)
        places =
            routes.map { [("method", $0.method.rawValue), ("route", $0.path.description)] } + [
                [("route", "none")]
            ]
    }

    /// - Parameter route: the position of the route; nil for a path that is none.
    func answered(route: Int?, status: HTTPResponse.Status, after duration: Duration, inFlight: Int) {
        let position = route ?? places.count - 1
        let (timer, counter) = begun.withLock { begun in
            (self.timer(of: position, in: &begun), self.counter(of: position, status, in: &begun))
        }
        let (seconds, attoseconds) = duration.components
        timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
        counter.increment()
        self.inFlight.set(inFlight)
    }

    private func timer(of position: Int, in begun: inout Begun) -> Timer {
        if let known = begun.durations[position] { return known }
        let timer = Timer(label: MetricName.duration, dimensions: places[position], factory: factory)
        begun.durations[position] = timer
        return timer
    }

    private func counter(
        of position: Int, _ status: HTTPResponse.Status, in begun: inout Begun
    ) -> Counter {
        let answered = Answered(route: position, firstDigit: min(max(status.code / 100, 1), 5))
        if let known = begun.answers[answered] { return known }
        let counter = Counter(
            label: MetricName.requests,
            dimensions: places[position] + [("status", "\(answered.firstDigit)xx")], factory: factory)
        begun.answers[answered] = counter
        return counter
    }
}
