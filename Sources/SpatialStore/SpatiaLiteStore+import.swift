import CaseKeeping
import GRDB
package import Reports

extension SpatiaLiteStore: ImportStore {
    package func acceptAll(_ reports: [NewReport]) async throws -> [Result<Acceptance, ReportStoreError>] {
        try await commitEach(reports) { report, db in try accept(report, in: db) { _ in [] } }
    }

    package func importRows(_ rows: [ImportRow]) async throws -> [Result<RowOutcome, ReportStoreError>] {
        try await commitEach(rows) { row, db in
            if let known = try ImportedRowRecord.row(under: row.key, in: db) { return .known(known) }
            let moment = row.report.report.received
            if let unnoted = try ImportedRowRecord.unnotedReport(of: row, in: db) {
                try ImportedRowRecord.insert(row, as: unnoted.report.id, isTold: true, at: moment, in: db)
                return .known(KnownRow(content: row.content, reference: unnoted.report.reference))
            }
            let (outcome, receipt): (RowOutcome, Receipt)
            switch try accept(row.report, in: db, notifies: row.notifies, answer: { _ in [] }) {
            case .accepted(let made): (outcome, receipt) = (.kept, made)
            case .repeated(let earlier): (outcome, receipt) = (.repeated, earlier)
            // Rows come without a retry key.
            case .answeredBefore, .retryKeyReused: return .repeated
            }
            try ImportedRowRecord.insert(
                row, as: receipt.report, isTold: row.notifies || outcome == .repeated, at: moment, in: db)
            return outcome
        }
    }

    package func foresee(_ rows: [ImportRow]) async throws -> [RowOutcome] {
        try await read { db in
            try rows.map { row in
                if let known = try ImportedRowRecord.row(under: row.key, in: db) { return .known(known) }
                if let unnoted = try ImportedRowRecord.unnotedReport(of: row, in: db) {
                    return .known(KnownRow(content: row.content, reference: unnoted.report.reference))
                }
                let filing = ReportFiling(ledger: StoredCaseLedger(self, in: db), policy: policy)
                return try filing.earlierReport(like: row.report) == nil ? .kept : .repeated
            }
        }
    }

    package func knownRows(under keys: [RowDigest]) async throws -> [RowDigest: KnownRow] {
        try await read { db in
            var known: [RowDigest: KnownRow] = [:]
            for key in keys { known[key] = try ImportedRowRecord.row(under: key, in: db) }
            return known
        }
    }

    /// Does the same with each of some things in one transaction; a refusal is undone alone.
    private func commitEach<Element: Sendable, Outcome: Sendable>(
        _ elements: [Element], _ body: @escaping @Sendable (Element, Database) throws -> Outcome
    ) async throws -> [Result<Outcome, ReportStoreError>] {
        try await writer.commit { db in
            try elements.map { element in
                do {
                    return .success(
                        try Savepoint(db: db, live: live, notes: file.notes).run { try body(element, db) })
                } catch let refusal as ReportStoreError {
                    return .failure(refusal)
                }
            }
        }
    }
}
