/// Why a database could not be opened or used.
package enum StoreFault: Error, Hashable, Sendable, CustomStringConvertible {
    case spatiaLiteUnavailable
    /// Another process writes the file; its process id when it told.
    case inUse(by: Int?)
    case cannotLock(path: String)
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
    /// What was acknowledged is not there, as the mark beside the file knows.
    case lacksAcknowledged(AcknowledgedLoss, path: String)

    /// What an operator reads.
    package var description: String {
        switch self {
        case .spatiaLiteUnavailable: "SpatiaLite could not be loaded. Is libspatialite installed?"
        case .inUse(let process):
            "The database is in use by another Lykta process\(process.map { " (\($0))" } ?? ""). "
                + "Stop it first, or use the API: one process writes a file."
        case .cannotLock(let path): "The lock file \(path) cannot be made. Is the folder writable?"
        case .noSuchFile(let path): "There is no database at \(path)."
        case .newerThanProgram(let names):
            "The database was made by a later version of Lykta (\(names.joined(separator: ", "))); it is left as it is."
        case .notMigrated:
            "The database was made by an earlier version of Lykta. Start the server once to bring it up to date."
        case .migrationFailed(let name, let statement): "Migration \(name) failed at: \(statement)"
        case .notDurable(let setting, let value):
            "SQLite reports \(setting) = \(value); nothing could be promised to be kept."
        case .unreadableRow(let table, let number): "Row \(number) of \(table) is damaged. Run `lykta check`."
        case .cannotCopy(let path): "The backup \(path) could not be written."
        case .lacksAcknowledged(let loss, let path):
            (loss.lines + [
                "Nothing was changed. `lykta recover --database \(path)` shows what is there, keeps a copy, and lets work go on "
                    + "without what is missing; or put back a file that holds it."
            ]).joined(separator: "\n")
        }
    }
}
