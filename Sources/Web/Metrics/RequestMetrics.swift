import CoreMetrics
import HTTPTypes

/// What is counted about requests. Labels come from closed lists only: routes and classes of status.
struct RequestMetrics: Sendable {
    let turnedAway: Counter
    private let inFlight: Meter
    /// By the position of the route; the last is for what is no route.
    private let durations: [Timer]
    /// By the position of the route and the first digit of the status.
    private let answers: [[Counter]]

    init(_ factory: PrometheusMetrics, routes: [Route]) {
        turnedAway = Counter(label: MetricName.turnedAway, factory: factory)
        inFlight = Meter(label: MetricName.inFlight, factory: factory)
        let places =
            routes.map { [("method", $0.method.rawValue), ("route", $0.path.description)] } + [
                [("route", "none")]
            ]
        durations = places.map { Timer(label: MetricName.duration, dimensions: $0, factory: factory) }
        answers = places.map { place in
            (1...5).map { first in
                Counter(
                    label: MetricName.requests, dimensions: place + [("status", "\(first)xx")],
                    factory: factory)
            }
        }
    }

    /// - Parameter route: the position of the route; nil for a path that is none.
    func answered(route: Int?, status: HTTPResponse.Status, after duration: Duration, inFlight: Int) {
        let position = route ?? durations.count - 1
        let (seconds, attoseconds) = duration.components
        durations[position].recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
        answers[position][min(max(status.code / 100, 1), 5) - 1].increment()
        self.inFlight.set(inFlight)
    }
}
