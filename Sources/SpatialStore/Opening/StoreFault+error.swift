import GRDB

extension StoreFault {
    /// What an error of the database library means to whoever typed a command; nil for errors of anything else.
    ///
    /// - Parameter path: The database that the command works on, when it is known.
    package init?(meaningOf error: any Error, at path: String? = nil) {
        guard let fault = error as? DatabaseError else { return nil }
        let code = fault.extendedResultCode.rawValue
        let detail = "\(fault.message ?? "error") [\(code)]"
        if fault.resultCode == .SQLITE_NOTADB, let path {
            self = .notADatabase(path: path)
            return
        }
        if fault.resultCode == .SQLITE_CANTOPEN, let path {
            self = .cannotOpen(path: path, reason: FileTrouble.reading(path).words)
            return
        }
        self =
            switch DatabaseTrouble(fault.extendedResultCode) {
            case .full: .failed(.full, detail: detail)
            case .readOnly: .failed(.readOnly, detail: detail)
            case .busy: .failed(.busy, detail: detail)
            case .failed: .failed(.disk, detail: detail)
            case nil: .failed(.other, detail: detail)
            }
    }
}
