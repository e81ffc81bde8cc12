import FoundationEssentials
import GRDB
package import Reports

extension SpatiaLiteStore: KeptFilterStore {
    package func keptFilters(of person: Person.ID) async throws -> [KeptFilter] {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT kept_filter.name, query FROM kept_filter
                    JOIN person ON person.number = kept_filter.person WHERE person.id = ? ORDER BY kept_filter.name
                    """)
            return try Row.fetchAll(statement, arguments: [Data(person.bytes)]).compactMap { row in
                KeptFilter(name: row["name"], query: row["query"])
            }
        }
    }

    package func keep(_ filter: KeptFilter, of person: Person.ID) async throws -> Bool {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    INSERT INTO kept_filter SELECT number, ?1, ?2 FROM person WHERE id = ?3
                    AND (SELECT count(*) FROM kept_filter WHERE person = number AND name <> ?1) < ?4
                    ON CONFLICT (person, name) DO UPDATE SET query = excluded.query
                    """,
                arguments: [filter.name, filter.query, Data(person.bytes), KeptFilter.most])
            return db.changesCount == 1
        }
    }

    package func forgetFilter(_ name: String, of person: Person.ID) async throws {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    DELETE FROM kept_filter WHERE name = ? AND person = (SELECT number FROM person WHERE id = ?)
                    """,
                arguments: [name, Data(person.bytes)])
        }
    }
}
