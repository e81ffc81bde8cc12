import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What happened to something that is kept, as rows of a table of its own.
struct EventTable<Kind: RawRepresentable & Hashable & Sendable>: Sendable where Kind.RawValue == String {
    /// Its rows.
    let rows: DigestedTable
    /// The column of them that holds the number of what they are of.
    let column: String
    /// What they are of.
    let owners: DigestedTable

    var ofOwner: String {
        """
        SELECT \(rows.name).*, person.id AS person_id FROM \(rows.name)
        JOIN \(owners.name) ON \(owners.name).number = \(rows.name).\(column)
        LEFT JOIN person ON person.number = \(rows.name).person
        WHERE \(owners.name).id = ? ORDER BY \(rows.name).number
        """
    }

    /// The first first.
    func history<Owner>(of id: Identifier<Owner>, in db: Database) throws -> [HistoryEvent<Kind>] {
        try Row.fetchAll(db.cachedStatement(sql: ofOwner), arguments: [Data(id.bytes)]).map { row in
            let number: Int64 = row["number"]
            return try StoreFault.reading(rows.name, number) {
                guard let at = Timestamp(milliseconds: try row.value("at")),
                    let kind = Kind(rawValue: try row.value("kind"))
                else { throw StoreFault.unreadableRow(table: rows.name, number: number) }
                return HistoryEvent(
                    number: try row.value("number"), at: at, by: try row.agent(), kind: kind,
                    words: Bilingual(swedish: try row.value("swedish"), english: try row.value("english")))
            }
        }
    }

    /// Writes down what happened, and gives what it happened to its digest: call it last.
    func note(
        _ kind: Kind, _ words: Bilingual, of owner: Int64, by agent: Agent, at moment: Timestamp,
        in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO \(rows.name) (\(column), number, at, by, person, kind, swedish, english)
                SELECT :owner, (SELECT ifnull(max(number), 0) + 1 FROM \(rows.name) WHERE \(column) = :owner), :at, :by,
                    (SELECT number FROM person WHERE id = :person), :kind, :swedish, :english
                """,
            arguments: [
                "owner": owner, "at": moment.milliseconds, "by": agent.name,
                "person": agent.person.map { Data($0.bytes) }, "kind": kind.rawValue,
                "swedish": words.swedish, "english": words.english,
            ])
        try rows.keep(where: "rowid = ?", [db.lastInsertedRowID], in: db)
        try owners.keep(where: "number = ?", [owner], in: db)
    }
}
