/// Tells what the columns of a header hold.
protocol ColumnNaming: Sendable {
    /// The member in each column; empty for a column without a name.
    func members(of header: [String]) throws(SubmissionFileFault) -> [String]
}

/// Columns that are called otherwise than what they hold, and columns that are passed over, as somebody said.
struct ColumnMapping: Hashable, Sendable {
    /// The member of each column that is called something else.
    private let renamed: [String: String]
    private let ignored: Set<String>

    /// What a table may hold.
    struct Known {
        /// The member of each name that a column may have beside those that somebody gave.
        let usual: [ColumnName: String]
        /// For who is told of a column that is none.
        let members: [String]
        let isMember: (String) -> Bool
    }

    static let none = ColumnMapping(renamed: [:], ignored: [])

    private init(renamed: [String: String], ignored: Set<String>) {
        self.renamed = renamed
        self.ignored = ignored
    }

    /// - Parameter columns: The column that holds each of these members.
    /// - Returns: Nil when two members are to come out of one column, or one out of a column that is passed over.
    init?(_ columns: [String: String], ignoring ignored: Set<String>) {
        var renamed: [String: String] = [:]
        for (member, column) in columns where renamed.updateValue(member, forKey: column) != nil {
            return nil
        }
        guard ignored.isDisjoint(with: renamed.keys) else { return nil }
        self.init(renamed: renamed, ignored: ignored)
    }

    func members(of header: [String], among known: Known) throws(SubmissionFileFault) -> [String] {
        let missing = (Array(renamed.keys) + ignored).filter { !header.contains($0) }.sorted()
        guard missing.isEmpty else {
            throw .missingColumns(missing, header: header.filter { !$0.isEmpty })
        }
        let names = header.map { renamed[$0] ?? (known.usual[ColumnName($0)] ?? $0) }
        let unknown = names.filter { !$0.isEmpty && !known.isMember($0) && !ignored.contains($0) }
        guard unknown.isEmpty else { throw .unknownColumns(unknown, known: known.members) }
        return names
    }
}
