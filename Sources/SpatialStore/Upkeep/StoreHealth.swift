import GRDB
import Reports
import Synchronization

/// What SQLite's error codes mean to whoever asks, decided here alone.
enum DatabaseTrouble {
    /// There is no room; goes by itself once there is.
    case full
    /// Nothing may be written, such as on a file system that was mounted again for reading.
    case readOnly
    /// Another connection is at work, or memory is short; goes by itself.
    case busy
    /// The disk fails, or gives back something else than was written: only a restart can tell what is there.
    case failed

    /// Nil for what is a fault of the program, such as a broken constraint.
    init?(_ code: ResultCode) {
        switch code {
        // The index of the log is made longer only by a disk with room.
        case .SQLITE_IOERR_SHMSIZE: self = .full
        case .SQLITE_IOERR_NOMEM: self = .busy
        case .SQLITE_READONLY_DBMOVED: self = .failed
        default:
            switch code.primaryResultCode {
            case .SQLITE_FULL: self = .full
            case .SQLITE_READONLY: self = .readOnly
            case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_NOMEM, .SQLITE_PROTOCOL: self = .busy
            case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN: self = .failed
            default: return nil
            }
        }
    }

    /// Whether nothing of a transaction can be saved after `error`.
    static func endsTransaction(_ error: any Error) -> Bool {
        guard let trouble = (error as? DatabaseError).flatMap({ DatabaseTrouble($0.extendedResultCode) })
        else { return false }
        return trouble != .busy
    }
}

/// Whether the store can still be used, and what its errors mean.
///
/// The first failure stays: an I/O error is never tried again into an answer, since what the disk holds is only known after
/// a restart, and a second sync of the same file may say that all is well when it is not.
final class StoreHealth: Sendable {
    private let watch: FileWatch?
    private let first = Mutex<StoreFailure?>(nil)

    /// - Parameter watch: Nil for a file opened for reading alone.
    init(watch: FileWatch?) { self.watch = watch }

    /// What was noticed so far.
    var known: StoreFailure? { first.withLock(\.self) }

    /// What was noticed so far, or is by looking at the files now.
    func look() -> StoreFailure? {
        if let known { return known }
        return watch?.parting().map { note(.parted($0)) }
    }

    /// - Throws: ``ReportStoreError/failed`` once a failure was noticed.
    func refuseFailed() throws { if known != nil { throw ReportStoreError.failed } }

    /// What is told instead of an error: a ``ReportStoreError`` for all trouble with the database, else the error itself.
    /// A failure is noted.
    func meaning(of error: any Error) -> any Error {
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

    @discardableResult
    private func note(_ failure: StoreFailure) -> StoreFailure {
        first.withLock { first in
            let kept = first ?? failure
            first = kept
            return kept
        }
    }
}
