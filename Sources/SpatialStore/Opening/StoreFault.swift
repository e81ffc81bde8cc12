/// Why a database could not be opened or used.
package enum StoreFault: Error, Hashable, Sendable, CustomStringConvertible {
    case spatiaLiteUnavailable
    /// Another process writes the file; its process id when it told.
    case inUse(by: Int?)
    case cannotLock(path: String)
    case cannotOpen(path: String, reason: String)
    /// The file has hard links: by each name it would have another log.
    case severalNames(path: String, count: Int)
    case noSuchFile(path: String)
    /// The file was made by a later version of Lykta and is left untouched.
    case newerThanProgram(migrations: [String])
    /// The file lacks steps that only a writing command may take.
    case notMigrated
    case migrationFailed(name: String, statement: String)
    /// SQLite did not take a setting that the promise of durability rests on.
    case notDurable(setting: String, value: String)
    /// A row cannot be read as the value it should be.
    case unreadableRow(table: String, number: Int64)
    case cannotCopy(path: String)
    /// The file is so damaged that SQLite cannot read it.
    case cannotBeRead(path: String, reason: String)
    /// A backup is not written over a file that is there.
    case copyExists(path: String)
    /// A backup is never written over a database that is in use, nor beside a log that belongs to another.
    case copyInUse(path: String, reason: String)
    /// What was acknowledged is not there, as the mark beside the file knows.
    case lacksAcknowledged(AcknowledgedLoss, path: String)
    /// SpatiaLite finds an outline that is to be kept invalid; nothing of the change was kept.
    case invalidOutline(layer: String, code: String, reason: String)
    /// A report came to a store that was opened without a key to seal its original with.
    case noOriginalKey

    /// What an operator reads.
    package var description: String {
        switch self {
        case .spatiaLiteUnavailable: "SpatiaLite could not be loaded. Is libspatialite installed?"
        case .inUse(let process):
            "The database is in use by another Lykta process\(process.map { " (\($0))" } ?? ""). "
                + "Stop it first, or use the API: one process writes a file."
        case .cannotLock(let path): "The lock file \(path) cannot be made. Is the folder writable?"
        case .cannotOpen(let path, let reason): "The database \(path) cannot be opened: \(reason)."
        case .severalNames(let path, let count):
            "\(path) is one file with \(count) names (hard links). By each name it would have another log, and reports would be lost. "
                + "Find the others with `find -samefile` and remove all but one."
        case .noSuchFile(let path): "There is no database at \(path)."
        case .newerThanProgram(let names):
            "The database was made by a later version of Lykta (\(names.joined(separator: ", "))); it is left as it is."
        case .notMigrated:
            "The database was made by an earlier version of Lykta. Start the server once to bring it up to date."
        case .migrationFailed(let name, let statement): "Migration \(name) failed at: \(statement)"
        case .notDurable(let setting, let value):
            "SQLite reports \(setting) = \(value); nothing could be promised to be kept."
        case .unreadableRow(let table, let number): "Row \(number) of \(table) is damaged. Run `lykta check`."
        case .invalidOutline(let layer, let code, let reason):
            "The outline of \(layer)/\(code) is not valid (\(reason)); no area was changed. Mend it where it was drawn."
        case .noOriginalKey:
            "There is no key to seal what comes in with. Make one with `lykta originals make-key`, or name the file in "
                + "LYKTA_ORIGINALS_KEYS."
        case .cannotCopy(let path): "The backup \(path) could not be written."
        case .cannotBeRead(let path, let reason):
            "The database is damaged and cannot be read (\(reason)). Nothing was changed. `lykta recover --database \(path)` tries "
                + "every way to read it, on copies; or put a backup in its place."
        case .copyExists(let path):
            "\(path) is there already and was left as it is. Choose another name, or say --overwrite."
        case .copyInUse(let path, let reason):
            "\(path) was left as it is: \(reason). Choose another name for the backup."
        case .lacksAcknowledged(let loss, let path):
            (loss.lines + [
                "Nothing was changed. `lykta recover --database \(path)` shows what is there, keeps a copy, and lets work go on "
                    + "without what is missing; or put back a file that holds it."
            ]).joined(separator: "\n")
        }
    }
}
