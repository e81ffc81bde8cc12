import GRDB
import Reports
import Synchronization

/// Whether the store can still be used, and what its errors mean.
///
/// The first failure stays: an I/O error is never tried again into an answer, since what the disk holds is only known after
/// a restart, and a second sync of the same file may say that all is well when it is not.
///
/// A row that cannot be read is no failure of the store: it is noted, and all that does not need the row goes on (decision 0022).
final class StoreHealth: Sendable {
    private let watch: FileWatch?
    private let first = Mutex<StoreFailure?>(nil)
    private let firstUnreadable = Mutex<UnreadableRow?>(nil)

    /// - Parameter watch: Nil for a file opened for reading alone.
    init(watch: FileWatch?) { self.watch = watch }

    /// What was noticed so far.
    var known: StoreFailure? { first.withLock(\.self) }

    /// The first row that could not be read.
    var unreadableRow: UnreadableRow? { firstUnreadable.withLock(\.self) }

    /// What was noticed so far, or is by looking at the files now.
    func look() -> StoreFailure? {
        if let known { return known }
        return watch?.parting().map { note(.parted($0)) }
    }

    /// - Throws: ``ReportStoreError/failed`` once a failure was noticed.
    func refuseFailed() throws { if known != nil { throw ReportStoreError.failed } }

    /// What is told instead of an error: a ``ReportStoreError`` for all trouble with the database, else the error itself.
    /// A failure is noted, and so is a row that cannot be read.
    func meaning(of error: any Error) -> any Error {
        if let row = Self.unreadableRow(in: error) {
            firstUnreadable.withLock { $0 = $0 ?? row }
            return ReportStoreError.unreadable(row)
        }
        guard let fault = error as? DatabaseError, let trouble = DatabaseTrouble(fault.extendedResultCode)
        else { return error }
        switch trouble {
        case .full, .readOnly: return ReportStoreError.notWritable
        case .busy: return ReportStoreError.overloaded(retryAfterSeconds: 2)
        case .failed:
            // A file that was moved or replaced under SQLite may look damaged to it.
            if look() == nil {
                let code = fault.extendedResultCode
                note(.disk("\(fault.message ?? "no message") (SQLite code \(code.rawValue))"))
            }
            return ReportStoreError.failed
        }
    }

    /// Runs `work`; see ``refuseFailed()`` and ``meaning(of:)``.
    func guarding<Value>(_ work: () async throws -> Value) async throws -> Value {
        try refuseFailed()
        do { return try await work() } catch { throw meaning(of: error) }
    }

    /// GRDB's own error holds the whole row, and is not passed on.
    private static func unreadableRow(in error: any Error) -> UnreadableRow? {
        if case StoreFault.unreadableRow(let table, let number) = error {
            return UnreadableRow(table: table, number: number)
        }
        return error is RowDecodingError ? UnreadableRow(table: "some table", number: 0) : nil
    }

    @discardableResult
    private func note(_ failure: StoreFailure) -> StoreFailure {
        first.withLock { first in
            let kept = first ?? failure
            first = kept
            return kept
        }
    }
}
