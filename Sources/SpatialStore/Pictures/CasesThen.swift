import FoundationEssentials
import GRDB
import Geometry
import Prevention
import Reports

/// How cases stood when a day ended, from their entries: what was written before tells what they were, and the first decision after it what stood
/// before that.
enum CasesThen {
    static func cases(of scope: PictureScope, in db: Database) throws -> [CaseThen] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: [
                "municipality": scope.municipality.number, "moment": scope.asOf.milliseconds,
                "since": scope.span.start.milliseconds, "until": scope.span.end.milliseconds,
            ])
        return try rows.compactMap { row -> CaseThen? in
            let number: Int64 = row["number"]
            return try StoreFault.reading("case_file", number) { try read(row, number) }
        }
    }

    /// - Returns: Nil for a case that did not live then, or had no report that anybody may know of.
    private static func read(_ row: Row, _ number: Int64) throws -> CaseThen? {
        let unreadable = StoreFault.unreadableRow(table: "case_file", number: number)
        guard let earliest: Int64 = try row.value("begun"), try row.value("is_seen") else { return nil }
        if let last: String = try row.value("last_end"), last == CaseEvent.Kind.merged.rawValue { return nil }
        guard let id = Case.ID(bytes: try row.value("id") as Data),
            let group = Code<CategoryGroup>(try row.value("category_group") as String),
            let begun = Timestamp(milliseconds: earliest),
            let status = CaseStatus(rawValue: try row.value("status"))
        else { throw unreadable }
        // A case becomes part of another while it takes reports, but for a merge by staff, of which the entry of the other would tell more.
        var takesReports = status == .merged || status.takesReports
        if let former: String = try row.value("former_state"),
            case .state(let state)? = StoredFormerValue.value(former)
        {
            takesReports = state.status.takesReports
        }
        var due = (try row.value("due") as Int?).map { CivilDate(daysSinceEpoch: $0) }
        if let former: String = try row.value("former_due") {
            switch StoredFormerValue.value(former) {
            case .due(let days)?: due = days.values.compactMap(\.self).min()
            case .units(let units, _)?: due = units.compactMap(\.due).min()
            default: break
            }
        }
        var place: Place?
        if let northing: Int32 = try row.value("northing"), let easting: Int32 = try row.value("easting") {
            place = Place(northingCentimetres: northing, eastingCentimetres: easting)
        }
        return CaseThen(
            id: id, group: group, begun: begun,
            isOpened: try row.value("first_kind") as String? == CaseEvent.Kind.opened.rawValue,
            returnOf: Case.ID(bytes: try row.value("return_of_id") as Data?), takesReports: takesReports,
            due: due, joined: try row.value("joined"), place: place)
    }

    /// The entries of one case are asked for by its number, which their key begins with. A case that nothing has happened to since the span
    /// began, and that takes no reports, is of no matter to a picture.
    static let sql = """
        SELECT case_file.number, case_file.id, case_file.category_group, case_file.status, case_file.due,
            past.id AS return_of_id,
            (SELECT min(entry.at) FROM case_event AS entry
                WHERE entry.case_number = case_file.number AND entry.at < :moment) AS begun,
            (SELECT entry.kind FROM case_event AS entry
                WHERE entry.case_number = case_file.number ORDER BY entry.number LIMIT 1) AS first_kind,
            (SELECT entry.kind FROM case_event AS entry
                WHERE entry.case_number = case_file.number AND entry.kind IN ('merged', 'split') AND entry.at < :moment
                ORDER BY entry.number DESC LIMIT 1) AS last_end,
            (SELECT entry.former FROM case_event AS entry
                WHERE entry.case_number = case_file.number AND entry.kind = 'status-changed' AND entry.at >= :moment
                ORDER BY entry.number LIMIT 1) AS former_state,
            (SELECT entry.former FROM case_event AS entry
                WHERE entry.case_number = case_file.number AND entry.kind IN ('due-changed', 'units-changed', 'handed-over')
                AND entry.at >= :moment ORDER BY entry.number LIMIT 1) AS former_due,
            EXISTS (SELECT 1 FROM case_event AS entry JOIN report ON report.number = entry.report
                WHERE entry.case_number = case_file.number AND entry.kind = 'joined' AND entry.at < :moment
                AND report.restricted = 0) AS is_seen,
            (SELECT count(DISTINCT entry.report) FROM case_event AS entry JOIN report ON report.number = entry.report
                WHERE entry.case_number = case_file.number AND entry.kind = 'joined' AND entry.at >= :since
                AND entry.at < :until AND report.restricted = 0) AS joined,
            iif(earliest.restricted = 0, earliest.northing, NULL) AS northing,
            iif(earliest.restricted = 0, earliest.easting, NULL) AS easting
        FROM case_file LEFT JOIN case_file AS past ON past.number = case_file.return_of
        LEFT JOIN report AS earliest ON earliest.number = (SELECT entry.report FROM case_event AS entry
            WHERE entry.case_number = case_file.number AND entry.kind = 'joined' ORDER BY entry.number LIMIT 1)
        WHERE case_file.municipality = :municipality AND case_file.opened < :moment
            AND (case_file.changed >= :since OR case_file.status IN ('open', 'in-progress'))
        ORDER BY case_file.id
        """
}
