import FoundationEssentials
import GRDB
import Reports

/// People as rows of `person`, with their roles in `person_role`.
enum PersonRecord {
    static let select = "SELECT person.number, id, name, email, password, created, disabled FROM person"

    /// Reads a row of ``select``, and the roles of the person.
    static func read(_ row: Row, in db: Database) throws -> Person {
        let number: Int64 = row["number"]
        guard let id = Person.ID(bytes: row["id"]), let email = EmailAddress(row["email"]),
            let created = Timestamp(milliseconds: row["created"])
        else { throw StoreFault.unreadableRow(table: "person", number: number) }
        return Person(
            id: id, name: row["name"], email: email, bindings: try bindings(of: number, in: db),
            created: created, disabled: (row["disabled"] as Int64?).flatMap { Timestamp(milliseconds: $0) })
    }

    private static func bindings(of number: Int64, in db: Database) throws -> Set<RoleBinding> {
        let statement = try db.cachedStatement(
            sql: "SELECT role, municipality, unit, layer, area FROM person_role WHERE person = ?")
        return try Set(
            Row.fetchAll(statement, arguments: [number]).map { row in
                guard let role = Role(rawValue: row["role"]),
                    let municipality = MunicipalityCode(number: row["municipality"]),
                    let part = part(row), let binding = RoleBinding(role, in: municipality, part)
                else { throw StoreFault.unreadableRow(table: "person_role", number: number) }
                return binding
            })
    }

    private static func part(_ row: Row) -> RoleBinding.Part? {
        if let unit = row["unit"] as String? { return Code<Unit>(unit).map(RoleBinding.Part.unit) }
        if let layer = row["layer"] as String?, let area = row["area"] as String? {
            return AreaLayer(rawValue: layer).map { .area($0, code: area) }
        }
        return .whole
    }

    /// What an account administers; nothing for one that is disabled.
    static func administered(by number: Int64, in db: Database) throws -> [MunicipalityCode] {
        try Int16.fetchAll(
            db,
            sql: """
                SELECT municipality FROM person_role JOIN person ON person.number = person_role.person
                WHERE person = ? AND role = 'admin' AND disabled IS NULL ORDER BY municipality
                """,
            arguments: [number]
        ).compactMap { MunicipalityCode(number: $0) }
    }

    /// Whether an account that may sign in administers a municipality.
    static func isAdministered(_ municipality: MunicipalityCode, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM person_role JOIN person ON person.number = person_role.person
                    WHERE role = 'admin' AND municipality = ? AND disabled IS NULL)
                """,
            arguments: [municipality.number]) ?? false
    }

    static func insert(_ person: Person, password: String?, in db: Database) throws {
        try db.execute(
            sql:
                "INSERT INTO person (id, name, email, password, created, disabled) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                Data(person.id.bytes), person.name, person.email.description, password,
                person.created.milliseconds, person.disabled?.milliseconds,
            ])
        try set(person.bindings, of: db.lastInsertedRowID, in: db)
    }

    static func set(_ bindings: Set<RoleBinding>, of number: Int64, in db: Database) throws {
        try db.execute(sql: "DELETE FROM person_role WHERE person = ?", arguments: [number])
        for binding in bindings {
            var (unit, layer, area): (String?, String?, String?)
            switch binding.part {
            case .whole: break
            case .unit(let code): unit = code.description
            case .area(let named, let code): (layer, area) = (named.rawValue, code)
            }
            try db.execute(
                sql: "INSERT INTO person_role VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    number, binding.role.rawValue, Int64(binding.municipality.number), unit, layer, area,
                ])
        }
    }
}
