/// Whether the server can do its work.
package enum Readiness: Hashable, Sendable {
    case ready
    /// Reports cannot be kept; in a word for whoever runs the server, without paths or secrets.
    case notReady(String)
}
