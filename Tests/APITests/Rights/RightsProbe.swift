import HTTPTypes
import TestSupport

@testable import Web

/// A request to each route about things that there are, which tells by its answer whether the caller saw them.
struct RightsProbe: Sendable {
    let path: String
    let body: String?
    /// A body that is no JSON.
    let file: [UInt8]?
    let headers: [String: String]
    /// What stands in the answer to whoever sees it; nil where a status says it.
    let mark: String?

    /// The outcome as docs/rights.md says it.
    func outcome(_ reply: Reply) -> String {
        switch reply.status.code {
        case 200..<300: mark.map { reply.text.contains($0) ? "yes" : "none" } ?? "yes"
        default: "\(reply.status.code)"
        }
    }
}
