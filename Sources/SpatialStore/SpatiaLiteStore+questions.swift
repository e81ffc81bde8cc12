import FoundationEssentials
import GRDB
package import Geometry
package import Reports

extension SpatiaLiteStore {
    package func reports(
        near place: Place, within radius: Radius, matching filter: ReportFilter, page: PageRequest
    ) async throws -> Page<FoundReport> {
        try await ask(about: filter) { try $0.near(place, within: radius, matching: filter, page: page) }
    }

    package func nearest(_ count: Int, to place: Place, matching filter: ReportFilter) async throws
        -> [FoundReport]
    {
        try await ask(about: filter) { try $0.nearest(count, to: place, matching: filter) }
    }

    package func reports(
        within area: Area, matching filter: ReportFilter, page: PageRequest
    ) async throws -> Page<FoundReport> {
        try await ask(about: filter) { try $0.within(area, matching: filter, page: page) }
    }

    package func reports(
        in bounds: Bounds, matching filter: ReportFilter, page: PageRequest
    ) async throws -> Page<FoundReport> {
        try await ask(about: filter) { try $0.inside(bounds, matching: filter, page: page) }
    }

    package func counts(in bounds: Bounds, side: Int, matching filter: ReportFilter) async throws
        -> [CellCount]
    {
        try await ask(about: filter) { try $0.counts(in: bounds, side: side, matching: filter) }
    }

    package func report(_ id: Report.ID, in municipalities: Set<MunicipalityCode>) async throws
        -> FiledReport?
    {
        let filed = try await ask { try FiledReports.one(id, in: $0) }
        guard let filed, municipalities.isEmpty || municipalities.contains(filed.report.municipality) else {
            return nil
        }
        return filed
    }

    package func reports(_ ids: [Report.ID]) async throws -> [FiledReport] {
        try await read { db in try ids.compactMap { try FiledReports.one($0, in: db) } }
    }

    package func report(_ reference: Reference) async throws -> FiledReport? {
        try await ask { try FiledReports.one(reference, in: $0) }
    }

    package func unplacedReports(
        matching filter: ReportFilter, page: PageRequest
    ) async throws -> Page<FiledReport> {
        let areas = areasNow
        return try await ask { [names] db in
            let seen = filter.sight.map { SeenCases($0, areas: areas, names: names, in: db) }
            return try FiledReports.unplaced(matching: filter, seen: seen, page: page, in: db)
        }
    }

    package func original(
        of id: Report.ID, readBy reader: Agent, at moment: Timestamp
    ) async throws -> SealedOriginal? {
        try await writer.commit { db in
            let sql = """
                SELECT report.number, sealed_original.key, sealed FROM report
                JOIN sealed_original ON sealed_original.report = report.number WHERE report.id = ?
                """
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [Data(id.bytes)]) else { return nil }
            let original = try OriginalRecord.read(row, of: id, sealing: settings.sealing)
            try db.execute(
                sql: """
                    INSERT INTO original_read (report, reader, key_prefix, key_number, at, person)
                    VALUES (?1, ?2, ?3, (SELECT number FROM api_key WHERE prefix = ?3), ?4,
                        (SELECT number FROM person WHERE id = ?5))
                    """,
                arguments: [
                    row["number"] as Int64, reader.name, reader.keyPrefix, moment.milliseconds,
                    reader.person.map { Data($0.bytes) },
                ])
            try DigestedTable.readings.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
            return original
        }
    }

    package func originalReadings(limit: Int) async throws -> [OriginalReading] {
        try await ask { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT original_read.number, report.id, report.reference, key_number, key_prefix, reader, at,
                        person.id
                    FROM original_read JOIN report ON report.number = original_read.report
                    LEFT JOIN person ON person.number = original_read.person
                    ORDER BY original_read.number DESC LIMIT ?
                    """,
                arguments: [limit]
            ).map { row in
                try StoreFault.reading("original_read", row[0]) {
                    guard let id = Report.ID(bytes: try row.value(at: 1)),
                        let reference = Reference(try row.value(at: 2) as String),
                        let at = Timestamp(milliseconds: try row.value(at: 6))
                    else { throw StoreFault.unreadableRow(table: "original_read", number: row[0]) }
                    return OriginalReading(
                        report: id, reference: reference, keyNumber: try row.value(at: 3),
                        keyPrefix: try row.value(at: 4), readerName: try row.value(at: 5),
                        person: Person.ID(bytes: try row.value(at: 7)), at: at)
                }
            }
        }
    }

    /// Asks what is in memory, when it is there and knows what the filter asks; else the database.
    private func ask<Value: Sendable>(
        about filter: ReportFilter, _ question: @escaping @Sendable (any SpatialAnswers) throws -> Value
    ) async throws -> Value {
        let sight = filter.sight.flatMap { $0.isOfWholes ? nil : $0 }
        if sight == nil, let tree = live.tree {
            guard let unit = filter.unit else {
                return try question(SpatialQuestions(index: tree, numbers: numbers))
            }
            if let cases = live.cases.table {
                let index = UnitReports(tree, of: unit, among: cases)
                return try question(SpatialQuestions(index: index, numbers: numbers))
            }
        }
        guard let sight else {
            return try await ask { db in
                try question(
                    SpatialQuestions(index: StoredIndex(db: db, unit: filter.unit), numbers: numbers))
            }
        }
        let areas = areasNow
        return try await read { [names] db in
            let seen = SeenCases(sight, areas: areas, names: names, in: db)
            return try question(
                SpatialQuestions(
                    index: StoredIndex(db: db, unit: filter.unit, seen: seen), numbers: numbers))
        }
    }
}
