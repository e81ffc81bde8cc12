import GRDB
import Prevention
import Reports

extension FiledReports {
    /// The reports that a finding was filed as, the latest first.
    static func of(_ finding: Finding, in db: Database) throws -> [FiledReport] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: ofFinding),
            arguments: [finding.reference, finding.municipality.number])
        return try rows.map { try ReportRecord.filedReport($0) }
    }

    /// The second condition is that of the index `report_of_finding`.
    private static let ofFinding = """
        \(ReportRecord.filed) WHERE report.client_reference = ? AND report.client_reference GLOB 'finding-*'
            AND report.municipality = ? ORDER BY report.number DESC
        """
}
