/// The rows of a CSV file with a header, one by one, each cell by the name of its column.
///
/// The delimiter is what a first line `sep=;` says, as Excel writes it, or else the one of semicolon, comma and tab that the
/// header has most of. Blank lines are passed over. Blanks around names and cells do not count. A column without a name, such as a
/// delimiter at the end of the header makes, must be empty, and rows may end before it.
struct CSVTable {
    struct Row {
        /// As a person counts: the first row after the header is 1; blank lines do not count.
        let number: Int
        /// The first line of the file is 1.
        let lines: ClosedRange<Int>
        /// The cells that say something, by the name of their column.
        let cells: Result<[String: String], SubmissionRowFault>
    }

    let rowCount: Int
    /// Empty where a column has no name.
    let header: [String]
    private var reader: CSVReader
    private var rowsRead = 0

    /// Reads the file through once, so that no row is used before it is certain where every row begins.
    ///
    /// - Parameter columns: how columns may be called; nil for any names.
    /// - Throws: ``SubmissionFileFault``.
    init(_ bytes: [UInt8], columns: (any ColumnNaming)?) throws(SubmissionFileFault) {
        let start = try CSVStart(bytes)
        reader = CSVReader(bytes, delimiter: start.delimiter, from: start.position, line: start.line)
        header = try Self.header(&reader, columns)
        var ahead = reader
        var count = 0
        while let record = try Self.next(&ahead, header, row: count + 1) {
            if !record.isBlank { count += 1 }
        }
        rowCount = count
    }

    /// The next row; nil after the last.
    mutating func next() throws(SubmissionFileFault) -> Row? {
        while let record = try Self.next(&reader, header, row: rowsRead + 1) {
            guard !record.isBlank else { continue }
            rowsRead += 1
            return Row(number: rowsRead, lines: record.lines, cells: named(record.cells))
        }
        return nil
    }

    private static func next(_ reader: inout CSVReader, _ header: [String], row: Int)
        throws(SubmissionFileFault) -> CSVReader.Record?
    {
        do throws(CSVReader.OpenQuote) {
            return try reader.next()
        } catch {
            throw .openQuote(row: row, column: name(error.cell, header), line: error.line)
        }
    }

    private static func header(_ reader: inout CSVReader, _ columns: (any ColumnNaming)?)
        throws(SubmissionFileFault) -> [String]
    {
        while let record = try next(&reader, [], row: 0) {
            guard !record.isBlank else { continue }
            guard case .success(let cells) = record.cells else { throw .brokenHeader }
            var names = cells.map(\.trimmed)
            if let columns { names = try columns.members(of: names) }
            for (index, name) in names.enumerated() where !name.isEmpty {
                guard let first = names.firstIndex(of: name), first < index else { continue }
                throw .repeatedColumn(name, first + 1, index + 1)
            }
            return names
        }
        throw .noHeader
    }

    private func named(_ read: Result<[String], CSVReader.BrokenCell>) -> Result<
        [String: String], SubmissionRowFault
    > {
        let cells: [String]
        do throws(CSVReader.BrokenCell) {
            cells = try read.get()
        } catch {
            let column = Self.name(error.cell, header)
            switch error.reason {
            case .quoteInside: return .failure(.quoteInside(column: column))
            case .textAfterQuote: return .failure(.textAfterQuote(column: column))
            }
        }
        let needed = (header.lastIndex { !$0.isEmpty } ?? -1) + 1
        guard (needed...max(needed, header.count)).contains(cells.count) else {
            return .failure(.cellCount(cells.count, columns: needed))
        }
        var named: [String: String] = [:]
        for (index, cell) in cells.map(\.trimmed).enumerated() where !cell.isEmpty {
            guard !header[index].isEmpty else { return .failure(.unnamedColumn(index + 1)) }
            named[header[index]] = cell
        }
        return .success(named)
    }

    /// What a column is called for who looks for a cell: its name, or its number from 1.
    private static func name(_ index: Int, _ header: [String]) -> String {
        header.indices.contains(index) && !header[index].isEmpty ? header[index] : "\(index + 1)"
    }
}

/// Where the header begins, and what stands between its cells.
struct CSVStart {
    let delimiter: UInt8
    let position: Int
    let line: Int

    init(_ bytes: [UInt8]) throws(SubmissionFileFault) {
        let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        let content = String(decoding: first, as: UTF8.self).filter { $0 != "\"" && $0 != " " }
        guard content.lowercased().hasPrefix("sep=") else {
            delimiter = Self.mostUsed(in: bytes)
            (position, line) = (0, 1)
            return
        }
        let named = content.dropFirst(4)
        guard let sign = named.utf8.first, named.utf8.count == 1, Self.delimiters.contains(sign) else {
            throw .separator(String(named.prefix(10)))
        }
        delimiter = sign
        let isPair = bytes.dropFirst(first.count).starts(with: [0x0D, 0x0A])
        (position, line) = (min(bytes.count, first.count + (isPair ? 2 : 1)), 2)
    }

    static let delimiters = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]

    /// Of the first line that has anything in it; the earlier of ``delimiters`` where two are as many.
    private static func mostUsed(in bytes: [UInt8]) -> UInt8 {
        let line = bytes.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }.prefix { $0 != 0x0A && $0 != 0x0D }
        var counts = [0, 0, 0]
        for byte in line {
            if let index = delimiters.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return delimiters[counts.firstIndex(of: most) ?? 0]
    }
}
