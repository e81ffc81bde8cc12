import FoundationEssentials
import GRDB
import Geometry
import Reports
import Triage

/// Files one report inside a transaction: keeps it, joins it to a case, routes the case, queues the messages and keeps the
/// answer. All of it is committed, or none.
struct Filing {
    let store: SpatiaLiteStore
    let db: Database

    /// How near the same reporter's same words must be, and how soon, to be the same report.
    static let repeatReach = Radius(centimetres: 2_500)
    static let repeatSpan = TimeSpan.hours(24)

    func accept(_ new: NewReport, answer: (Acceptance) -> [UInt8]) throws -> Acceptance {
        if let retry = new.retry, let earlier = try KeptAnswers.earlier(retry, in: db) { return earlier }
        let acceptance = try earlierReport(like: new).map(Acceptance.repeated) ?? .accepted(file(new))
        if let retry = new.retry {
            try KeptAnswers.keep(answer(acceptance), for: retry, at: new.report.received, in: db)
        }
        return acceptance
    }

    private func file(_ new: NewReport) throws -> Receipt {
        let report = new.report
        guard let jurisdiction = store.jurisdiction(of: report.municipality),
            let category = jurisdiction.profile.category(report.category)
        else { throw ReportStoreError.notServed }
        let number = try ReportRecord.insert(new, in: db)
        try ReportRecord.insertOriginal(of: new, number: number, in: db)

        let ground = try StoredJoinableReports(
            category.group, of: jurisdiction.profile, numbers: store.numbers, live: store.live, in: db)
        let joinable = Joinable(
            key: number, id: report.id, place: report.whereabouts.place, observed: report.observed)
        let plan = try Joiner(rule: category.joining).insert(joinable, among: ground)
        let desk = CaseDesk(
            store: store, db: db, jurisdiction: jurisdiction, by: "lykta", moment: report.received)
        let (caseNumber, units) = try desk.carryOut(plan, arrivalOf: report, number: number, in: category)
        if let place = report.whereabouts.place {
            try store.index(in: db).insert(
                report, number: number, category: store.numbers.number(of: report.category, in: db),
                place: place, status: CaseRow.status(of: caseNumber, in: db))
        }
        return try receipt(of: report, in: caseNumber, units: units)
    }

    private func receipt(of report: Report, in caseNumber: Int64, units: [Assignment]) throws -> Receipt {
        let statement = try db.cachedStatement(sql: "SELECT id FROM case_file WHERE number = ?")
        guard let id = Case.ID(bytes: try Data.fetchOne(statement, arguments: [caseNumber]))
        else { throw StoreFault.unreadableRow(table: "case_file", number: caseNumber) }
        return Receipt(
            report: report.id, reference: report.reference, case: id, units: units, received: report.received)
    }

    /// The receipt of the report that this one repeats, if it does.
    private func earlierReport(like new: NewReport) throws -> Receipt? {
        guard let key = new.repeatKey, let reach = Self.repeatReach else { return nil }
        let received = new.report.received
        let statement = try db.cachedStatement(
            sql: """
                \(ReportRecord.filed) WHERE report.repeat_key = ? AND report.received BETWEEN ? AND ?
                    AND report.category = ? AND report.municipality = ? ORDER BY report.received, report.number
                """)
        let rows = try Row.fetchAll(
            statement,
            arguments: [
                key.digest, received.subtracting(Self.repeatSpan).milliseconds, received.milliseconds,
                new.report.category.description, new.report.municipality.number,
            ])
        for row in rows {
            let filed = try ReportRecord.filedReport(row)
            guard filed.report.whereabouts.isSamePlace(as: new.report.whereabouts, within: reach) else {
                continue
            }
            let caseNumber = try CaseRow.number(of: filed.case, in: db)
            let units = try CaseRecord.units(
                of: caseNumber, names: store.names[filed.report.municipality], in: db)
            return try receipt(of: filed.report, in: caseNumber, units: units)
        }
        return nil
    }
}

extension Whereabouts {
    fileprivate func isSamePlace(as other: Whereabouts, within reach: Radius) -> Bool {
        switch (place, other.place) {
        case (let one?, let two?): one.isWithin(reach, of: two)
        case (nil, nil): words == other.words
        default: false
        }
    }
}
