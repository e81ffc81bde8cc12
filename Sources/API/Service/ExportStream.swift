import Exports
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Web

/// A whole list as a file, written to the socket while it is read: in memory stands one page of it.
///
/// The first page is read before the answer begins, so that what is wrong with the question is still an answer of its own. What
/// goes wrong later cuts the connection: the answer is chunked (RFC 9112 §7.1), and without its last chunk a client can tell it
/// from a whole one.
struct ExportStream<Format: Export, Cursor: Sendable>: Sendable where Format.Element: Sendable {
    typealias Page = (elements: [Format.Element], next: Cursor?)

    let format: Format
    /// Counts the elements as they are written; a format whose end tells how many there were asks it.
    let count: ElementCount
    /// Of the file, without its ending.
    let name: String
    /// The page after a cursor.
    let more: @Sendable (Cursor) async throws -> Page

    /// So much is written at once.
    private static var chunkBytes: Int { 32_768 }

    /// - Parameters:
    ///   - place: held until the last byte is written or the connection is gone.
    ///   - logger: told once when reading fails on the way.
    func response(beginningWith first: Page, holding place: ExportPlace, _ logger: Logger) -> Response {
        Response(
            status: .ok, headers: .file(of: format, named: name),
            body: ResponseBody { writer in
                do {
                    try await write(first, to: &writer)
                } catch {
                    if !(error is ChannelError), !(error is CancellationError) {
                        logger.error(
                            "Export cut off",
                            metadata: ["error": .string(String(String(reflecting: error).prefix(500)))])
                    }
                    throw error
                }
                place.leave()
            })
    }

    private func write(_ first: Page, to writer: inout any ResponseBodyWriter) async throws {
        var pieces = ExportPieces(format)
        var buffer = ByteBuffer()
        var page = first
        while true {
            for element in page.elements {
                count.add()
                buffer.writeBytes(try pieces.add(element))
                if buffer.readableBytes >= Self.chunkBytes {
                    try await writer.write(buffer)
                    buffer = ByteBuffer()
                }
            }
            guard let cursor = page.next else { break }
            page = try await more(cursor)
        }
        buffer.writeBytes(pieces.finish())
        try await writer.write(buffer)
        try await writer.finish(nil)
    }
}

/// How many elements a file has by now.
final class ElementCount: Sendable {
    private let count = Atomic(0)

    func add() { count.wrappingAdd(1, ordering: .relaxed) }

    var value: Int { count.load(ordering: .relaxed) }
}

/// One of the few places for files being written. Given back when it is let go of, whatever happened.
final class ExportPlace: Sendable {
    private let admission: Admission
    private let isHeld = Atomic(true)

    /// - Throws: a ``Problem`` to try again later when all places are taken.
    init(in admission: Admission) throws(Problem) {
        guard admission.enter() else { throw .overloaded(retryAfterSeconds: 10) }
        self.admission = admission
    }

    func leave() {
        if isHeld.exchange(false, ordering: .relaxed) { admission.leave() }
    }

    deinit { leave() }
}

extension HTTPFields {
    /// For other programs than a map to save under a name.
    static func file(of format: some Export, named name: String) -> HTTPFields {
        var fields: HTTPFields = [.contentType: format.mediaType]
        if format.fileExtension != "geojson" {
            fields[.contentDisposition] = "attachment; filename=\"\(name).\(format.fileExtension)\""
        }
        return fields
    }
}
