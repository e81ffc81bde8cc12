import HTTPTypes
import NIOCore

/// The requests of one connection whose header has come and whose answer has not left, in the order in which they came and
/// are answered.
struct OpenRequests {
    struct Request: Hashable {
        /// HEAD: its answer has no body.
        let isHeaderOnly: Bool
        /// A client that knows no chunks.
        let isOfHTTP10: Bool
        /// The connection ends with its answer.
        var isLast: Bool
    }

    private var requests = CircularBuffer<Request>()
    /// Whether one has come that ends the connection: what follows it is no request any more (RFC 9112 §9.6).
    private(set) var hasLast = false

    var isEmpty: Bool { requests.isEmpty }
    /// The one that is answered now.
    var first: Request? { requests.first }

    mutating func add(_ request: Request) {
        requests.append(request)
        hasLast = hasLast || request.isLast
    }

    /// Lets the connection end once all that have come are answered.
    mutating func endWithLatest() { end(with: requests.indices.last) }

    /// Lets the connection end with the answer that is on its way, whatever has come after it.
    mutating func endWithFirst() { end(with: requests.indices.first) }

    /// Takes away the one that was answered.
    ///
    /// - Returns: Whether the connection ends with it.
    mutating func answered() -> Bool { requests.popFirst()?.isLast ?? false }

    private mutating func end(with index: CircularBuffer<Request>.Index?) {
        guard let index else { return }
        requests[index].isLast = true
        hasLast = true
    }
}

extension HTTPFields {
    /// Whether `close` is among the options of `Connection`.
    var saysClose: Bool {
        self[.connection]?.split(separator: ",").contains {
            $0.filter { $0 != " " && $0 != "\t" }.lowercased() == "close"
        } ?? false
    }
}
