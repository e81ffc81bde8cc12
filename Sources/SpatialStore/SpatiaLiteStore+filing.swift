import FoundationEssentials
import GRDB
package import Geometry
package import Reports
import Triage

extension SpatiaLiteStore: ReportStore {
    package func accept(
        _ report: NewReport, answer: @escaping @Sendable (Acceptance) -> [UInt8]
    ) async throws -> Acceptance {
        try await writer.commit { try Filing(store: self, db: $0).accept(report, answer: answer) }
    }

    /// Keeps many reports, in their order, in one transaction; each refusal is told in its report's place. For imports, which
    /// have nobody waiting for each single report.
    ///
    /// - Parameter progress: Recorded in the same transaction, so that an import that was cut off goes on where it stopped.
    package func acceptAll(
        _ reports: [NewReport], recording progress: ImportProgress? = nil
    ) async throws -> [Result<Acceptance, ReportStoreError>] {
        try await writer.commit { db in
            let outcomes = try reports.map { report -> Result<Acceptance, ReportStoreError> in
                var outcome: Result<Acceptance, ReportStoreError> = .failure(.notWritable)
                let mark = live.mark
                try db.inSavepoint {
                    do {
                        outcome = .success(try Filing(store: self, db: db).accept(report) { _ in [] })
                        return .commit
                    } catch let refusal as ReportStoreError {
                        outcome = .failure(refusal)
                        live.undo(to: mark)
                        return .rollback
                    }
                }
                return outcome
            }
            if let progress { try progress.record(in: db) }
            return outcomes
        }
    }

    package func earlierAnswer(to retry: RetryKey) async throws -> Acceptance? {
        try await ask { try KeptAnswers.earlier(retry, in: $0) }
    }

    package func place(
        _ id: Report.ID, at place: Place, accuracy: Distance?, version: Int?, by editor: String,
        at moment: Timestamp
    ) async throws -> FiledReport {
        try await writer.commit { db in
            guard let filed = try FiledReports.one(id, in: db),
                let was = try StoredJoinableReports.joined(id, in: db),
                let jurisdiction = jurisdiction(of: filed.report.municipality),
                let category = jurisdiction.profile.category(filed.report.category)
            else { throw ReportEditFault.noSuchReport }
            if let version, version != filed.version { throw ReportEditFault.stale(current: filed.version) }
            guard filed.status.takesReports else { throw ReportEditFault.caseClosed }

            let ground = try StoredJoinableReports(
                category.group, of: jurisdiction.profile, numbers: numbers, live: live, in: db)
            let placed = Joinable(
                key: was.report.key, id: id, place: place, observed: was.report.observed,
                ruling: was.report.ruling)
            let plan = try Joiner(rule: category.joining).revise([.becomes(placed, was: was)], among: ground)
            try move(
                filed.report, number: was.report.key, to: place, accuracy: accuracy, status: filed.status,
                in: db)
            try CaseDesk(store: self, db: db, jurisdiction: jurisdiction, by: editor, moment: moment)
                .carryOut(plan, in: category.group, also: filed.case)
            guard let moved = try FiledReports.one(id, in: db) else { throw ReportEditFault.noSuchReport }
            return moved
        }
    }

    private func move(
        _ report: Report, number: Int64, to place: Place, accuracy: Distance?, status: CaseStatus,
        in db: Database
    ) throws {
        try db.execute(
            sql: """
                UPDATE report SET northing = ?, easting = ?, accuracy = ?, place = MakePoint(?, ?, 3006),
                    version = version + 1 WHERE number = ?
                """,
            arguments: [
                place.northingCentimetres, place.eastingCentimetres, accuracy?.metres, place.easting,
                place.northing,
                number,
            ])
        let index = index(in: db)
        if let old = report.whereabouts.place { try index.delete(report.id, number: number, at: old) }
        try index.insert(
            report, number: number, category: numbers.number(of: report.category, in: db), place: place,
            status: status)
    }

    /// Where the covering index is written.
    func index(in db: Database) -> IndexWriter { IndexWriter(db: db, live: live) }
}
