import GRDB
import Prevention
import Reports
import TestSupport
import Testing

@testable import SpatialStore

/// The plan of each question, so that none comes to scan a table unnoticed.
@Suite struct QueryPlanTests {
    private func plan(_ sql: String) throws -> [String] {
        let store = try TemporaryStore().store
        return try store.file.pool.read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
            let unbound = StatementArguments(
                [(any DatabaseValueConvertible)?](repeating: nil, count: argumentCount(of: sql)))
            return try Row.fetchAll(statement, arguments: unbound).map { $0["detail"] as String }
        }
    }

    /// A number may come more than once.
    private func argumentCount(of sql: String) -> Int {
        let marks = sql.split(separator: "?", omittingEmptySubsequences: false).dropFirst()
            .map { $0.prefix { $0.isNumber } }
        return marks.count { $0.isEmpty } + Set(marks.filter { !$0.isEmpty }).count
    }

    @Test func `a spatial question walks the index and nothing else`() throws {
        #expect(try plan(IndexQuestion.inBox) == ["SCAN report_index VIRTUAL TABLE INDEX 2:B0D1B2D3"])
    }

    @Test func `a unit's reports are found by the index, then by key`() throws {
        let plan = try plan(IndexQuestion.inBoxOfUnit)
        #expect(plan.first == "SCAN report_index VIRTUAL TABLE INDEX 2:B0D1B2D3")
        #expect(plan.dropFirst().allSatisfy { !$0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test func `joining looks around through the index, then by key`() throws {
        let plan = try plan(StoredJoinableReports.nearby)
        #expect(plan.first == "SCAN report_index VIRTUAL TABLE INDEX 2:B0D1B2D3", "\(plan)")
        #expect(
            plan.dropFirst().allSatisfy { !$0.hasPrefix("SCAN") || $0.contains("json_each") }, "\(plan)")
    }

    @Test func `joining looks up by key what it found in memory`() throws {
        let plan = try plan(StoredJoinableReports.listed)
        #expect(plan.first == "SCAN json_each VIRTUAL TABLE INDEX 1:", "\(plan)")
        #expect(plan.dropFirst().allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
    }

    @Test(arguments: [
        "\(ReportRecord.filed) WHERE report.id = ?", "\(ReportRecord.filed) WHERE report.reference = ?",
        "\(ReportRecord.filed) WHERE case_file.id = ? ORDER BY report.id",
        "\(CaseRecord.select) WHERE case_file.id = ?",
        "\(OutboxRecord.select) WHERE state = 'waiting' AND next_attempt <= ?",
        OutboxRecord.digest, "\(OutboxRecord.select) WHERE outbox.number = ?",
        StoredCaseLedger.answerUnderKey, StoredCaseLedger.followOn, StoredCaseLedger.nextPin,
        StoredCaseLedger.reportsInCase, ImportedRowRecord.underKey, CaseQuestion.holding,
        CaseQuestion.numbered, EventRecord.lastOfCase, FiledReports.lastOfUnrestricted,
        "\(CaseTable.rows) WHERE case_file.number = ?",
        PlaceRecord.withNumber, LatestReport.numbered, PlaceLookup.ofHouse, PlaceLookup.atMiddle,
        PromiseRecord.underID, PromiseTermsRecord.ofPromise, PromiseTermsRecord.lastOfPromise,
        PromiseTermsRecord.commitments, PromisePartRecord.figuresOfPromise, PromiseEventRecord.ofPromise,
        PromisePartRecord.correctionsOfPromise, PromiseEventRecord.underID, PromiseRecord.changes.ofOwner,
        WalkRecord.events.ofOwner,
        MeasureRecord.events.ofOwner,
        PhotoRecord.rows(of: .report(.numbered(1))), PhotoRecord.rows(of: .work(.numbered(1))),
    ])
    func `whole reports, cases and messages are found by key`(_ sql: String) throws {
        let plan = try plan(sql)
        #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") || $0.hasPrefix("SCAN (subquery") }, "\(plan)")
    }

    @Test func `what a key sent is found by an index of senders, the latest first without sorting`() throws {
        let plan = try plan(SpatiaLiteStore.reportsSentLately)
        #expect(plan.contains { $0.contains("INDEX report_of_sender (sender=?") }, "\(plan)")
        #expect(plan.allSatisfy { !$0.contains("SCAN") && !$0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test func `promises come in the order of an index, those of a municipality by its parties`() throws {
        let all = try plan(PromiseRecord.sql(for: PromiseQuery()))
        #expect(all == ["SCAN promise USING INDEX promise_end"])
        let open = try plan(PromiseRecord.sql(for: PromiseQuery(isPublic: true)))
        #expect(open == ["SCAN promise USING INDEX promise_public"])
        let home = try MunicipalityCode("1060").orFail()
        let own = try plan(PromiseRecord.sql(for: PromiseQuery(municipalities: [home])))
        #expect(
            own.contains { $0.contains("promise_party USING COVERING INDEX promise_party_municipality") },
            "\(own)")
        #expect(own.allSatisfy { !$0.hasPrefix("SCAN promise_party") }, "\(own)")
        var committed = PromiseQuery()
        committed.commitments = [.numbered(1)]
        let found = try plan(PromiseRecord.sql(for: committed))
        #expect(found.contains { $0.hasPrefix("SEARCH commitment USING") }, "\(found)")
        #expect(found.contains { $0.hasPrefix("SEARCH promise USING") }, "\(found)")
        let events = try plan(PromiseEventRecord.ofPromise)
        #expect(events.allSatisfy { !$0.contains("TEMP B-TREE") }, "\(events)")
    }

    @Test func `the last reports of a great case are found without looking at the others`() throws {
        let plan = try plan(FiledReports.lastOfAll)
        #expect(
            plan.contains { $0.contains("SEARCH membership USING COVERING INDEX membership_case") }, "\(plan)"
        )
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test func `the last report of a case is found among the case's alone`() throws {
        let members = try plan(LatestReport.members)
        #expect(
            members.count == 1 && members[0].contains("USING COVERING INDEX membership_case"), "\(members)")
        let plan = try plan(CaseQuestion.latest)
        #expect(
            plan.contains {
                $0.contains("SEARCH membership USING COVERING INDEX membership_case")
                    || $0.contains("SEARCH membership USING INDEX membership_case")
            }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test(arguments: [
        (ReportWords.inOpen, "report_words"), (ReportWords.inRestricted, "restricted_words"),
    ])
    func `words are found by the full-text index alone`(_ sql: String, _ table: String) throws {
        let plan = try plan(sql)
        #expect(plan.count == 1 && plan[0].hasPrefix("SCAN \(table) VIRTUAL TABLE INDEX 0:M"), "\(plan)")
    }

    @Test func `the words of one case are looked for among its own reports`() throws {
        let plan = try plan(ReportWords.ofCase)
        #expect(plan.first?.contains("membership_case") == true, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test func `the few reports whose words are not indexed yet are found by number`() throws {
        let plan = try plan(ReportWords.afterIndexed)
        #expect(plan.first == "SEARCH report USING INTEGER PRIMARY KEY (rowid>?)", "\(plan)")
    }

    @Test(arguments: [PlaceLookup.byWords, PlaceLookup.byTrigrams, PlaceRecord.nearby])
    func `addresses are found by the index of their words, letters or places, then by key`(_ sql: String)
        throws
    {
        let plan = try plan(sql)
        #expect(plan.first?.contains("VIRTUAL TABLE INDEX") == true, "\(plan)")
        #expect(
            plan.dropFirst().allSatisfy { !$0.hasPrefix("SCAN") && !$0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test func `an imported row's report is found by its place, then by key`() throws {
        let plan = try plan(ImportedRowRecord.unnotedPlaced)
        #expect(plan.first == "SCAN report_index VIRTUAL TABLE INDEX 2:B0D1B2D3", "\(plan)")
        #expect(plan.dropFirst().allSatisfy { !$0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test(arguments: [("report_map", "report"), ("case_map", "case_file")])
    func `a map walks its own table, and looks up by key what it shows of others`(
        _ view: String, _ table: String
    )
        throws
    {
        let scans = try plan("SELECT * FROM \(view) WHERE MbrIntersects(place, BuildMbr(0, 0, 1, 1, 3006))")
            .filter { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN (subquery") }
        #expect(scans == ["SCAN \(table)"])
    }

    @Test(arguments: [CaseQuestion.all, CaseQuestion.ofUnit])
    func `cases are listed along the index of their ids, without sorting`(_ sql: String) throws {
        let plan = try plan(sql)
        #expect(plan.first?.contains("USING INDEX sqlite_autoindex_case_file_1") == true, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test func `the cases of a last day are found by their day`() throws {
        let plan = try plan(StoredCaseLedger.casesDue)
        #expect(
            plan.first?.contains("USING COVERING INDEX case_unit_due (due>? AND due<?)") == true, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test func `what a municipality has published is found by its code`() throws {
        #expect(
            try plan(OpenReleaseRecord.ofMunicipality) == [
                "SEARCH open_release USING INDEX open_release_period (municipality=?)"
            ])
    }

    @Test func `a digest is gathered by its receiver`() throws {
        #expect(
            try plan(OutboxRecord.digest).contains(
                "SEARCH outbox USING INDEX outbox_digest (unit=? AND target=? AND next_attempt<?)"))
    }
}
