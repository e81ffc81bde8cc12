import GRDB

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
