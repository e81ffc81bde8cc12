import GRDB
import Reports

/// What units are called, by municipality: names stand in the profile. The database has a copy in Swedish, for maps alone.
struct UnitNames: Sendable {
    private let names: [MunicipalityCode: [Code<Unit>: Bilingual]]

    init(_ profiles: [Profile]) {
        names = Dictionary(
            profiles.map { profile in
                (
                    profile.municipality,
                    Dictionary(profile.units.map { ($0.code, $0.name) }) { first, _ in first }
                )
            }
        ) { first, _ in first }
    }

    subscript(municipality: MunicipalityCode) -> [Code<Unit>: Bilingual] { names[municipality] ?? [:] }

    /// Keeps what the profile calls its units. Units that it no longer has keep their last names, for their old cases.
    static func keep(_ profile: Profile, in db: Database) throws {
        for unit in profile.units {
            try db.execute(
                sql: """
                    INSERT INTO unit_name (municipality, unit, name) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name
                    """,
                arguments: [profile.municipality.number, unit.code.description, unit.name.swedish])
        }
    }
}
