import Reports

/// Which column of a CSV file of submissions holds which member.
package struct SubmissionColumns: Hashable, Sendable {
    /// The members that a column may hold, beside answers.
    package static let members = [
        "category", "text", "longitude", "latitude", "northing", "easting", "epsg", "words", "accuracyMetres",
        "observedAt", "recurs", "source", "email", "phone", "clientReference", "reporter", "municipality",
    ]

    /// Before the code of a follow-up question: `answer.lamp-number`.
    package static let answerPrefix = "answer."

    /// Every member in a column of its own name.
    package static let own = SubmissionColumns([:])

    /// The member of each column that is called something else.
    private let renamed: [String: String]

    private init(_ renamed: [String: String]) { self.renamed = renamed }

    /// - Parameter columns: the column that holds each of these members; the others keep their names.
    /// - Returns: Nil when two members are to come out of one column.
    package static func mapping(_ columns: [String: String]) -> SubmissionColumns? {
        var renamed: [String: String] = [:]
        for (member, column) in columns where renamed.updateValue(member, forKey: column) != nil {
            return nil
        }
        return SubmissionColumns(renamed)
    }

    /// Whether there is such a member, or it has the form of an answer; which questions there are, the desk knows.
    package static func isMember(_ name: String) -> Bool {
        members.contains(name) || (name.hasPrefix(answerPrefix) && name.count > answerPrefix.count)
    }

    /// What the columns of a header hold; empty for a column without a name.
    func members(of header: [String]) throws(SubmissionFileFault) -> [String] {
        let missing = renamed.keys.filter { !header.contains($0) }.sorted()
        guard missing.isEmpty else {
            throw .missingColumns(missing, header: header.filter { !$0.isEmpty })
        }
        let names = header.map { renamed[$0] ?? $0 }
        let unknown = names.filter { !$0.isEmpty && !Self.isMember($0) }
        guard unknown.isEmpty else {
            throw .unknownColumns(unknown, known: Self.members + ["\(Self.answerPrefix)QUESTION"])
        }
        return names
    }

    /// The answers among a row's cells, in the order of their questions' codes.
    static func answers(in cells: [String: String]) -> [Submission.RawAnswer] {
        cells.filter { $0.key.hasPrefix(answerPrefix) }.sorted { $0.key < $1.key }.map {
            Submission.RawAnswer(question: String($0.key.dropFirst(answerPrefix.count)), value: $0.value)
        }
    }
}
