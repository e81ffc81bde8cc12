package import CoreMetrics

/// What is counted about reports. Labels come from closed lists only.
package struct ReportMetrics: Sendable {
    package let accepted: Counter
    package let repeated: Counter
    package let answeredAgain: Counter
    private let factory: PrometheusMetrics

    package init(_ factory: PrometheusMetrics) {
        self.factory = factory
        accepted = Counter(label: MetricName.accepted, factory: factory)
        repeated = Counter(label: MetricName.repeated, factory: factory)
        answeredAgain = Counter(label: MetricName.answeredAgain, factory: factory)
    }

    /// - Parameter code: the name of an intake problem.
    package func refused(_ code: String) {
        Counter(label: MetricName.refused, dimensions: [("code", code)], factory: factory).increment()
    }
}
