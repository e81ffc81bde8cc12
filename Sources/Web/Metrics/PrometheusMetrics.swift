package import CoreMetrics
import Synchronization

/// Keeps the numbers of a running server, and writes them as Prometheus reads them.
///
/// A backend of swift-metrics, so that every part counts through that interface: counters, gauges and recorders that do not
/// aggregate become gauges, recorders that do and timers become histograms, timers in seconds. A metric holds at most
/// ``mostSeries`` series; what goes beyond is counted together in one series with the label `overflow="true"`, so that
/// nothing a client sends can fill the memory. Nothing is forgotten when a handle is let go.
package final class PrometheusMetrics: MetricsFactory {
    package static let mostSeries = 500

    private let families = Mutex<[String: Family]>([:])
    private let help: [String: String]

    /// - Parameter help: what each metric means, by its name, beside those of the web. A metric without has its name for help.
    package init(help: [String: String] = [:]) {
        self.help = MetricName.help.merging(help) { _, given in given }
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter) { CounterSeries() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge) { GaugeSeries() }
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool)
        -> any RecorderHandler
    {
        if aggregate {
            series(label, dimensions, .histogram) { HistogramSeries(limits: HistogramSeries.counts) }
        } else {
            series(label, dimensions, .gauge) { GaugeSeries() }
        }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, .histogram) { HistogramSeries(limits: HistogramSeries.seconds) }
    }

    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// All metrics by name, their series by label: Prometheus text format 0.0.4.
    package func text() -> String {
        let families = families.withLock { $0 }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            text += "# HELP \(name) \(PrometheusText.escapedHelp(help[name] ?? name))\n"
            text += "# TYPE \(name) \(family.kind.rawValue)\n"
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                series.write(name: name, labels: labels, to: &text)
            }
        }
        return text
    }

    private struct Family {
        let kind: MetricKind
        var series: [String: any MetricSeries] = [:]
    }

    /// The series of a name and labels, made when it is new. A name that is in use for another kind gives a series that is
    /// written nowhere.
    private func series<Series: MetricSeries>(
        _ label: String, _ dimensions: [(String, String)], _ kind: MetricKind, make: () -> Series
    ) -> Series {
        let name = PrometheusText.name(label)
        let labels = PrometheusText.labels(dimensions)
        return families.withLock { families in
            var family = families[name] ?? Family(kind: kind)
            if let known = family.series[labels] as? Series { return known }
            let fresh = make()
            guard family.kind == kind else { return fresh }
            let isFull = family.series.count >= Self.mostSeries
            let key = isFull ? #"overflow="true""# : labels
            if let known = family.series[key] as? Series { return known }
            family.series[key] = fresh
            families[name] = family
            return fresh
        }
    }
}

enum MetricKind: String {
    case counter, gauge, histogram
}
