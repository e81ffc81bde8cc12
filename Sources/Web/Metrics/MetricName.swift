/// The metrics that the web counts, and what they mean.
enum MetricName {
    static let accepted = "lykta_reports_accepted_total"
    static let repeated = "lykta_reports_repeated_total"
    static let answeredAgain = "lykta_reports_answered_again_total"
    static let refused = "lykta_reports_refused_total"
    static let turnedAway = "lykta_http_turned_away_total"
    static let inFlight = "lykta_http_requests_in_flight"
    static let duration = "lykta_http_request_duration_seconds"
    static let requests = "lykta_http_requests_total"

    static let help = [
        accepted: "Reports that were kept.",
        repeated: "Reports that had been sent before within 24 hours.",
        answeredAgain: "Requests answered from an earlier request with the same Idempotency-Key.",
        refused: "Faults found in submissions, by their code.",
        turnedAway: "Requests answered 503 because too many were in progress.",
        inFlight: "Requests being worked on.",
        duration: "Time from the header of a request to its answer, by route.",
        requests: "Requests answered, by route and class of status.",
    ]
}
