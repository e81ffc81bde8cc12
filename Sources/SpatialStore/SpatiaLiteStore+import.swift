import GRDB
package import Reports

extension SpatiaLiteStore: ImportStore {
    package func acceptAll(
        _ reports: [NewReport], recording progress: ImportProgress? = nil
    ) async throws -> [Result<Acceptance, ReportStoreError>] {
        try await writer.commit { db in
            let outcomes = try reports.map { report -> Result<Acceptance, ReportStoreError> in
                do {
                    return .success(
                        try Savepoint(db: db, live: live, notes: file.notes).run {
                            try accept(report, in: db) { _ in [] }
                        })
                } catch let refusal as ReportStoreError {
                    return .failure(refusal)
                }
            }
            if let progress { try progress.record(in: db) }
            return outcomes
        }
    }

    package func importedRows(of digest: String) async throws -> Int {
        try await ask { try ImportProgressRecord.fetchOne($0, key: digest)?.rows ?? 0 }
    }
}
