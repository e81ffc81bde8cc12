package import HTTPTypes
package import Hummingbird
import NIOCore

/// Writes an answer while it is made, in chunks of some 32 kB; waits where the client reads slower than it writes.
package struct StreamWriter {
    private var writer: any ResponseBodyWriter
    private var chunk = ByteBuffer()

    private static let chunkBytes = 32 * 1_024

    fileprivate init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    /// - Throws: ``ClientGone``.
    package mutating func write(_ bytes: [UInt8]) async throws(ClientGone) {
        chunk.writeBytes(bytes)
        if chunk.readableBytes >= Self.chunkBytes { try await flush() }
    }

    /// Sends what has been written and is too little for a chunk.
    ///
    /// - Throws: ``ClientGone``.
    package mutating func flush() async throws(ClientGone) {
        guard chunk.readableBytes > 0 else { return }
        do {
            try await writer.write(chunk)
        } catch {
            throw ClientGone()
        }
        chunk = ByteBuffer()
    }

    fileprivate consuming func finish() async throws(ClientGone) {
        try await flush()
        do {
            try await writer.finish(nil)
        } catch {
            throw ClientGone()
        }
    }
}

/// That the client has left, or was too slow, before it had the whole answer.
package struct ClientGone: Error {}

extension Response {
    /// An answer that is written while it is made, and so does not say its length.
    ///
    /// When `write` throws, the connection is cut before the last chunk (RFC 9112 §7.1), so that a part of an answer can be
    /// told from the whole. For HEAD `write` is never called.
    package static func stream(
        _ mediaType: String, headers: HTTPFields = [:],
        _ write: @escaping @Sendable (inout StreamWriter) async throws -> Void
    ) -> Response {
        var headers = headers
        headers[.contentType] = mediaType
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                var stream = StreamWriter(writer)
                try await write(&stream)
                try await stream.finish()
            })
    }
}
