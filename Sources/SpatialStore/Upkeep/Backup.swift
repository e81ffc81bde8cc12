import FoundationEssentials
import Glibc
import GRDB

extension SpatiaLiteStore {
    /// Copies the live database to `path`, as one file that is whole and on the disk when this returns.
    ///
    /// The copy is one state of the database, taken through SQLite's online backup while reports keep coming in. It is
    /// written under another name, synced, checked, and only then given its own; an existing file is replaced in one step.
    ///
    /// - Throws: ``StoreFault/cannotCopy(path:)``, and GRDB's `DatabaseError`.
    package func backup(to path: String) throws {
        let unfinished = path + ".unfinished"
        for suffix in ["", "-wal", "-shm", "-journal"] {
            try? FileManager.default.removeItem(atPath: unfinished + suffix)
        }
        do {
            let copy = try DatabaseQueue(path: unfinished)
            try file.pool.backup(to: copy)
            try copy.writeWithoutTransaction { db in
                // One file, without a write-ahead log beside it.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
                guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok"
                else { throw StoreFault.cannotCopy(path: path) }
            }
            try copy.close()
        }
        try sync(unfinished)
        guard unsafe rename(unfinished, path) == 0 else { throw StoreFault.cannotCopy(path: path) }
        try sync(URL(filePath: path).deletingLastPathComponent().path)
    }
}

/// Waits until the file or folder at `path` is on the disk.
private func sync(_ path: String) throws {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreFault.cannotCopy(path: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StoreFault.cannotCopy(path: path) }
}
