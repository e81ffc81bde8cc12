import CaseKeeping
import GRDB
package import Geometry
package import Reports

extension SpatiaLiteStore: ReportStore {
    package func accept(
        _ report: NewReport, answer: @escaping @Sendable (Acceptance) -> [UInt8]
    ) async throws -> Acceptance {
        try await writer.commit { try file(report, in: $0, answer: answer) }
    }

    /// Keeps many reports, in their order, in one transaction; each refusal stands in its report's place. For imports, which
    /// have nobody waiting for each single report.
    ///
    /// - Parameter progress: Recorded in the same transaction, so that an import that was cut off goes on where it stopped.
    package func acceptAll(
        _ reports: [NewReport], recording progress: ImportProgress? = nil
    ) async throws -> [Result<Acceptance, ReportStoreError>] {
        try await writer.commit { db in
            let outcomes = try reports.map { report -> Result<Acceptance, ReportStoreError> in
                do {
                    return .success(
                        try Savepoint(db: db, live: live).run { try file(report, in: db) { _ in [] } })
                } catch let refusal as ReportStoreError {
                    return .failure(refusal)
                }
            }
            if let progress { try progress.record(in: db) }
            return outcomes
        }
    }

    private func file(_ report: NewReport, in db: Database, answer: (Acceptance) -> [UInt8]) throws
        -> Acceptance
    {
        try ReportFiling(ledger: StoredCaseLedger(self, in: db), policy: policy)
            .accept(report, answer: answer)
    }

    package func earlierAnswer(to retry: RetryKey) async throws -> Acceptance? {
        try await ask { try StoredCaseLedger.keptAnswer(under: retry, in: $0)?.acceptance(of: retry) }
    }

    package func place(
        _ id: Report.ID, at place: Place, accuracy: Distance?, version: Int?, by editor: String,
        at moment: Timestamp
    ) async throws -> FiledReport {
        try await writer.commit { db in
            try ReportPlacing(ledger: StoredCaseLedger(self, in: db), policy: policy)
                .place(id, at: place, accuracy: accuracy, version: version, by: editor, at: moment)
        }
    }
}
