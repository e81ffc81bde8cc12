import GRDB
import Reports

extension SpatiaLiteStore: ImportStore {
    package func importedRows(of digest: String) async throws -> Int {
        try await ask { try ImportProgressRecord.fetchOne($0, key: digest)?.rows ?? 0 }
    }
}
