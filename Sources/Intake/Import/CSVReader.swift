/// Reads the records of a CSV file one by one, strictly (RFC 4180, with any one delimiter): a quote stands around a whole cell
/// or, doubled, inside a quoted one. Records end at CR, LF or CR LF; the last need not end.
///
/// A record with a quote elsewhere is broken. It ends with its line, where the next one begins, as long as that is certain; where
/// a quoted cell has run over lines before, it is not, and nothing that follows can be trusted. Memory: one record. O(*n*).
struct CSVReader {
    struct Record {
        /// The line of the file on which it begins, and the one on which it ends; the first is 1.
        let lines: ClosedRange<Int>
        let cells: Result<[String], BrokenCell>

        /// Whether it says nothing: a line that is empty, or of blanks and delimiters alone.
        var isBlank: Bool {
            switch cells {
            case .success(let cells): cells.allSatisfy { $0.allSatisfy(\.isWhitespace) }
            case .failure: false
            }
        }
    }

    /// A cell that has a quote where none may stand, by its position from 0.
    struct BrokenCell: Error, Hashable {
        let cell: Int
        let reason: Reason

        enum Reason: Hashable {
            /// In a cell that does not begin with one.
            case quoteInside
            /// The cell was closed, and goes on.
            case textAfterQuote
        }
    }

    /// Where a quoted cell begins whose end cannot be told.
    struct OpenQuote: Error, Hashable {
        let cell: Int
        let line: Int
    }

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var position: Int
    private var line: Int

    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - position: where the first record begins, which is on `line`.
    init(_ bytes: [UInt8], delimiter: UInt8, from position: Int = 0, line: Int = 1) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.position = position
        self.line = line
    }

    /// The next record; nil after the last.
    mutating func next() throws(OpenQuote) -> Record? {
        guard position < bytes.count else { return nil }
        let first = line
        var cells: [String] = []
        var broken: BrokenCell?
        while true {
            let isQuoted = broken == nil && position < bytes.count && bytes[position] == Self.quote
            let cell = isQuoted ? try quotedCell(cells.count) : plainCell()
            cells.append(String(decoding: cell, as: UTF8.self))
            if !isQuoted, cell.contains(Self.quote) {
                broken = broken ?? BrokenCell(cell: cells.count - 1, reason: .quoteInside)
            }
            if isQuoted, position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
                guard line == first else { throw OpenQuote(cell: cells.count - 1, line: first) }
                broken = BrokenCell(cell: cells.count - 1, reason: .textAfterQuote)
                _ = plainCell()
            }
            guard position < bytes.count, bytes[position] == delimiter else { break }
            position += 1
        }
        let lines = first...line
        takeLineEnd()
        return Record(lines: lines, cells: broken.map { .failure($0) } ?? .success(cells))
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func plainCell() -> [UInt8] {
        let start = position
        while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
            position += 1
        }
        return Array(bytes[start..<position])
    }

    private mutating func quotedCell(_ cell: Int) throws(OpenQuote) -> [UInt8] {
        let opened = OpenQuote(cell: cell, line: line)
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.quote {
                position += 1
                guard position < bytes.count, bytes[position] == Self.quote else { return content }
                content.append(Self.quote)
                position += 1
            } else if isLineEnd(byte) {
                let start = position
                takeLineEnd()
                content.append(contentsOf: bytes[start..<position])
            } else {
                content.append(byte)
                position += 1
            }
        }
        throw opened
    }

    /// Goes past one end of a line, if there is one.
    private mutating func takeLineEnd() {
        guard position < bytes.count, isLineEnd(bytes[position]) else { return }
        let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
        position += isPair ? 2 : 1
        line += 1
    }

    private static let quote = UInt8(ascii: "\"")
}
