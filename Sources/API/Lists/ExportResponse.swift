import Exports
import HTTPTypes
import Hummingbird
import Web

/// A list as a file in some format: a page of it, or all of it, streamed page by page.
struct ExportResponse<Format: Export, List: PagedList>: Sendable where Format.Element == List.Element {
    let format: Format
    let list: List
    /// What the file is called when it is saved, without its extension.
    let name: String

    /// How many elements the first page of all holds: as many as a page may, so that the answer begins as soon.
    private let firstPage = 1_000

    init(_ format: Format, of list: List, named name: String) {
        self.format = format
        self.list = list
        self.name = name
    }

    /// One page.
    ///
    /// - Parameter link: the header fields that lead to the next page, or say that there is none.
    func page(limit: Int, after cursor: List.Cursor?, link: (String?) -> HTTPFields) async throws -> Response
    {
        let (elements, next) = try await list.page(of: limit, after: cursor)
        return Response(
            .ok, format.mediaType, try format.bytes(of: elements),
            headers: format.headers(named: name) + link(next.map(List.word)))
    }

    /// Every element. The first page is read before the answer begins, so that what fails at once is answered as an error;
    /// what fails later cuts the answer.
    ///
    /// - Throws: ``Problem/overloaded(retryAfterSeconds:)`` when too many exports go on.
    /// - Cost: memory for two pages, whatever the length.
    func all(_ work: ExportWork) async throws -> Response {
        let place = try work.place()
        let first = try await list.page(of: firstPage, after: nil)
        return .stream(format.mediaType, headers: format.headers(named: name)) { writer in
            defer { withExtendedLifetime(place) {} }
            try await work.run { try await write(first, to: &writer) }
        }
    }

    private func write(_ first: (elements: [List.Element], next: List.Cursor?), to writer: inout StreamWriter)
        async throws
    {
        var pieces = ExportPieces(format)
        var (elements, next) = first
        while true {
            for element in elements { try await writer.write(pieces.add(element)) }
            // What there is leaves before the next page is read, and the other exports have their turn.
            try await writer.flush()
            guard let cursor = next else { break }
            await Task.yield()
            elements = []
            (elements, next) = try await list.page(of: list.exportPage, after: cursor)
        }
        try await writer.write(pieces.finish())
    }
}

extension Export {
    /// For other programs than a map to save under a name.
    func headers(named name: String) -> HTTPFields {
        fileExtension == "geojson"
            ? [:] : [.contentDisposition: "attachment; filename=\"\(name).\(fileExtension)\""]
    }
}

extension HTTPFields {
    fileprivate static func + (fields: HTTPFields, more: HTTPFields) -> HTTPFields {
        var fields = fields
        for field in more { fields.append(field) }
        return fields
    }
}
