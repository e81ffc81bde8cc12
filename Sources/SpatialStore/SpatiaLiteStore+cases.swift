import CaseKeeping
import GRDB
package import Reports
import Triage

extension SpatiaLiteStore: CaseStore {
    package func cases(matching filter: CaseFilter, limit: Int, after: Case.ID?) async throws -> [Case] {
        let areas = areasNow
        return try await read { db in
            let cursor = try Row.fetchCursor(
                db.cachedStatement(sql: filter.unit == nil ? CaseQuestion.all : CaseQuestion.ofUnit),
                arguments: CaseQuestion.arguments(after: after, unit: filter.unit))
            var found: [Case] = []
            while found.count < limit, let row = try cursor.next() {
                guard filter.admitsApartFromUnit(try CaseRecord.read(row, units: [])) else { continue }
                let item = try CaseRecord.read(row, names: names, in: db)
                guard filter.sight?.sees(item, areas: areas) ?? true else { continue }
                found.append(item)
            }
            return found
        }
    }

    package func `case`(_ id: Case.ID, in municipalities: Set<MunicipalityCode>) async throws -> Case? {
        let found = try await read { try CaseQuestion.one(id, names: names, in: $0) }
        guard let found, municipalities.isEmpty || municipalities.contains(found.municipality) else {
            return nil
        }
        return found
    }

    package func reports(of id: Case.ID) async throws -> [FiledReport] {
        try await ask { try FiledReports.of(id, in: $0) }
    }

    package func reports(
        of id: Case.ID, upTo last: Report.ID?, most: Int, withRestricted seesRestricted: Bool
    ) async throws -> [FiledReport] {
        try await read {
            try FiledReports.last(most, of: id, upTo: last, withRestricted: seesRestricted, in: $0)
        }
    }

    package func history(of id: Case.ID) async throws -> [CaseEvent] {
        try await read { try EventRecord.all(of: id, in: $0) }
    }

    package func history(_ part: CasePart, of id: Case.ID) async throws -> CaseHistoryPart {
        try await read { try EventRecord.part(part, of: id, in: $0) }
    }

    package func carryOut(
        _ edits: [CaseEdit], on id: Case.ID, version: Int, seeing visibility: Visibility, by editor: Agent,
        at moment: Timestamp
    ) async throws -> EditedCase {
        let sight = EditorSight(visibility, areas: areasNow)
        return try await writer.commit { db in
            try keepingCases(in: db) {
                try CaseEditing(ledger: $0, policy: policy)
                    .carryOut(
                        edits, on: id, version: version, seeing: sight, by: editor, at: moment)
            }
        }
    }

    package func queueDueNotices(at moment: Timestamp) async throws {
        try await writer.commit { db in
            try keepingCases(in: db) { try DueWatching(ledger: $0, policy: policy).look(at: moment) }
            guard policy.queuesNotices else { return }
            let reminding = DutyReminding(db: db)
            for jurisdiction in policy.jurisdictions {
                try reminding.look(jurisdiction.profile, at: moment)
            }
        }
    }

    package func routeAnew(
        _ id: Case.ID, successors: [Code<Unit>: Code<Unit>], isTrial: Bool, by editor: Agent,
        at moment: Timestamp
    ) async throws -> RoutingChange? {
        let route = { @Sendable (db: Database) in
            try keepingCases(in: db) {
                try RoutingAnew(ledger: $0, policy: policy)
                    .route(id, successors: successors, isTrial: isTrial, by: editor, at: moment)
            }
        }
        return isTrial ? try await read(route) : try await writer.commit(route)
    }

    package func openCases(byUnitOf municipality: MunicipalityCode) async throws -> [Code<Unit>: Int] {
        try await ask { db in
            let rows = try Row.fetchAll(
                db, sql: CaseQuestion.openByUnit, arguments: [municipality.number])
            var counts: [Code<Unit>: Int] = [:]
            for row in rows {
                guard let unit = Code<Unit>(try row.value("unit") as String) else { continue }
                counts[unit] = row["cases"]
            }
            return counts
        }
    }
}
