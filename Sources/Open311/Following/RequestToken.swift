/// What stands for a request to whoever has the link from its receipt: `OLO-7K3M-9Q.q83vEjRWeJq83vEjRWeJqw`, which nobody can guess.
struct RequestToken: CustomStringConvertible {
    let reference: String
    let secret: String

    /// Nil for what has not the form of one.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        reference = String(parts[0])
        secret = String(parts[1])
    }

    /// - Parameter path: Of the link: `/follow/OLO-7K3M-9Q/q83vEjRWeJq83vEjRWeJqw`.
    init?(followPath path: String) { self.init(path.split(separator: "/").suffix(2).joined(separator: ".")) }

    var description: String { "\(reference).\(secret)" }
}
