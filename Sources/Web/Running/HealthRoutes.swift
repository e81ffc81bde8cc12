import Hummingbird
import JSON
import Reports
import ServiceLifecycle

/// What machines that watch the server ask: whether it lives, whether it can keep reports, and what it has counted.
package struct HealthRoutes: Sendable {
    private let readiness: @Sendable () async -> Readiness
    private let refusals: ReportRefusals
    private let metrics: PrometheusMetrics

    /// - Parameters:
    ///   - readiness: whether a report could be kept now; asked by `/readyz`.
    ///   - refusals: those of the server whose routes these are. A probe is small, and may be kept where a report is not.
    package init(
        readiness: @escaping @Sendable () async -> Readiness, refusals: ReportRefusals,
        metrics: PrometheusMetrics
    ) {
        self.readiness = readiness
        self.refusals = refusals
        self.metrics = metrics
    }

    package var routes: [Route] { [health, ready, showMetrics] }

    private var health: Route {
        Route(
            .get, "/healthz", .open,
            summary: Bilingual(swedish: "Lever", english: "Alive"),
            notes: "Answers as long as the process does.",
            answers: [
                .init(.ok, "Alive.", "application/json", .named("Status"), example: #"{"status":"alive"}"#)
            ],
            isForWatchers: true
        ) { _ in
            .json(JSONWriter.object { $0.member("status", "alive") })
        }
    }

    private var ready: Route {
        Route(
            .get, "/readyz", .open, summary: Bilingual(swedish: "Redo", english: "Ready"),
            notes: """
                Whether a report could be kept now. Not ready while the server stops, nor while reports are answered 503: until \
                the time is over that the last one was told to wait, or one is kept.
                """,
            answers: [
                .init(.ok, "Ready.", "application/json", .named("Status"), example: #"{"status":"ready"}"#)
            ],
            problems: [.notReady], isForWatchers: true
        ) { [readiness, refusals] call in
            var readiness = Task.isShuttingDownGracefully ? .notReady("stopping") : await readiness()
            if readiness == .ready, refusals.areGoingOn(at: call.now) {
                readiness = .notReady("reports are refused")
            }
            switch readiness {
            case .ready: return .json(JSONWriter.object { $0.member("status", "ready") })
            case .notReady(let reason):
                throw Problem(
                    .notReady,
                    Bilingual(
                        swedish: "Tjänsten är inte redo: \(reason).",
                        english: "The service is not ready: \(reason)."),
                    headers: [.retryAfter: "5"])
            }
        }
    }

    private var showMetrics: Route {
        Route(
            .get, "/metrics", .to(.readMetrics),
            summary: Bilingual(swedish: "Mätvärden", english: "Metrics"),
            notes: "Prometheus text format 0.0.4. Nothing personal is in it.",
            answers: [.init(.ok, "The metrics.", "text/plain", .text)], isForWatchers: true
        ) { [metrics] _ in
            Response(.ok, PrometheusText.mediaType, Array(metrics.text().utf8))
        }
    }
}
