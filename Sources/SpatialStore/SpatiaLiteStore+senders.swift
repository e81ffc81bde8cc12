import GRDB
package import Reports

extension SpatiaLiteStore: SenderStore {
    package func reports(sentBy key: Int64, as clientReference: String, limit: Int) async throws
        -> [FiledReport]
    {
        try await ask { db in
            try Row.fetchAll(
                db.cachedStatement(sql: Self.reportsSent), arguments: [key, clientReference, limit]
            ).map(ReportRecord.filedReport)
        }
    }

    static let reportsSent = """
        \(ReportRecord.filed) WHERE report.sender = ? AND report.client_reference = ? ORDER BY report.number LIMIT ?
        """
}
