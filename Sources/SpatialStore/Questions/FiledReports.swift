import FoundationEssentials
import GRDB
import Reports

/// Whole reports with the case each lies in.
enum FiledReports {
    static func one(_ id: Report.ID, in db: Database) throws -> FiledReport? {
        let statement = try db.cachedStatement(sql: "\(ReportRecord.filed) WHERE report.id = ?")
        return try Row.fetchOne(statement, arguments: [Data(id.bytes)]).map(ReportRecord.filedReport)
    }

    static func of(_ id: Case.ID, in db: Database) throws -> [FiledReport] {
        let statement = try db.cachedStatement(
            sql: "\(ReportRecord.filed) WHERE case_file.id = ? ORDER BY report.id")
        return try Row.fetchAll(statement, arguments: [Data(id.bytes)]).map(ReportRecord.filedReport)
    }

    /// Walks the index of unplaced reports from the cursor on; few wait at a time.
    static func unplaced(matching filter: ReportFilter, page: PageRequest, in db: Database) throws -> Page<
        FiledReport
    > {
        let after = Data(page.after?.id.bytes ?? [])
        let statement = try db.cachedStatement(
            sql: """
                \(ReportRecord.filed) WHERE report.northing IS NULL AND report.id > ?
                AND (? IS NULL OR EXISTS (SELECT 1 FROM case_unit WHERE case_unit.case_number = case_file.number
                                          AND case_unit.unit = ?))
                ORDER BY report.id
                """)
        let unit = filter.unit?.description
        let rows = try Row.fetchCursor(statement, arguments: [after, unit, unit])
        var found: [FiledReport] = []
        while let row = try rows.next() {
            let filed = try ReportRecord.filedReport(row)
            guard filter.admits(filed) else { continue }
            if found.count == page.limit {
                return Page(elements: found, next: found.last.map { ReportCursor(id: $0.report.id) })
            }
            found.append(filed)
        }
        return Page(elements: found, next: nil)
    }
}

extension ReportFilter {
    /// Whether a report passes everything but the unit, which only the database knows.
    func admits(_ filed: FiledReport) -> Bool {
        let report = filed.report
        return (includesRestricted || !report.isRestricted)
            && (municipalities.isEmpty || municipalities.contains(report.municipality))
            && (categories.isEmpty || categories.contains(report.category))
            && (statuses.isEmpty || statuses.contains(filed.status))
            && (sources.isEmpty || sources.contains(report.source))
            && (observedFrom.map { $0 <= report.observed } ?? true)
            && (observedUntil.map { report.observed < $0 } ?? true)
    }
}
