/// How much the server takes on. Every limit has a default that holds on two cores and 512 MB.
package struct WebLimits: Sendable {
    /// The name of a header field and its value together, and all of them together, in bytes.
    package var headerBytes = 16 * 1_024
    /// How many header fields a request may have.
    package var headerFields = 64
    /// The address with its query, in bytes.
    package var addressBytes = 8 * 1_024
    /// How long a client may take to send a whole body, from the last byte of the header.
    package var bodySeconds: Int64 = 15
    /// How long a request may take from the last byte of its header until the last byte of its answer has left; for an answer
    /// that is streamed, until its header has left, and from one chunk to the next.
    package var requestSeconds: Int64 = 30
    /// How long the answer to a file may take to leave, once the time for the file itself is over.
    package var uploadAnswerSeconds: Int64 = 60
    /// How long an answer that is streamed may take in all.
    package var streamSeconds: Int64 = 3_600
    /// How long a connection may be idle, or take to send a header.
    package var idleSeconds: Int64 = 15
    /// How long, after the order to stop, a request may go on, and how long a body may still take.
    package var stopSeconds: Int64 = 10
    package var stopBodySeconds: Int64 = 5
    /// How many connections are held at the same time. For one more, that is closed which has waited longest; when none has
    /// waited for long, the new one is answered 503 at once.
    package var connections = 512
    /// How many requests are worked on at the same time, counted from when their body is read; more are answered 503.
    package var requestsAtOnce = 256
    /// The names a request may give as its host, port left out; empty for any.
    package var hosts: Set<String> = []
    /// Those whose word is taken for where a request came from.
    package var trustedProxies = TrustedProxies()

    package init() {}
}
