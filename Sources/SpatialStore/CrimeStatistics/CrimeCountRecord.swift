import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Crime statistics as rows of `crime_count`: each change is one, and the last of a key is the count.
enum CrimeCountRecord {
    private static let table = "crime_count"

    /// - Parameter count: Nil when it is taken away.
    static func append(
        _ count: CrimeCount?, of key: CrimeCount.Key, by agent: Agent, at moment: Timestamp,
        in db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO crime_count
                    (keeper, area, offence, publisher, year, length, part, count, status, at, by, person)
                VALUES (:keeper, :area, :offence, :publisher, :year, :length, :part, :count, :status, :at, :by,
                    (SELECT number FROM person WHERE id = :person))
                """
        ).execute(arguments: [
            "keeper": key.keeper.number, "area": key.area.description, "offence": key.offence.description,
            "publisher": key.publisher.text, "year": key.period.year,
            "length": key.period.length.rawValue, "part": key.period.number, "count": count?.count,
            "status": count?.status.rawValue, "at": moment.milliseconds, "by": agent.name,
            "person": agent.person.map { Data($0.bytes) },
        ])
        try DigestedTable.crimeCounts.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
    }

    /// The count as it is now; nil for none.
    static func current(_ key: CrimeCount.Key, in db: Database) throws -> CrimeCount? {
        try Row.fetchOne(
            db.cachedStatement(sql: "\(select) WHERE \(isKey) ORDER BY crime_count.number DESC LIMIT 1"),
            arguments: arguments(of: key)
        ).flatMap { try change($0).count }
    }

    static func counts(_ query: CrimeQuery, in db: Database) throws -> [CrimeCount] {
        var conditions = [query.keepers.condition(on: "crime_count.keeper")].compactMap(\.self)
        var arguments: StatementArguments = []
        let texts: [(String, String?)] = [
            ("area", query.area?.description), ("offence", query.offence?.description),
            ("publisher", query.publisher?.text),
            ("length", (query.period?.length ?? query.length)?.rawValue),
        ]
        for case (let column, let value?) in texts {
            conditions.append("crime_count.\(column) = ?")
            arguments += [value]
        }
        if let years = query.years {
            conditions.append("crime_count.year BETWEEN ? AND ?")
            arguments += [years.lowerBound, years.upperBound]
        }
        if let period = query.period {
            conditions.append("crime_count.year = ? AND crime_count.part = ?")
            arguments += [period.year, period.number]
        }
        if let moment = query.asOf { arguments += [moment.milliseconds] }
        let isKnown = query.asOf == nil ? "" : "AND later.at < ?"
        conditions.append(
            """
            crime_count.number = (SELECT max(later.number) FROM crime_count AS later
            WHERE later.keeper = crime_count.keeper AND later.area = crime_count.area
            AND later.offence = crime_count.offence AND later.publisher = crime_count.publisher
            AND later.year = crime_count.year AND later.length = crime_count.length AND later.part = crime_count.part
            \(isKnown))
            """)
        return try Row.fetchAll(
            db,
            sql: """
                \(select) WHERE \(conditions.joined(separator: " AND ")) AND crime_count.count IS NOT NULL
                ORDER BY crime_count.keeper, crime_count.area, crime_count.offence, crime_count.publisher, crime_count.length,
                    crime_count.year, crime_count.part LIMIT ?
                """, arguments: arguments + [CrimeQuery.most]
        ).compactMap { try change($0).count }
    }

    static func history(of key: CrimeCount.Key, in db: Database) throws -> [CrimeChange] {
        try Row.fetchAll(
            db.cachedStatement(sql: "\(select) WHERE \(isKey) ORDER BY crime_count.number"),
            arguments: arguments(of: key)
        ).map(change)
    }

    private static let select = """
        SELECT crime_count.*, person.id AS person_id FROM crime_count
        LEFT JOIN person ON person.number = crime_count.person
        """

    private static let isKey = """
        crime_count.keeper = ? AND crime_count.area = ? AND crime_count.offence = ? AND crime_count.publisher = ?
        AND crime_count.year = ? AND crime_count.length = ? AND crime_count.part = ?
        """

    private static func arguments(of key: CrimeCount.Key) -> StatementArguments {
        [
            key.keeper.number, key.area.description, key.offence.description, key.publisher.text,
            key.period.year, key.period.length.rawValue, key.period.number,
        ]
    }

    private static func change(_ row: Row) throws -> CrimeChange {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            let unreadable = StoreFault.unreadableRow(table: table, number: number)
            guard let keeper = MunicipalityCode(number: try row.value("keeper")),
                let area = CrimeArea(try row.value("area") as String),
                let offence = OffenceName(try row.value("offence") as String),
                let publisher = SourceName(try row.value("publisher") as String),
                let length = CrimePeriod.Length(rawValue: try row.value("length")),
                let period = CrimePeriod(length, try row.value("part"), of: try row.value("year")),
                let at = Timestamp(milliseconds: try row.value("at"))
            else { throw unreadable }
            let agent = try row.agent()
            guard let found: Int = try row.value("count") else {
                return CrimeChange(at: at, by: agent, count: nil)
            }
            let key = CrimeCount.Key(
                keeper: keeper, area: area, offence: offence, period: period, publisher: publisher)
            guard let status = CrimeCount.Status(rawValue: try row.value("status")),
                let count = CrimeCount(key: key, count: found, status: status)
            else { throw unreadable }
            return CrimeChange(at: at, by: agent, count: count.kept(on: SwedishTime(at).date))
        }
    }
}
