import HTTPTypes

/// Where a request comes from, for limits that are kept by address.
enum ClientAddress {
    /// The peer; where the peer is a proxy of ours, the last address in `X-Forwarded-For` that is none. Never more than 45 bytes,
    /// and never an address that only the client itself has given.
    static func of(peer: String?, _ headers: HTTPFields, proxies: Set<String>) -> String {
        let peer = peer ?? "unknown"
        guard proxies.contains(peer), let name = HTTPField.Name("X-Forwarded-For") else { return peer }
        let hops = headers[values: name].flatMap { $0.split(separator: ",") }
            .map { String($0.filter { $0 != " " }.prefix(45)) }
        return hops.last { !proxies.contains($0) } ?? peer
    }
}
