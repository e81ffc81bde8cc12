import GRDB
import Prevention
import Reports

/// Tells measures what becomes of the cases that they are because of, inside a transaction.
enum MeasureCases {
    /// Tells the measures of a case that it has become a part of another: before what had become a part of it follows.
    static func tell(
        merged from: (id: Case.ID, number: Int64), into: Case.ID, at moment: Timestamp, in db: Database
    ) throws {
        try tell(
            .casesMerged,
            Bilingual(
                swedish: "Ärendet \(from.id) gick upp i ärendet \(into).",
                english: "Case \(from.id) became a part of case \(into)."), of: from.number, at: moment,
            in: db)
    }

    /// Tells the measures of a case that it lives by itself again: when what had become a part of it points to it again.
    static func tell(
        parted id: (id: Case.ID, number: Int64), from other: Case.ID, at moment: Timestamp, in db: Database
    ) throws {
        try tell(
            .casesParted,
            Bilingual(
                swedish: "Ärendet \(id.id) skildes från ärendet \(other) igen.",
                english: "Case \(id.id) was parted from case \(other) again."), of: id.number, at: moment,
            in: db)
    }

    private static func tell(
        _ kind: MeasureEventKind, _ words: Bilingual, of number: Int64, at moment: Timestamp, in db: Database
    ) throws {
        for measure in try Int64.fetchAll(db.cachedStatement(sql: measures), arguments: [number]) {
            try MeasureRecord.events.note(kind, words, of: measure, by: .lykta, at: moment, in: db)
        }
    }

    private static let measures = """
        SELECT DISTINCT measure FROM measure_cause WHERE case_number = ?1
            OR case_number IN (SELECT number FROM case_file WHERE merged_into = ?1) ORDER BY measure
        """
}
