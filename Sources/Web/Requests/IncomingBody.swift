import Hummingbird
import NIOCore
import Reports
import Synchronization

/// A body that is a file, on its way in: it is read piece by piece, as fast as it is taken, and never held whole.
package final class IncomingBody: Sendable {
    private let request: Request
    private let rule: Route.Upload
    private let read = Atomic(false)

    init(of request: Request, _ rule: Route.Upload) {
        self.request = request
        self.rule = rule
    }

    /// Whether all of it has been read.
    var isRead: Bool { read.load(ordering: .relaxed) }

    /// What it is said to be: one of the route's media types.
    ///
    /// - Throws: 415 for anything else, or when it is compressed.
    package func mediaType() throws(Problem) -> String {
        let type = RequestChecks.mediaType(in: request.headers)
        let encoding = request.headers[.contentEncoding]?.lowercased() ?? "identity"
        guard rule.mediaTypes.contains(type), encoding == "identity" else {
            let types = rule.mediaTypes.joined(separator: ", ")
            throw Problem(
                .wrongMediaType,
                Bilingual(
                    swedish: "Skicka filen som den är, med Content-Type: någon av \(types).",
                    english: "Send the file as it is, with Content-Type: one of \(types)."),
                headers: [.accept: types])
        }
        return type
    }

    /// Reads a file to its end. Asked once; of a form there is ``receiveForm(_:)``.
    ///
    /// - Throws: 413 as soon as it is known to be larger than the route takes, before it is read where it says its length;
    ///   what `take` throws.
    package func receive(_ take: ([UInt8]) async throws -> Void) async throws {
        guard !rule.isForm else { throw Problem.internalFault }
        try await receiveAny(take)
    }

    private func receiveAny(_ take: ([UInt8]) async throws -> Void) async throws {
        try RequestChecks.length(of: request, limit: rule.limit)
        var count = 0
        for try await part in request.body {
            count += part.readableBytes
            guard count <= rule.limit else { throw Problem.bodyTooLarge(limit: rule.limit) }
            try await take(Array(part.readableBytesView))
        }
        read.store(true, ordering: .relaxed)
    }

    /// Reads a form to its end, piece by piece. Asked once. Whether it carries the token of a session is for who asks:
    /// ``PhotoKeeper/receiveForm(_:)``.
    ///
    /// - Throws: as ``receive(_:)``; 400 for what is no form, 403 for one that a page of another site sent.
    func receiveForm(_ take: (MultipartReader.Piece) async throws -> Void) async throws {
        try RequestChecks.sameSite(request)
        _ = try mediaType()
        let boundary = HeaderParameters(request.headers[.contentType] ?? "")["boundary"] ?? ""
        guard var reader = MultipartReader(boundary: boundary) else { throw Problem.unreadableForm }
        try await receiveAny { bytes in
            for piece in try reader.read(bytes) { try await take(piece) }
        }
        try reader.finish()
    }
}
