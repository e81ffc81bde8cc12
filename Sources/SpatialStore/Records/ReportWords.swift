import GRDB
import Reports

/// The words of reports in the full-text indexes: those of restricted reports in one of their own, so that who may not see them never
/// asks it.
///
/// An index that gets one text at a time writes several pages for it; so texts come in ``together`` at a time, in the transaction of
/// the last of them, and until then are looked through themselves.
enum ReportWords {
    static let together: Int64 = 256

    /// Defines `lykta_words(text, words)` of SQL: what of a report stands in the index.
    static func define(in db: Database) {
        db.add(
            function: DatabaseFunction("lykta_words", argumentCount: 2, pure: true) { values in
                values.compactMap { String.fromDatabaseValue($0) }.flatMap { SearchWords.of($0) }
                    .joined(separator: " ")
            })
    }

    /// Brings the indexes up to a report that was just kept, when it is the last of so many.
    static func index(through number: Int64, in db: Database) throws {
        guard number % together == 0 else { return }
        for (table, restricted) in [("report_words", 0), ("restricted_words", 1)] {
            try db.cachedStatement(
                sql: """
                    INSERT INTO \(table) (rowid, words) SELECT number, lykta_words(text, words) FROM report
                    WHERE number > (SELECT through FROM word_index) AND number <= ? AND restricted = \(restricted)
                    ORDER BY number
                    """
            ).execute(arguments: [number])
        }
        try db.cachedStatement(sql: "UPDATE word_index SET through = ?").execute(arguments: [number])
    }

    /// Takes a report out of the indexes before what it says there changes, if they have come to it.
    static func forget(_ report: Report, number: Int64, in db: Database) throws {
        let table = table(of: report)
        try db.cachedStatement(
            sql: """
                INSERT INTO \(table) (\(table), rowid, words) SELECT 'delete', ?1, lykta_words(text, words) FROM report
                WHERE number = ?1 AND ?1 <= (SELECT through FROM word_index)
                """
        ).execute(arguments: [number])
    }

    /// Puts a report that was taken out by ``forget(_:number:in:)`` in again, as its row says now.
    static func remember(_ report: Report, number: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO \(table(of: report)) (rowid, words) SELECT number, lykta_words(text, words) FROM report
                WHERE number = ?1 AND ?1 <= (SELECT through FROM word_index)
                """
        ).execute(arguments: [number])
    }

    private static func table(of report: Report) -> String {
        report.isRestricted ? "restricted_words" : "report_words"
    }

    /// The numbers of the reports that have the words, restricted ones only for who may see them; nil when there are more than
    /// `most`, as when nearly every report has them.
    static func reports(
        with words: SearchWords.Query, withRestricted seesRestricted: Bool, most: Int, in db: Database
    ) throws -> [Int64]? {
        let found = try first(most + 1, with: words, withRestricted: seesRestricted, in: db)
        return found.count > most ? nil : found
    }

    /// The numbers of so many reports that have the words, no matter which, and of some more, since each index gives as many. Where
    /// they are fewer, they are all.
    static func first(
        _ most: Int, with words: SearchWords.Query, withRestricted seesRestricted: Bool, in db: Database
    ) throws -> [Int64] {
        var found = try unindexed(with: words, withRestricted: seesRestricted, in: db)
        for sql in seesRestricted ? [inOpen, inRestricted] : [inOpen] {
            try walk(sql, [words.match, most], in: db) { found.append($0(0)) }
        }
        return found
    }

    static let inOpen = "SELECT rowid FROM report_words WHERE report_words MATCH ? LIMIT ?"
    static let inRestricted = "SELECT rowid FROM restricted_words WHERE restricted_words MATCH ? LIMIT ?"
    /// Those of one case, looked through themselves.
    static let ofCase = """
        SELECT report.number, report.text, report.words FROM membership
        CROSS JOIN report ON report.number = membership.report
        WHERE membership.case_number = ? AND report.restricted <= ?
        """
    static let afterIndexed = """
        SELECT number, text, words FROM report
        WHERE number > (SELECT through FROM word_index) AND restricted <= ?
        """

    /// Those of the last few.
    static func unindexed(
        with words: SearchWords.Query, withRestricted seesRestricted: Bool, in db: Database
    ) throws -> [Int64] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: afterIndexed), arguments: [seesRestricted])
        var found: [Int64] = []
        while let row = try rows.next() {
            if has(row, words) { found.append(row[0]) }
        }
        return found
    }

    /// Whether one of the reports of a case that are asked has the words: its reports are looked through up to the first.
    static func areFound(
        _ words: SearchWords.Query, in caseNumber: Int64, withRestricted seesRestricted: Bool,
        in db: Database,
        among isAsked: (Int64) -> Bool
    ) throws -> Bool {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: ofCase), arguments: [caseNumber, seesRestricted])
        while let row = try rows.next() {
            if isAsked(row[0]), has(row, words) { return true }
        }
        return false
    }

    /// - Parameter row: With the texts in its second and third column.
    private static func has(_ row: Row, _ words: SearchWords.Query) -> Bool {
        let texts = [row[1] as String?, row[2] as String?].compactMap(\.self)
        return words.finds(texts.flatMap { SearchWords.of($0) })
    }
}

extension SearchWords.Query {
    /// As FTS5 is asked: the words are letters and digits, so nothing in them is a sign of its language.
    fileprivate var match: String {
        (words.map { "\"\($0)\"" } + beginnings.map { "\"\($0)\" *" }).joined(separator: " AND ")
    }
}
