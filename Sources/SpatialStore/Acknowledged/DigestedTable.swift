import GRDB
import Reports

/// A table whose rows each carry a digest of what they say, in the column `row_digest`.
///
/// Reports have theirs apart, see ``ReportDigest``. A digest is written in the statement that writes the row or in the next one, so
/// it costs no page of its own. It finds what a disk does to a row; an older state of a whole page is found by the mark alone.
struct DigestedTable: Sendable {
    let name: String
    /// What is digested, in this order. A test holds that no column is forgotten.
    let columns: [String]
    /// The columns that are not, each with what else holds them.
    var undigested: [String: String] = [:]
    /// What is digested beside the columns, in SQL.
    var additions: [String] = []
    /// What a row is called in a list for an operator, in SQL; nothing personal.
    let rowName: String
    /// What holds when every digest is right.
    let promise: Bilingual

    /// The digest of what stands in the row now.
    var computed: String {
        "lykta_digest(\((columns.map { "\(name).\($0)" } + additions).joined(separator: ", ")))"
    }

    /// Names the rows that do not say what they said.
    var broken: String { "SELECT \(rowName) FROM \(name) WHERE row_digest IS NOT \(computed)" }

    /// Gives rows that were just written their digests.
    ///
    /// - Parameter condition: Which rows, in SQL.
    func keep(where condition: String, _ arguments: StatementArguments, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE \(name) SET row_digest = \(computed) WHERE \(condition)")
            .execute(arguments: arguments)
    }

    /// The digest of what the thing of a row was made with, by which one that is sent again is known; nil for no such row.
    ///
    /// The table is one of those that have it, in the column `asked`.
    func asked(of number: Int64, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT asked FROM \(name) WHERE number = ?"), arguments: [number])
    }
}

extension DigestedTable {
    static let all =
        [
            cases, memberships, units, events, messages, answers, readings, importedRows, areas, keys,
            profiles,
            secrets,
            originalKeys, dueDays, photos, ruleRevisions, droppedMessages, administration, keptHotspots,
            contactLinks, surveyFigures, crimeCounts, openReleases,
        ] + walkTables + measureTables + [judgements] + promiseTables + pictureTables + sourceTables

    /// Meetings and plans, and what the situational picture rests on beside reports.
    private static let sourceTables =
        dialogueTables + watchAreaTables + dutyTables + meetingTables + planTables + sharedPictureTables

    /// With how many units the case has, and the number of its last event. Its reports are counted in a column.
    static let cases = DigestedTable(
        name: "case_file",
        columns: [
            "number", "id", "municipality", "category_group", "status", "opened", "changed", "version",
            "report_count",
            "reporter_count", "first_observed", "last_observed", "placed_count", "northing_sum",
            "easting_sum", "south",
            "west", "north", "east", "merged_into", "return_of", "place", "restricted_count",
            "unrestricted_placed_count", "unrestricted_northing_sum", "unrestricted_easting_sum", "due",
            "answered", "done", "case_state", "state_text", "state_code", "assignee",
        ],
        additions: [
            "(SELECT count(*) FROM case_unit WHERE case_unit.case_number = case_file.number)",
            "(SELECT max(case_event.number) FROM case_event WHERE case_event.case_number = case_file.number)",
        ],
        rowName: caseName(of: "case_file.number"),
        promise: Bilingual(
            swedish: "varje ärende finns och säger vad det sade när det senast ändrades",
            english: "every case is there and says what it said when it was last changed"))

    static let memberships = DigestedTable(
        name: "membership", columns: ["report", "case_number", "is_core", "sprawls", "separated", "pin"],
        undigested: ["voice": "the report has it too"],
        rowName:
            "\(reportName(of: "membership.report")) || ' in ' || \(caseName(of: "membership.case_number"))",
        promise: Bilingual(
            swedish: "varje rapports plats i sitt ärende är som den skrevs",
            english: "every report's place in its case is as it was written"))

    static let units = DigestedTable(
        name: "case_unit",
        columns: [
            "case_number", "unit", "position", "rule", "reason_swedish", "reason_english", "since", "due",
        ],
        rowName: "'a unit of ' || \(caseName(of: "case_unit.case_number"))",
        promise: Bilingual(
            swedish: "vem som svarar för varje ärende är som det skrevs",
            english: "who answers for each case is as it was written"))

    static let events = DigestedTable(
        name: "case_event",
        columns: [
            "case_number", "number", "at", "kind", "report", "other", "by", "reason_swedish",
            "reason_english", "person", "former", "undoes",
        ],
        rowName: "'event ' || case_event.number || ' of ' || \(caseName(of: "case_event.case_number"))",
        promise: Bilingual(
            swedish: "varje ärendes historik är som den skrevs",
            english: "the history of each case is as it was written"))

    static let messages = DigestedTable(
        name: "outbox",
        columns: [
            "unit", "case_number", "channel", "target", "secret", "payload", "notice_version", "created",
            "next_attempt",
            "attempts", "state", "fault", "report", "digest_at",
        ],
        undigested: ["number": "the numbers have no gaps"],
        rowName:
            "'message ' || outbox.number || ifnull(' about ' || \(caseName(of: "outbox.case_number")), '')",
        promise: Bilingual(
            swedish: "varje meddelande till en ansvarig är som det skrevs",
            english: "every message to a unit is as it was written"))

    static let answers = DigestedTable(
        name: "kept_answer", columns: ["client", "key", "digest", "answer", "created"],
        undigested: ["number": "it is only an order"], rowName: "'answer ' || kept_answer.number",
        promise: Bilingual(
            swedish: "varje svar som sparats för en upprepad begäran är som det skrevs",
            english: "every answer that is kept for a repeated request is as it was written"))

    static let readings = DigestedTable(
        name: "original_read",
        columns: ["number", "report", "reader", "at", "key_number", "key_prefix", "person"],
        rowName: "'reading ' || original_read.number",
        promise: Bilingual(
            swedish: "förteckningen över vem som läst original är som den skrevs",
            english: "the record of who read originals is as it was written"))

    static let importedRows = DigestedTable(
        name: "imported_row", columns: ["key", "content", "report", "at", "told"],
        rowName: "'the imported row of ' || \(reportName(of: "imported_row.report"))",
        promise: Bilingual(
            swedish: "det som är känt om importerade rader är som det skrevs",
            english: "what is known of imported rows is as it was written"))

    static let areas = DigestedTable(
        name: "area",
        columns: ["number", "layer", "code", "name", "owner", "valid_from", "valid_until", "outline"],
        rowName: "'area ' || area.number || ' (' || area.layer || ' ' || area.code || ')'",
        promise: Bilingual(
            swedish: "varje område är som det skrevs",
            english: "every area is as it was written"))

    static let keys = DigestedTable(
        name: "api_key",
        columns: [
            "prefix", "digest", "name", "scopes", "municipalities", "created", "revoked", "number",
            "webhook_url", "webhook_secret",
        ],
        rowName: "'key ' || ifnull(api_key.number, '') || ' (' || api_key.prefix || ')'",
        promise: Bilingual(
            swedish: "varje nyckel är som den skrevs",
            english: "every key is as it was written"))

    static let profiles = DigestedTable(
        name: "profile_file", columns: ["municipality", "name", "content"],
        rowName: "'file ' || profile_file.name || ' of ' || printf('%04d', profile_file.municipality)",
        promise: Bilingual(
            swedish: "de sparade profilerna är som de skrevs",
            english: "the kept profiles are as they were written"))

    static let secrets = DigestedTable(
        name: "secret", columns: ["name", "value"], rowName: "'secret ' || secret.name",
        promise: Bilingual(
            swedish: "hemligheterna som länkar och kontrollsummor görs med är som de skrevs",
            english: "the secrets that links and digests are made with are as they were written"))

    static let originalKeys = DigestedTable(
        name: "original_key", columns: ["id", "lost"], rowName: "'key of originals ' || original_key.id",
        promise: Bilingual(
            swedish: "vilka nycklar original är förseglade med är som det skrevs",
            english: "which keys originals are sealed with is as it was written"))

    static let dueDays = DigestedTable(
        name: "due_watch", columns: ["municipality", "day"],
        rowName: "'the day of ' || printf('%04d', due_watch.municipality)",
        promise: Bilingual(
            swedish: "vilka sista dagar ansvariga fått veta om är som det skrevs",
            english: "of which last days units were told is as it was written"))

    /// With its picture.
    static let photos = DigestedTable(
        name: "photo",
        columns: [
            "id", "report", "case_number", "number", "source", "width", "height", "bytes", "received",
            "hidden",
        ],
        additions: ["(SELECT jpeg FROM photo_image WHERE photo_image.photo = photo.id)"],
        rowName: """
            'photo ' || photo.number || ' of ' || iif(photo.report IS NULL, \(caseName(of: "photo.case_number")), \
            \(reportName(of: "photo.report")))
            """,
        promise: Bilingual(
            swedish: "varje foto säger och visar vad det gjorde när det sparades",
            english: "every photo says and shows what it did when it was kept"))

    static let ruleRevisions = DigestedTable(
        name: "rule_revision",
        columns: ["number", "municipality", "at", "by", "person", "reason", "base", "content"],
        rowName: "'change ' || rule_revision.number || ' of the rules'",
        promise: Bilingual(
            swedish: "varje ändring av fördelningsreglerna är som den skrevs",
            english: "every change of routing rules is as it was written"))

    static let droppedMessages = DigestedTable(
        name: "dropped_message", columns: ["message", "at", "by", "person", "reason"],
        rowName: "'the dropping of message ' || dropped_message.message",
        promise: Bilingual(
            swedish: "vilka meddelanden som lades undan, och varför, är som det skrevs",
            english: "which messages were dropped, and why, is as it was written"))

    static let administration = DigestedTable(
        name: "administration_event",
        columns: ["number", "at", "by", "person", "municipality", "kind", "subject", "detail"],
        rowName: "'administrative change ' || administration_event.number",
        promise: Bilingual(
            swedish: "förteckningen över administrativa ändringar är som den skrevs",
            english: "the record of administrative changes is as it was written"))

    /// What an operator calls a case: by its id, which staff see, and by the number of its row.
    static func caseName(of number: String) -> String { name("case", in: "case_file", of: number) }

    /// What an operator calls a row of a table with ids: `kind` and the id, as people see it, and the row's number.
    static func name(_ kind: String, in table: String, of number: String) -> String {
        """
        ifnull((SELECT '\(kind) ' || lower(substr(hex(named.id), 1, 8) || '-' || substr(hex(named.id), 9, 4) || '-' \
        || substr(hex(named.id), 13, 4) || '-' || substr(hex(named.id), 17, 4) || '-' || substr(hex(named.id), 21)) \
        FROM \(table) AS named WHERE named.number = \(number)), 'a \(kind)') || ' (number ' || \(number) || ')'
        """
    }

    private static func reportName(of number: String) -> String {
        """
        ifnull((SELECT named.reference FROM report AS named WHERE named.number = \(number)), 'a report') \
        || ' (number ' || \(number) || ')'
        """
    }
}
