import CaseKeeping
import FoundationEssentials
import GRDB
import Geometry
import Reports
import Triage

extension StoredCaseLedger {
    func `case`(_ id: Case.ID) throws -> Case? {
        let statement = try db.cachedStatement(sql: "\(CaseRecord.select) WHERE case_file.id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [Data(id.bytes)]) else { return nil }
        remember(row["number"], of: id)
        return try CaseRecord.read(row, names: store.names, in: db)
    }

    func open(_ id: Case.ID, in scope: JoiningScope, at moment: Timestamp) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO case_file (id, municipality, category_group, status, opened, changed, version, report_count,
                    reporter_count, first_observed, last_observed, placed_count, northing_sum, easting_sum)
                VALUES (?1, ?2, ?3, 'open', ?4, ?4, 0, 0, 0, 0, 0, 0, 0, 0)
                """
        ).execute(arguments: [
            Data(id.bytes), scope.municipality.number, scope.group.description, moment.milliseconds,
        ])
        remember(db.lastInsertedRowID, of: id)
        _ = try changing(id)
    }

    func grow(_ id: Case.ID, by report: Report, at moment: Timestamp) throws -> CaseCounts {
        let place = report.whereabouts.place
        let day = CaseVoices.day(of: report.observed)
        let statement = try db.cachedStatement(
            sql: """
                UPDATE case_file SET
                    first_observed = CASE report_count WHEN 0 THEN :observed ELSE min(first_observed, :observed) END,
                    last_observed = CASE report_count WHEN 0 THEN :observed ELSE max(last_observed, :observed) END,
                    report_count = report_count + 1,
                    reporter_count = reporter_count + \(CaseVoices.added),
                    placed_count = placed_count + (:northing IS NOT NULL),
                    northing_sum = northing_sum + ifnull(:northing, 0),
                    easting_sum = easting_sum + ifnull(:easting, 0),
                    restricted_count = restricted_count + :restricted,
                    unrestricted_placed_count = unrestricted_placed_count + (:northing IS NOT NULL AND NOT :restricted),
                    unrestricted_northing_sum =
                        unrestricted_northing_sum + iif(:restricted, 0, ifnull(:northing, 0)),
                    unrestricted_easting_sum =
                        unrestricted_easting_sum + iif(:restricted, 0, ifnull(:easting, 0)),
                    south = min(ifnull(south, :northing), ifnull(:northing, south)),
                    north = max(ifnull(north, :northing), ifnull(:northing, north)),
                    west = min(ifnull(west, :easting), ifnull(:easting, west)),
                    east = max(ifnull(east, :easting), ifnull(:easting, east)),
                    place = CASE WHEN :northing IS NULL THEN place ELSE MakePoint(
                        (easting_sum + :easting) / (placed_count + 1) / 100.0,
                        (northing_sum + :northing) / (placed_count + 1) / 100.0, 3006) END,
                    changed = max(changed, :moment), version = version + 1
                WHERE number = :number RETURNING report_count, reporter_count
                """)
        return try counts(
            in: id, statement,
            [
                "observed": report.observed.milliseconds,
                "voice": report.reporter?.digest ?? report.pseudonym?.digest,
                "day_start": day.start, "day_end": day.end,
                "northing": place?.northingCentimetres, "easting": place?.eastingCentimetres,
                "restricted": report.isRestricted, "moment": moment.milliseconds, "number": changing(id),
            ])
    }

    func count(_ id: Case.ID, at moment: Timestamp) throws -> CaseCounts {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE case_file SET (report_count, reporter_count, first_observed, last_observed, placed_count,
                    northing_sum, easting_sum, restricted_count, unrestricted_placed_count,
                    unrestricted_northing_sum, unrestricted_easting_sum, south, north, west, east, place) =
                    (SELECT count(*), \(CaseVoices.counted), min(observed), max(observed),
                        count(northing), ifnull(sum(northing), 0), ifnull(sum(easting), 0),
                        sum(restricted), count(iif(restricted, NULL, northing)),
                        ifnull(sum(iif(restricted, 0, northing)), 0), ifnull(sum(iif(restricted, 0, easting)), 0),
                        min(northing), max(northing), min(easting), max(easting),
                        MakePoint(sum(easting) / count(easting) / 100.0, sum(northing) / count(northing) / 100.0, 3006)
                     FROM membership JOIN report ON report.number = membership.report
                     WHERE membership.case_number = case_file.number),
                    changed = max(changed, ?), version = version + 1
                WHERE number = ? RETURNING report_count, reporter_count
                """)
        return try counts(in: id, statement, [moment.milliseconds, changing(id)])
    }

    private func counts(in id: Case.ID, _ statement: Statement, _ arguments: StatementArguments) throws
        -> CaseCounts
    {
        guard let row = try Row.fetchAll(statement, arguments: arguments).first
        else { throw StoreFault.unreadableRow(table: "case_file", number: try number(of: id)) }
        return CaseCounts(reports: try row.value("report_count"), reporters: try row.value("reporter_count"))
    }

    func touch(_ id: Case.ID, at moment: Timestamp) throws {
        try db.cachedStatement(
            sql: "UPDATE case_file SET version = version + 1, changed = max(changed, ?) WHERE number = ?"
        ).execute(arguments: [moment.milliseconds, changing(id)])
    }

    func setState(_ state: CaseState, of id: Case.ID, at moment: Timestamp) throws {
        let ended = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT done FROM case_file WHERE number = ?"),
            arguments: [number(of: id)])
        try db.cachedStatement(
            sql: """
                UPDATE case_file SET status = ?1, case_state = ?2, state_text = ?3, state_code = ?4,
                    changed = max(changed, ?5), done = iif(?6, ifnull(done, ?5), NULL), version = version + 1
                WHERE number = ?7
                """
        ).execute(arguments: [
            state.status.rawValue, state.kind.rawValue, state.text, state.code, moment.milliseconds,
            state.status.isDone, changing(id),
        ])
        try FindingCases.follow(
            state, of: number(of: id), endedBefore: ended.flatMap { Timestamp(milliseconds: $0) }, at: moment,
            in: db)
    }

    func setAssignee(_ assignee: Assignee?, of id: Case.ID, at moment: Timestamp) throws {
        try db.cachedStatement(
            sql: """
                UPDATE case_file SET assignee = ?, changed = max(changed, ?), version = version + 1 WHERE number = ?
                """
        ).execute(arguments: [assignee?.description, moment.milliseconds, changing(id)])
    }

    func history(of id: Case.ID) throws -> [HistoryEntry] {
        try EventRecord.entries(of: number(of: id), in: db)
    }

    func merge(_ from: Case.ID, into: Case.ID, at moment: Timestamp) throws {
        try db.cachedStatement(
            sql: """
                UPDATE case_file SET status = 'merged', case_state = 'merged', state_text = NULL, state_code = NULL,
                    merged_into = ?, changed = max(changed, ?), version = version + 1
                WHERE number = ?
                """
        ).execute(arguments: [changing(into), moment.milliseconds, changing(from)])
        try db.cachedStatement(sql: Self.keepUp).execute(arguments: [number(of: from), number(of: into)])
        try MeasureCases.tell(merged: (from, number(of: from)), into: into, at: moment, in: db)
        // Whoever follows an older pointer comes straight to the case that lives.
        for follower in try Data.fetchAll(
            db.cachedStatement(sql: Self.followers), arguments: [number(of: from)])
        {
            if let follower = Case.ID(bytes: follower) { _ = try changing(follower) }
        }
        try db.cachedStatement(sql: Self.followOn).execute(arguments: [number(of: into), number(of: from)])
    }

    private static let keepUp = """
        UPDATE case_file SET version = max(version, (SELECT version FROM case_file WHERE number = ?))
        WHERE number = ?
        """

    static let followers = "SELECT id FROM case_file WHERE merged_into = ?"

    static let followOn = "UPDATE case_file SET merged_into = ? WHERE merged_into = ?"

    func followers(of id: Case.ID) throws -> [Case.ID] {
        try Data.fetchAll(db.cachedStatement(sql: Self.followers), arguments: [number(of: id)])
            .compactMap { Case.ID(bytes: $0) }.sorted()
    }

    func revive(
        _ id: Case.ID, from into: Case.ID, as state: CaseState, with followers: [Case.ID],
        at moment: Timestamp
    ) throws {
        try db.cachedStatement(
            sql: """
                UPDATE case_file SET status = ?, case_state = ?, state_text = ?, state_code = ?, merged_into = NULL
                WHERE number = ?
                """
        ).execute(arguments: [
            state.status.rawValue, state.kind.rawValue, state.text, state.code, changing(id),
        ])
        // Whoever read the case that took it over, under its id, is known to be out of date.
        try db.cachedStatement(sql: Self.keepUp).execute(arguments: [number(of: into), number(of: id)])
        try touch(id, at: moment)
        for follower in followers {
            try db.cachedStatement(sql: "UPDATE case_file SET merged_into = ? WHERE number = ?")
                .execute(arguments: [number(of: id), changing(follower)])
        }
        try MeasureCases.tell(parted: (id, number(of: id)), from: into, at: moment, in: db)
    }

    func setReturn(of id: Case.ID, to earlier: Case.ID) throws {
        try db.cachedStatement(sql: "UPDATE case_file SET return_of = ? WHERE number = ?")
            .execute(arguments: [number(of: earlier), changing(id)])
    }

    func record(_ entry: HistoryEntry, in id: Case.ID) throws {
        try EventRecord.insert(
            entry, in: changing(id), other: entry.other.map(number), in: db)
        guard entry.kind.isAnswer, entry.by != .lykta else { return }
        try db.cachedStatement(sql: "UPDATE case_file SET answered = ifnull(answered, ?) WHERE number = ?")
            .execute(arguments: [entry.at.milliseconds, changing(id)])
    }
}

extension StoredCaseLedger {
    func setUnits(_ units: [Assignment], of id: Case.ID, insteadOf former: [Assignment]) throws {
        let caseNumber = try changing(id)
        if !former.isEmpty {
            try db.cachedStatement(sql: "DELETE FROM case_unit WHERE case_number = ?")
                .execute(arguments: [caseNumber])
        }
        for (position, assignment) in units.enumerated() {
            try db.cachedStatement(
                sql: """
                    INSERT INTO case_unit (case_number, unit, position, rule, reason_swedish, reason_english, since, due,
                        row_digest)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, lykta_digest(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))
                    """
            ).execute(arguments: [
                caseNumber, assignment.unit.description, position, assignment.rule, assignment.reason.swedish,
                assignment.reason.english, assignment.since.milliseconds, assignment.due?.daysSinceEpoch,
            ])
        }
        let due = units.compactMap(\.due).min()
        guard due != former.compactMap(\.due).min() else { return }
        try db.cachedStatement(sql: "UPDATE case_file SET due = ? WHERE number = ?")
            .execute(arguments: [due?.daysSinceEpoch, caseNumber])
    }

    func queue(_ notice: CaseNotice, through channel: Channel, inDigestAt digest: Timestamp?) throws {
        telling(of: notice.case)
        try OutboxRecord.insert(
            notice, about: number(of: notice.case), through: channel, inDigestAt: digest, in: db)
    }
}
