package import Reports

/// Why a database could not be opened or used.
package enum StoreFault: Error, Hashable, Sendable, CustomStringConvertible {
    case spatiaLiteUnavailable
    /// Another process writes the file; its process id when it told.
    case inUse(by: Int?)
    case cannotLock(path: String)
    case cannotOpen(path: String, reason: Bilingual)
    /// The file is there, and is no database of SQLite.
    case notADatabase(path: String)
    /// SQLite could not do what was asked, and what it says of it.
    case failed(Trouble, detail: String)
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
    case cannotCopy(path: String, because: FileTrouble? = nil)
    /// The file is so damaged that SQLite cannot read it.
    case cannotBeRead(path: String, reason: String)
    /// A backup is not written over a file that is there.
    case copyExists(path: String)
    /// A backup is never written over a database that is in use, nor beside a log that belongs to another.
    case copyInUse(path: String, reason: Bilingual)
    /// What was acknowledged is not there, as the mark beside the file knows.
    case lacksAcknowledged(AcknowledgedLoss, path: String)
    /// SpatiaLite finds an outline that is to be kept invalid; nothing of the change was kept.
    case invalidOutline(layer: String, code: String, reason: String)
    /// A report came to a store that was opened without a key to seal its original with.
    case noOriginalKey

    /// What SQLite's error means, as far as there is something to do.
    package enum Trouble: Hashable, Sendable { case full, readOnly, busy, disk, other }

    package var description: String { sentence.english }
}
