import GRDB
import Reports

/// The report of a case that came last, of those that the reader may see. Which one that is the table in memory knows, so that
/// one row is read however many reports the case has.
struct LatestReport {
    let table: CaseTable
    let db: Database

    /// - Parameter number: The case's.
    func of(_ number: Int64, withRestricted seesRestricted: Bool) throws -> Report? {
        let known =
            try table.cases[number].latest.number(withRestricted: seesRestricted)
            ?? last(of: number, withRestricted: seesRestricted)
        if let known, let report = try read(Self.numbered, [known, number, seesRestricted]) { return report }
        // The table may be older or newer than what is read here.
        return try read(CaseQuestion.latest, [number, seesRestricted])
    }

    static let numbered =
        "\(ReportRecord.filed) WHERE report.number = ? AND membership.case_number = ? AND report.restricted <= ?"
    static let members = "SELECT report FROM membership WHERE case_number = ?"

    /// Nil when the table does not have all reports of the case.
    private func last(of number: Int64, withRestricted seesRestricted: Bool) throws -> Int64? {
        var last: (received: Int64, number: Int64)?
        var isKnown = true
        try walk(Self.members, [number], in: db) { column in
            let report = column(0)
            let entry = table.reports[report]
            isKnown = isKnown && entry.isFiled
            guard seesRestricted || !entry.isRestricted else { return }
            if last.map({ $0 < (entry.received, report) }) ?? true { last = (entry.received, report) }
        }
        return isKnown ? last?.number : nil
    }

    private func read(_ sql: String, _ arguments: StatementArguments) throws -> Report? {
        try StatementRow.first(sql, arguments, in: db) { try ReportRecord.filedReport($0).report }
    }
}
