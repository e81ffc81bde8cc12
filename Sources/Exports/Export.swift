package import Projection

/// A file format for one kind of element, written piece by piece: `header`, every `item`, `footer`.
///
/// The functions are pure; the order of the elements is the caller's. ``ExportPieces`` puts the pieces in their order, one
/// element after the other, and ``chunks(of:)`` together, without ever holding more than one chunk.
package protocol Export: Sendable {
    associatedtype Element

    /// The value of `Content-Type`.
    var mediaType: String { get }
    /// Without the dot.
    var fileExtension: String { get }

    func header() -> [UInt8]
    /// - Throws: ``ProjectionFault`` when a place cannot be given in WGS 84.
    func item(_ element: Element, isFirst: Bool) throws(ProjectionFault) -> [UInt8]
    /// - Parameter count: how many elements the file holds.
    func footer(after count: Int) -> [UInt8]
}

extension Export {
    /// The whole file at once, for what is small.
    package func bytes(of elements: some Sequence<Element>) throws(ProjectionFault) -> [UInt8] {
        var pieces = ExportPieces(self)
        var bytes: [UInt8] = []
        for element in elements { bytes += try pieces.add(element) }
        return bytes + pieces.finish()
    }

    /// The file as chunks of about 16 kB, made as they are asked for.
    package func chunks<Base: AsyncSequence>(of elements: Base) -> ExportChunks<Self, Base> {
        ExportChunks(export: self, elements: elements)
    }
}

/// The pieces of a file in their order, for a caller who has the elements one by one.
package struct ExportPieces<Format: Export> {
    private let export: Format
    /// How many elements have been added.
    private var count = 0

    package init(_ export: Format) { self.export = export }

    /// What `element` adds to the file; the header too, for the first.
    package mutating func add(_ element: Format.Element) throws(ProjectionFault) -> [UInt8] {
        let isFirst = count == 0
        let item = try export.item(element, isFirst: isFirst)
        count += 1
        return isFirst ? export.header() + item : item
    }

    /// The end of the file; all of it, when nothing was added.
    package func finish() -> [UInt8] {
        let footer = export.footer(after: count)
        return count == 0 ? export.header() + footer : footer
    }
}

/// A file as a sequence of chunks; see ``Export/chunks(of:)``.
package struct ExportChunks<Format: Export, Base: AsyncSequence>: AsyncSequence
where Base.Element == Format.Element {
    fileprivate let export: Format
    fileprivate let elements: Base

    package func makeAsyncIterator() -> Iterator {
        Iterator(pieces: ExportPieces(export), elements: elements.makeAsyncIterator())
    }

    package struct Iterator: AsyncIteratorProtocol {
        fileprivate var pieces: ExportPieces<Format>
        fileprivate var elements: Base.AsyncIterator
        private var isFinished = false

        fileprivate init(pieces: ExportPieces<Format>, elements: Base.AsyncIterator) {
            self.pieces = pieces
            self.elements = elements
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
            guard !isFinished else { return nil }
            var chunk: [UInt8] = []
            while chunk.count < 16_384 {
                guard let element = try await elements.next(isolation: actor) else {
                    isFinished = true
                    return chunk + pieces.finish()
                }
                chunk += try pieces.add(element)
            }
            return chunk
        }

        package mutating func next() async throws -> [UInt8]? { try await next(isolation: nil) }
    }
}

extension ExportChunks: Sendable where Base: Sendable {}
