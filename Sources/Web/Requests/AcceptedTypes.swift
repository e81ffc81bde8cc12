/// What an `Accept` header (RFC 9110 §12.5.1) says of an answer that there is as a page and as JSON.
package enum AcceptedTypes {
    /// Whether it names JSON and likes no page better. Whoever takes anything gets the page, and so does one without the header.
    package static func preferJSON(_ header: String?) -> Bool {
        guard let header, header.utf8.count <= 1_000 else { return false }
        var weights: [String: Double] = [:]
        for range in header.split(separator: ",") {
            let parts = range.split(separator: ";").map { part in part.filter { $0 != " " }.lowercased() }
            guard let type = parts.first else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            weights[type] = weight ?? 1
        }
        guard let json = weights["application/json"], json > 0 else { return false }
        return json >= max(weights["text/html"] ?? 0, weights["application/xhtml+xml"] ?? 0)
    }
}
