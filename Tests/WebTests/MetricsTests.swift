import CoreMetrics
import HTTPTypes
import Hummingbird
import Reports
import Testing

@testable import Web

@Suite struct MetricsTests {
    @Test func `metrics are written by name and label`() {
        let metrics = PrometheusMetrics(help: ["b_total": "Two\nlines."])
        Counter(label: "b_total", dimensions: [("kind", "y")], factory: metrics).increment(by: 2)
        Counter(label: "b_total", dimensions: [("kind", "x")], factory: metrics).increment()
        Counter(label: "b_total", dimensions: [("kind", "x")], factory: metrics).increment()
        Meter(label: "a", factory: metrics).set(1.5)
        #expect(
            metrics.text() == """
                # HELP a a
                # TYPE a gauge
                a 1.5
                # HELP b_total Two\\nlines.
                # TYPE b_total counter
                b_total{kind="x"} 2
                b_total{kind="y"} 2

                """)
    }

    @Test func `a timer is a histogram in seconds`() {
        let metrics = PrometheusMetrics()
        let timer = Timer(label: "t_seconds", factory: metrics)
        timer.recordNanoseconds(2_000_000)
        timer.recordNanoseconds(60_000_000_000)
        let text = metrics.text()
        #expect(text.contains("t_seconds_bucket{le=\"0.001\"} 0\n"))
        #expect(text.contains("t_seconds_bucket{le=\"0.0025\"} 1\n"))
        #expect(text.contains("t_seconds_bucket{le=\"30\"} 1\n"))
        #expect(text.contains("t_seconds_bucket{le=\"+Inf\"} 2\n"))
        #expect(text.contains("t_seconds_sum 60.002\n"))
        #expect(text.contains("t_seconds_count 2\n"))
    }

    @Test func `too many labels are counted together`() {
        let metrics = PrometheusMetrics()
        for number in 0..<PrometheusMetrics.mostSeries + 100 {
            Counter(label: "c_total", dimensions: [("n", "\(number)")], factory: metrics).increment()
        }
        let lines = metrics.text().split(separator: "\n").filter { $0.hasPrefix("c_total{") }
        #expect(lines.count == PrometheusMetrics.mostSeries + 1)
        #expect(lines.contains("c_total{overflow=\"true\"} 100"))
    }

    @Test func `an answer is counted by its route, however many routes there are`() {
        let metrics = PrometheusMetrics()
        let route = Route(.get, "/a", .open, summary: Bilingual(swedish: "", english: ""), answers: []) { _ in
            Response(status: .ok)
        }
        let count = PrometheusMetrics.mostSeries + 100
        let requests = RequestMetrics(metrics, routes: Array(repeating: route, count: count))
        #expect(!metrics.text().contains("lykta_http_requests_total"))
        for status in [HTTPResponse.Status.ok, .ok, .notFound] {
            requests.answered(route: count - 1, status: status, after: .milliseconds(2), inFlight: 1)
        }
        requests.answered(route: nil, status: .notFound, after: .zero, inFlight: 0)
        let lines = metrics.text().split(separator: "\n")
        #expect(lines.contains(#"lykta_http_requests_total{method="GET",route="/a",status="2xx"} 2"#))
        #expect(lines.contains(#"lykta_http_requests_total{method="GET",route="/a",status="4xx"} 1"#))
        #expect(lines.contains(#"lykta_http_requests_total{route="none",status="4xx"} 1"#))
        #expect(lines.contains(#"lykta_http_request_duration_seconds_count{method="GET",route="/a"} 3"#))
        #expect(!metrics.text().contains("overflow"))
    }

    @Test func `names and labels are made fit to be read`() {
        let metrics = PrometheusMetrics()
        Counter(label: "1 å.b", dimensions: [("a-b", "\"\\\n")], factory: metrics).increment()
        #expect(metrics.text().contains("_1___b{a_b=\"\\\"\\\\\\n\"} 1\n"))
    }

    @Test func `a name in use for another kind is kept as it was`() {
        let metrics = PrometheusMetrics()
        Counter(label: "x", factory: metrics).increment()
        Meter(label: "x", factory: metrics).set(7)
        #expect(metrics.text().hasSuffix("# TYPE x counter\nx 1\n"))
    }
}
