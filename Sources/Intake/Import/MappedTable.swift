/// Which columns a table of one sort of thing may have, and what else they may be called.
package struct TableColumns: Sendable, ColumnNaming {
    /// In the order in which they are told.
    package let members: [String]
    private let usual: [ColumnName: String]
    private var mapping = ColumnMapping.none

    /// - Parameter members: Each with what else its column may be called, in Swedish and English.
    package init(_ members: KeyValuePairs<String, [String]>) {
        self.members = members.map(\.key)
        let own = members.map { (ColumnName($0.key), $0.key) }
        let other = members.flatMap { member, names in names.map { (ColumnName($0), member) } }
        usual = Dictionary(own + other) { first, _ in first }
    }

    /// The same with columns of other names.
    ///
    /// - Parameters:
    ///   - columns: The column that holds each of these members.
    ///   - ignored: Columns that hold nothing that is wanted.
    /// - Returns: Nil when two members are to come out of one column.
    package func mapping(_ columns: [String: String], ignoring ignored: Set<String>) -> TableColumns? {
        guard let mapping = ColumnMapping(columns, ignoring: ignored) else { return nil }
        var mapped = self
        mapped.mapping = mapping
        return mapped
    }

    func members(of header: [String]) throws(SubmissionFileFault) -> [String] {
        try mapping.members(
            of: header,
            among: .init(usual: usual, members: members, isMember: { members.contains($0) }))
    }
}

/// The rows of a CSV file with a header, each cell by the member that it holds. In memory whole: such tables are typed by people.
///
/// Text may be UTF-8, UTF-16 with a byte order mark or Windows-1252, as for ``SubmissionFile``.
package struct MappedTable: Sendable {
    package struct Row: Sendable {
        /// As a person counts: the first row after the header is 1.
        package let number: Int
        /// The first line of the file is 1.
        package let lines: ClosedRange<Int>
        /// Those that say something, by member.
        package let cells: Result<[String: String], SubmissionRowFault>
    }

    package let rows: [Row]

    package init(_ bytes: [UInt8], columns: TableColumns) throws(SubmissionFileFault) {
        var table = try CSVTable(try DecodedText.utf8(bytes), columns: columns)
        var rows: [Row] = []
        while let row = try table.next() {
            rows.append(Row(number: row.number, lines: row.lines, cells: row.cells))
        }
        self.rows = rows
    }

    /// Digits, perhaps with a sign before and a decimal comma or point among them; nil for an empty cell.
    package static func number(_ member: String, _ cells: [String: String]) throws(SubmissionRowFault)
        -> Double?
    {
        try CSVSubmission.number(member, cells)
    }
}
