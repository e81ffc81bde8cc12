import FoundationEssentials
import GRDB
import Geometry
import Reports
import Triage

/// Finds who answers for a case, writes it with the reasons, and queues what they are told.
struct CaseRouter {
    let db: Database
    let jurisdiction: ProfileDocument
    let areas: AreaMap
    let settings: StoreSettings
    let names: [Code<Unit>: Bilingual]
    let by: String
    let moment: Timestamp

    /// Routes a case that has grown by one report; the others are looked at again only when a rule's threshold is crossed.
    func route(_ caseNumber: Int64, grownBy report: Report) throws -> [Assignment] {
        let (id, opened, after) = try facts(of: caseNumber)
        // The reporter may be new or known; the lower count only makes the rules look once too often.
        let before = CaseCounts(reports: after.reports - 1, reporters: max(0, after.reporters - 1))
        let rules = jurisdiction.rules
        let looksAtAll = after.reports > 1 && rules.crossesThreshold(from: before, to: after)
        let reports = looksAtAll ? try reportsFacts(of: caseNumber) : [RoutingFacts(report, areas: areas)]
        let found = rules.assignments(
            for: reports, counts: after, opened: opened, at: moment, profile: jurisdiction.profile)
        return try write(found, of: caseNumber, id: id, because: report)
    }

    /// Routes a case whose reports have changed in any way: all of them are looked at.
    func routeWhole(_ caseNumber: Int64, tookOver: [Int64] = []) throws {
        let (id, opened, counts) = try facts(of: caseNumber)
        for other in tookOver { try inheritUnits(of: other, to: caseNumber) }
        let found = jurisdiction.rules.assignments(
            for: try reportsFacts(of: caseNumber), counts: counts, opened: opened, at: moment,
            profile: jurisdiction.profile)
        let newest = try db.cachedStatement(
            sql: """
                \(ReportRecord.filed) WHERE membership.case_number = ? ORDER BY report.received DESC, report.number DESC
                LIMIT 1
                """)
        let report = try Row.fetchOne(newest, arguments: [caseNumber]).map {
            try ReportRecord.filedReport($0).report
        }
        guard let report else { return }
        _ = try write(found, of: caseNumber, id: id, because: report)
    }

    func reportsFacts(of caseNumber: Int64) throws -> [RoutingFacts] {
        let statement = try db.cachedStatement(
            sql: "\(ReportRecord.filed) WHERE membership.case_number = ? ORDER BY report.id")
        return try Row.fetchAll(statement, arguments: [caseNumber]).map {
            RoutingFacts(try ReportRecord.filedReport($0).report, areas: areas)
        }
    }

    private func facts(of caseNumber: Int64) throws -> (Case.ID, opened: Timestamp, CaseCounts) {
        let statement = try db.cachedStatement(
            sql: "SELECT id, opened, report_count, reporter_count FROM case_file WHERE number = ?")
        guard let row = try Row.fetchOne(statement, arguments: [caseNumber]), let id = Case.ID(bytes: row[0]),
            let opened = Timestamp(milliseconds: row[1])
        else { throw StoreFault.unreadableRow(table: "case_file", number: caseNumber) }
        return (id, opened, CaseCounts(reports: row[2], reporters: row[3]))
    }

    /// Units of a case that was taken over stay responsible, and are not told again.
    private func inheritUnits(of other: Int64, to caseNumber: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO case_unit (case_number, unit, position, rule, reason_swedish, reason_english, since, due)
                SELECT ?, unit, position + 1000, rule, reason_swedish, reason_english, since, due FROM case_unit
                WHERE case_number = ? ON CONFLICT DO NOTHING
                """
        ).execute(arguments: [caseNumber, other])
    }

    private func write(
        _ found: [Assignment], of caseNumber: Int64, id: Case.ID, because report: Report
    ) throws -> [Assignment] {
        let kept = try CaseRecord.units(of: caseNumber, names: names, in: db)
        let now = jurisdiction.rules.combined(kept, with: found)
        guard now != kept else { return now }
        let known = Set(kept.map { $0.unit })
        try db.cachedStatement(sql: "DELETE FROM case_unit WHERE case_number = ?").execute(arguments: [
            caseNumber
        ])
        for (position, assignment) in now.enumerated() {
            try insert(assignment, position: position, of: caseNumber)
            guard !known.contains(assignment.unit) else { continue }
            try EventRecord.insert(
                .routed, in: caseNumber, by: by,
                reason: Bilingual(
                    swedish: "\(assignment.unitName.swedish): \(assignment.reason.swedish)",
                    english: "\(assignment.unitName.english): \(assignment.reason.english)"),
                at: moment, in: db)
            try tell(assignment, of: caseNumber, id: id, because: report)
        }
        return now
    }

    private func insert(_ assignment: Assignment, position: Int, of caseNumber: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO case_unit (case_number, unit, position, rule, reason_swedish, reason_english, since, due)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            caseNumber, assignment.unit.description, position, assignment.rule, assignment.reason.swedish,
            assignment.reason.english, assignment.since.milliseconds, assignment.due?.daysSinceEpoch,
        ])
    }

    private func tell(_ assignment: Assignment, of caseNumber: Int64, id: Case.ID, because report: Report)
        throws
    {
        guard settings.queuesMessages, let unit = jurisdiction.profile.unit(assignment.unit) else { return }
        let notice = CaseNotice(
            case: id, municipality: report.municipality, unit: unit, assignment: assignment,
            category: report.category,
            reference: report.reference, text: report.isRestricted ? nil : report.text.description,
            place: report.whereabouts.place, observed: report.observed, at: moment)
        for channel in unit.channels {
            try OutboxRecord.insert(
                to: unit, about: caseNumber, payload: settings.compose(notice, channel), channel: channel,
                at: moment,
                in: db)
        }
    }
}
