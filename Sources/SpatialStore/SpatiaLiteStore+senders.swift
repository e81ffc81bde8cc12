import FoundationEssentials
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

    package func reports(sentBy key: Int64, before last: Report.ID?, limit: Int) async throws
        -> [FiledReport]
    {
        try await ask { db in
            try Row.fetchAll(
                db.cachedStatement(sql: Self.reportsSentLately),
                arguments: [key, last.map { Data($0.bytes) }, limit]
            ).map(ReportRecord.filedReport)
        }
    }

    static let reportsSent = """
        \(ReportRecord.filed) WHERE report.sender = ? AND report.client_reference = ? ORDER BY report.number LIMIT ?
        """

    static let reportsSentLately = """
        \(ReportRecord.filed) WHERE report.sender = ?
            AND report.number < COALESCE((SELECT number FROM report WHERE id = ?), 9223372036854775807)
        ORDER BY report.number DESC LIMIT ?
        """
}
