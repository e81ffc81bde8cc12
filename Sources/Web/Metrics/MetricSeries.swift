import CoreMetrics
import Synchronization

/// The numbers of one metric under one set of labels.
protocol MetricSeries: AnyObject, Sendable {
    func write(name: String, labels: String, to text: inout String)
}

/// A number that only grows.
final class CounterSeries: MetricSeries, CounterHandler {
    private let value = Mutex<Int64>(0)

    func increment(by amount: Int64) {
        value.withLock { value in
            let (sum, overflow) = value.addingReportingOverflow(max(0, amount))
            value = overflow ? .max : sum
        }
    }

    func reset() { value.withLock { $0 = 0 } }

    func write(name: String, labels: String, to text: inout String) {
        text += PrometheusText.line(name, labels, String(value.withLock { $0 }))
    }
}

/// A number that goes up and down.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
    private let value = Mutex(0.0)

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }

    func write(name: String, labels: String, to text: inout String) {
        text += PrometheusText.line(name, labels, PrometheusText.number(value.withLock { $0 }))
    }
}

/// How many values were at most as large as each of some limits.
final class HistogramSeries: MetricSeries, RecorderHandler, TimerHandler {
    static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
    static let counts = [1.0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024]

    private let limits: [Double]
    private let state: Mutex<State>

    private struct State {
        /// One for each limit, and one for what is larger than all.
        var counts: [Int]
        var sum = 0.0
    }

    init(limits: [Double]) {
        self.limits = limits
        state = Mutex(State(counts: Array(repeating: 0, count: limits.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

    func record(_ value: Double) {
        let bucket = limits.firstIndex { value <= $0 } ?? limits.count
        state.withLock {
            $0.counts[bucket] += 1
            $0.sum += value
        }
    }

    func write(name: String, labels: String, to text: inout String) {
        let state = state.withLock { $0 }
        var total = 0
        for (index, count) in state.counts.enumerated() {
            total += count
            let limit = index < limits.count ? PrometheusText.number(limits[index]) : "+Inf"
            let separator = labels.isEmpty ? "" : ","
            text += PrometheusText.line(
                "\(name)_bucket", "\(labels)\(separator)le=\"\(limit)\"", String(total))
        }
        text += PrometheusText.line("\(name)_sum", labels, PrometheusText.number(state.sum))
        text += PrometheusText.line("\(name)_count", labels, String(total))
    }
}
