import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What happened to measures, as rows of `measure_event`.
enum MeasureEventRecord {
    static func history(of id: MeasureID, in db: Database) throws -> [MeasureEvent] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT measure_event.*, person.id AS person_id FROM measure_event
                JOIN measure ON measure.number = measure_event.measure
                LEFT JOIN person ON person.number = measure_event.person
                WHERE measure.id = ? ORDER BY measure_event.number
                """, arguments: [Data(id.bytes)]
        ).map { row in
            let number: Int64 = row["number"]
            return try StoreFault.reading("measure_event", number) {
                guard let at = Timestamp(milliseconds: try row.value("at")),
                    let kind = MeasureEvent.Kind(rawValue: try row.value("kind"))
                else { throw StoreFault.unreadableRow(table: "measure_event", number: number) }
                return MeasureEvent(
                    number: try row.value("number"), at: at, by: try row.agent(), kind: kind,
                    words: Bilingual(swedish: try row.value("swedish"), english: try row.value("english")))
            }
        }
    }

    /// Writes down what happened, and gives the measure its digest: call it last.
    static func note(
        _ kind: MeasureEvent.Kind, _ words: Bilingual, of measure: Int64, by agent: Agent,
        at moment: Timestamp, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO measure_event (measure, number, at, by, person, kind, swedish, english)
                SELECT :measure, (SELECT ifnull(max(number), 0) + 1 FROM measure_event WHERE measure = :measure), :at, :by,
                    (SELECT number FROM person WHERE id = :person), :kind, :swedish, :english
                """,
            arguments: [
                "measure": measure, "at": moment.milliseconds, "by": agent.name,
                "person": agent.person.map { Data($0.bytes) }, "kind": kind.rawValue,
                "swedish": words.swedish, "english": words.english,
            ])
        try DigestedTable.measureEvents.keep(where: "rowid = ?", [db.lastInsertedRowID], in: db)
        try DigestedTable.measures.keep(where: "number = ?", [measure], in: db)
    }
}
