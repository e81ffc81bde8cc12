import Exports
import GeoPackage
import HTTPTypes
import Hummingbird
import Reports
import Web

/// A list as a GeoPackage: written to a file of the answer's own, page by page, and sent when it is whole.
struct FeatureFileResponse<Table: FeatureTable, List: PagedList>: Sendable
where Table.Element == List.Element {
    let table: Table
    let list: List
    let system: GeoPackageSystem

    /// So much is read from the file at a time.
    private let pieceBytes = 64 * 1_024

    init(_ table: Table, of list: List, in system: GeoPackageSystem) {
        self.table = table
        self.list = list
        self.system = system
    }

    /// - Parameters:
    ///   - number: See ``PrivateFile/init(_:in:)``.
    ///   - link: the header fields that lead to the next page, or say that there is none.
    /// - Throws: ``Problem/overloaded(retryAfterSeconds:)`` when too many exports go on, `ReportStoreError.notWritable` when there is
    ///   no room for the file. What fails once it is sent cuts the answer.
    /// - Cost: memory for a page; room on the disk for the file.
    func response(
        _ extent: ListExtent<List.Cursor>, _ work: ExportWork, _ number: UInt64, at now: Timestamp,
        link: (String?) -> HTTPFields
    ) async throws -> Response {
        let place = try work.place()
        let (file, next) = try await work.run { try await written(extent, number, at: now) }
        var headers = link(next.map(List.word))
        headers[.contentDisposition] =
            "attachment; filename=\"\(table.name).\(GeoPackageFile.fileExtension)\""
        return .stream(GeoPackageFile.mediaType, headers: headers) { writer in
            defer { withExtendedLifetime(place) {} }
            try await work.run { try await send(file, to: &writer) }
        }
    }

    private func written(_ extent: ListExtent<List.Cursor>, _ number: UInt64, at now: Timestamp)
        async throws -> (file: SealedFile, next: List.Cursor?)
    {
        do {
            let file = try PrivateFile(number)
            var writer = try GeoPackageWriter(table, at: file.path, in: system, now: now)
            var next: List.Cursor?
            switch extent {
            case .page(let limit, let cursor):
                let page = try await list.page(of: limit, after: cursor)
                try writer.add(page.elements)
                next = page.next
            case .all:
                var cursor: List.Cursor?
                repeat {
                    // Nobody may wait for it any longer.
                    try Task.checkCancellation()
                    let page = try await list.page(of: list.exportPage, after: cursor)
                    try writer.add(page.elements)
                    cursor = page.next
                    await Task.yield()
                } while cursor != nil
            }
            while try writer.indexSome() {
                try Task.checkCancellation()
                await Task.yield()
            }
            try writer.finish()
            return (try file.sealed(), next)
        } catch is GeoPackageFault {
            throw ReportStoreError.notWritable
        }
    }

    private func send(_ file: SealedFile, to writer: inout StreamWriter) async throws {
        var offset = 0
        while true {
            let piece = try file.read(pieceBytes, at: offset)
            guard !piece.isEmpty else { return }
            try await writer.write(piece)
            offset += piece.count
            await Task.yield()
        }
    }
}
