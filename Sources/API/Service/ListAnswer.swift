import Exports
import HTTPTypes
import Hummingbird
import Web

/// The answer to a question for a list: one page with a link to the next, or all of it as a file.
struct ListAnswer<Element: Sendable, Cursor: Sendable>: Sendable {
    /// Of the file, without its ending.
    let name: String
    let listing: Listing
    /// So many elements after a cursor, and where to go on; fewer than asked for only at the end or where the question says so.
    let page: @Sendable (_ limit: Int, _ after: Cursor?) async throws -> ([Element], Cursor?)

    /// - Parameter format: is given what counts the elements.
    func response<Format: Export>(
        from cursor: Cursor?, _ call: Call, _ service: APIService, encode: (Cursor) -> String,
        format: (ElementCount) -> Format
    ) async throws -> Response where Format.Element == Element {
        let count = ElementCount()
        let format = format(count)
        switch listing.extent {
        case .page(let limit):
            let (elements, next) = try await page(limit, cursor)
            for _ in elements { count.add() }
            let file = try format.bytes(of: elements)
            var headers = service.link(next.map(encode), call)
            for field in HTTPFields.file(of: format, named: name) { headers.append(field) }
            return Response(.ok, format.mediaType, file, headers: headers)
        case .all:
            let place = try ExportPlace(in: service.exports)
            let sizes = service.exportPages
            let first = try await page(sizes.first, nil)
            let stream = ExportStream<Format, Cursor>(format: format, count: count, name: name) {
                try await page(sizes.next, $0)
            }
            return stream.response(beginningWith: first, holding: place, call.logger)
        }
    }
}
