import FoundationEssentials
import GRDB
package import Reports

extension SpatiaLiteStore: PersonStore {
    package func add(_ person: Person, password: String?) async throws {
        try await writer.commit { db in
            let isTaken = try number(of: person.email, in: db) != nil
            guard !isTaken else { throw PersonFault.emailTaken }
            try PersonRecord.insert(person, password: password, in: db)
        }
    }

    package func people() async throws -> [Person] {
        try await read { db in
            try Row.fetchAll(db, sql: "\(PersonRecord.select) ORDER BY name, email").map {
                try PersonRecord.read($0, in: db)
            }
        }
    }

    package func account(_ email: EmailAddress) async throws -> (person: Person, password: String?)? {
        try await read { db in
            try Row.fetchOne(
                db, sql: "\(PersonRecord.select) WHERE email = ?", arguments: [email.description]
            ).map { (try PersonRecord.read($0, in: db), $0["password"]) }
        }
    }

    package func person(_ subject: String, at issuer: String) async throws -> Person? {
        try await read { db in
            try Row.fetchOne(
                db, sql: "\(PersonRecord.select) WHERE issuer = ? AND subject = ?",
                arguments: [issuer, subject]
            ).map { try PersonRecord.read($0, in: db) }
        }
    }

    package func bind(_ person: Person.ID, to subject: String, at issuer: String) async throws -> Bool {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    UPDATE person SET issuer = ?1, subject = ?2 WHERE id = ?3 AND subject IS NULL
                    AND NOT EXISTS (SELECT 1 FROM person WHERE issuer = ?1 AND subject = ?2)
                    """,
                arguments: [issuer, subject, Data(person.bytes)])
            return db.changesCount == 1
        }
    }

    package func setPassword(_ password: String?, of email: EmailAddress, endingSessions: Bool) async throws
        -> Bool
    {
        try await change(email) { number, db in
            try db.execute(
                sql: "UPDATE person SET password = ? WHERE number = ?", arguments: [password, number])
            if endingSessions { try endSessions(of: number, in: db) }
        }
    }

    package func setDisabled(_ moment: Timestamp?, of email: EmailAddress, keepingAdministrators: Bool)
        async throws -> Bool
    {
        try await change(email, keepingAdministrators: keepingAdministrators) { number, db in
            try db.execute(
                sql: "UPDATE person SET disabled = ? WHERE number = ?",
                arguments: [moment?.milliseconds, number])
            if moment != nil { try endSessions(of: number, in: db) }
        }
    }

    package func setBindings(
        _ bindings: Set<RoleBinding>, of email: EmailAddress, keepingAdministrators: Bool
    ) async throws -> Bool {
        try await change(email, keepingAdministrators: keepingAdministrators) {
            try PersonRecord.set(bindings, of: $0, in: $1)
        }
    }

    package func begin(_ session: Session) async throws -> Bool {
        try await writer.commit { db in
            try db.execute(
                sql: "DELETE FROM session WHERE ends <= ?", arguments: [session.begun.milliseconds])
            try db.execute(
                sql: """
                    INSERT INTO session SELECT ?, number, ?, ? FROM person WHERE id = ? AND disabled IS NULL
                    """,
                arguments: [
                    Data(session.digest), session.begun.milliseconds, session.ends.milliseconds,
                    Data(session.person.bytes),
                ])
            return db.changesCount == 1
        }
    }

    package func person(inSession digest: [UInt8], at moment: Timestamp) async throws -> Person? {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    \(PersonRecord.select) JOIN session ON session.person = person.number
                    WHERE digest = ?1 AND begun <= ?2 AND ends > ?2 AND disabled IS NULL
                    """)
            return try Row.fetchOne(statement, arguments: [Data(digest), moment.milliseconds])
                .map { try PersonRecord.read($0, in: db) }
        }
    }

    package func endSession(_ digest: [UInt8]) async throws {
        try await writer.commit { db in
            try db.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [Data(digest)])
        }
    }

    package func endSessions(of email: EmailAddress) async throws -> Bool {
        try await change(email) { try endSessions(of: $0, in: $1) }
    }

    package func sessions(at moment: Timestamp) async throws -> [Person.ID: Int] {
        try await ask { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, count(*) AS sessions FROM session JOIN person ON person.number = session.person
                    WHERE ends > ? GROUP BY id
                    """,
                arguments: [moment.milliseconds])
            return Dictionary(
                uniqueKeysWithValues: rows.compactMap { row in
                    Person.ID(bytes: row["id"]).map { ($0, row["sessions"]) }
                })
        }
    }

    private func change(
        _ email: EmailAddress, keepingAdministrators: Bool = false,
        _ work: @escaping @Sendable (Int64, Database) throws -> Void
    ) async throws -> Bool {
        try await writer.commit { db in
            guard let number = try number(of: email, in: db) else { return false }
            let places =
                keepingAdministrators ? try PersonRecord.administered(by: number, in: db) : []
            try work(number, db)
            for place in places where try !PersonRecord.isAdministered(place, in: db) {
                throw PersonFault.lastAdministrator(place)
            }
            return true
        }
    }

    private func number(of email: EmailAddress, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db, sql: "SELECT number FROM person WHERE email = ?", arguments: [email.description])
    }

    private func endSessions(of number: Int64, in db: Database) throws {
        try db.execute(sql: "DELETE FROM session WHERE person = ?", arguments: [number])
    }
}
