import FoundationEssentials
import GRDB
package import Reports

extension SpatiaLiteStore: AdministrationStore {
    package func note(_ event: AdministrationEvent) async throws {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    INSERT INTO administration_event (at, by, person, municipality, kind, subject, detail)
                    VALUES (?, ?, (SELECT number FROM person WHERE id = ?), ?, ?, ?, ?)
                    """,
                arguments: [
                    event.at.milliseconds, event.by.name, event.by.person.map { Data($0.bytes) },
                    event.municipality?.number, event.kind.rawValue, event.subject, event.detail,
                ])
            try DigestedTable.administration.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
        }
    }

    package func administrationEvents(in municipalities: Set<MunicipalityCode>, limit: Int) async throws
        -> [AdministrationEvent]
    {
        let condition =
            municipalities.condition(on: "municipality").map { "WHERE municipality IS NULL OR \($0)" } ?? ""
        return try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT administration_event.*, person.id AS person_id FROM administration_event
                    LEFT JOIN person ON person.number = administration_event.person
                    \(condition) ORDER BY administration_event.number DESC LIMIT ?
                    """,
                arguments: [limit]
            ).map { row in
                let number: Int64 = row["number"]
                return try StoreFault.reading("administration_event", number) {
                    guard let at = Timestamp(milliseconds: try row.value("at")),
                        let kind = AdministrationEvent.Kind(rawValue: try row.value("kind"))
                    else { throw StoreFault.unreadableRow(table: "administration_event", number: number) }
                    return AdministrationEvent(
                        at: at,
                        by: try row.agent(),
                        municipality: (try row.value("municipality") as Int16?).flatMap {
                            MunicipalityCode(number: $0)
                        }, kind: kind, subject: try row.value("subject"), detail: try row.value("detail"))
                }
            }
        }
    }
}
