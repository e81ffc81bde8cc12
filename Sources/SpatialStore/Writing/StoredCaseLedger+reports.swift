import FoundationEssentials
import GRDB
import Geometry
import Reports

extension StoredCaseLedger {
    func reports(
        under key: RepeatKey, of category: Code<Reports.Category>, in municipality: MunicipalityCode,
        receivedFrom earliest: Timestamp, to latest: Timestamp
    ) throws -> [FiledReport] {
        let statement = try db.cachedStatement(
            sql: """
                \(ReportRecord.filed) WHERE report.repeat_key = ? AND report.received BETWEEN ? AND ?
                    AND report.category = ? AND report.municipality = ? ORDER BY report.received, report.number
                """)
        return try Row.fetchAll(
            statement,
            arguments: [
                key.digest, earliest.milliseconds, latest.milliseconds, category.description,
                municipality.number,
            ]
        ).map(ReportRecord.filedReport)
    }

    func keep(_ new: NewReport) throws -> Int64 {
        let number = try ReportRecord.insert(new, in: db)
        try OriginalRecord.insert(
            new.original, of: new.report.id, number: number, sealing: store.settings.sealing, in: db)
        try ReportDigest.keep(new.report, number: number, in: db, noting: store.file.notes)
        if let link = new.link, try ContactLinkRecord.insert(link, in: db) { store.live.note(.link(link)) }
        try ReportWords.index(through: number, in: db)
        store.live.cases.note(
            ReportEntry(new.report, category: try store.numbers.number(of: new.report.category, in: db)),
            number: number)
        return number
    }

    func report(_ id: Report.ID) throws -> FiledReport? { try FiledReports.one(id, in: db) }

    func reports(in id: Case.ID) throws -> [Report] {
        let statement = try db.cachedStatement(sql: Self.reportsInCase)
        return try Row.fetchAll(statement, arguments: [number(of: id)]).map {
            try ReportRecord.filedReport($0).report
        }
    }

    static let reportsInCase = """
        \(ReportRecord.filed) WHERE membership.case_number = ? ORDER BY report.number
        """

    func index(_ report: Report, number: Int64, at place: Place, status: CaseStatus) throws {
        try index.insert(
            report, number: number, category: store.numbers.number(of: report.category, in: db),
            place: place, status: status)
    }

    func indexStatus(_ status: CaseStatus, ofReportsIn id: Case.ID) throws {
        try index.setStatus(status, ofReportsIn: number(of: id))
    }

    func rewrite(_ former: Report, as report: Report, number: Int64, status: CaseStatus) throws {
        let place = report.whereabouts.place
        try ReportWords.forget(former, number: number, in: db)
        try db.cachedStatement(
            sql: """
                UPDATE report SET category = ?, restricted = ?, northing = ?, easting = ?, accuracy = ?,
                    place = MakePoint(?, ?, 3006), words = ?, version = version + 1 WHERE number = ?
                """
        ).execute(arguments: [
            report.category.description, report.isRestricted, place?.northingCentimetres,
            place?.eastingCentimetres, report.whereabouts.accuracy?.metres, place?.easting, place?.northing,
            report.whereabouts.words,
            number,
        ])
        try ReportDigest.keep(report, number: number, in: db, noting: store.file.notes)
        try ReportWords.remember(report, number: number, in: db)
        store.live.cases.note(
            ReportEntry(report, category: try store.numbers.number(of: report.category, in: db)),
            number: number)
        if let former = former.whereabouts.place { try index.delete(report.id, number: number, at: former) }
        if let place { try self.index(report, number: number, at: place, status: status) }
    }
}
