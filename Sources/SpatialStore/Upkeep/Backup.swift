import FoundationEssentials
import GRDB
import Glibc
import Reports

extension SpatiaLiteStore {
    /// Copies the live database to `path`, as one file that is whole and on the disk when this returns, for its owner alone.
    ///
    /// The copy is one state of the database, taken through SQLite's online backup while reports keep coming in. It is
    /// written under another name, synced, checked, and only then given its own.
    ///
    /// - Throws: ``StoreFault/copyExists(path:)`` and ``StoreFault/copyInUse(path:reason:)`` before anything is written,
    ///   ``StoreFault/cannotCopy(path:)``, and GRDB's `DatabaseError`.
    package func backup(to path: String, overwriting: Bool) throws {
        let place = CopyPlace(path: path, source: file.path)
        try place.refuseTaken(overwriting: overwriting)
        try place.fill(overwriting: overwriting) { copy in
            try file.pool.backup(to: copy)
            try copy.writeWithoutTransaction { db in
                // One file, without a write-ahead log beside it.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
                guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok"
                else { throw StoreFault.cannotCopy(path: path) }
            }
        }
    }

    /// Copies what the writing connection still reads, though the file has lost its name, to `FILE.held-1` or the first
    /// number that is free.
    package func salvage() async -> String? {
        guard let failure = file.health.known, case .parted = failure else { return nil }
        let path = (1...1_000).lazy.map { "\(file.path).held-\($0)" }.first { FileIdentity(at: $0) == nil }
        guard let path else { return nil }
        do {
            try CopyPlace(path: path, source: file.path).fill(overwriting: false) { copy in
                try file.pool.writeWithoutTransaction { held in
                    try copy.writeWithoutTransaction { try held.backup(to: $0) }
                }
                try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            }
            return path
        } catch {
            return nil
        }
    }
}

/// Where a copy of a database is to stand.
private struct CopyPlace {
    let path: String
    let source: String

    /// - Throws: ``StoreFault/copyExists(path:)``, ``StoreFault/copyInUse(path:reason:)``.
    func refuseTaken(overwriting: Bool) throws {
        let there = FileIdentity(at: path)
        // What SQLite keeps of the source would be replaced just as the file itself.
        for suffix in ["", "-wal", "-shm"] where there != nil && there == FileIdentity(at: source + suffix) {
            throw StoreFault.copyInUse(
                path: path,
                reason: Bilingual(
                    swedish: "det är databasen som ska kopieras",
                    english: "it is the database that is to be copied"))
        }
        if let log = FileStatus(at: path + "-wal"), log.bytes > 0 {
            throw StoreFault.copyInUse(
                path: path,
                reason: Bilingual(
                    swedish: "\(path)-wal bredvid den är en databas logg, och skulle läsas in i kopian",
                    english: "\(path)-wal beside it is the log of a database, and would be read into the copy"
                ))
        }
        guard there != nil else { return }
        guard overwriting else { throw StoreFault.copyExists(path: path) }
        guard isEarlierCopy else {
            throw StoreFault.copyInUse(
                path: path,
                reason: Bilingual(
                    swedish: "det är ingen databas i Lykta, och --overwrite ersätter inget annat",
                    english: "it is no database of Lykta, and --overwrite replaces nothing else"))
        }
        guard try !isLocked() else {
            throw StoreFault.copyInUse(
                path: path,
                reason: Bilingual(
                    swedish: "det är en databas som används", english: "it is a database that is in use"))
        }
    }

    /// Whether nothing but a database can be lost with the file at `path`: an ordinary file that holds reports and cases, or nothing.
    private var isEarlierCopy: Bool {
        guard let status = FileStatus(at: path), status.isOrdinary else { return false }
        guard status.bytes > 0 else { return true }
        var configuration = Configuration()
        configuration.readonly = true
        let url = URL(filePath: path).absoluteString
        guard let file = try? DatabaseQueue(path: "\(url)?immutable=1", configuration: configuration)
        else { return false }
        defer { try? file.close() }
        let tables = ["report", "case_file"]
        return (try? file.read { db in try tables.allSatisfy { try db.tableExists($0) } }) ?? false
    }

    /// Whether a process writes the file at `path`, or has it open through SQLite.
    private func isLocked() throws -> Bool {
        let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFault.cannotCopy(path: path, because: FileTrouble(errno)) }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return true }
        var question = flock()
        question.l_type = Int16(F_WRLCK)
        question.l_whence = Int16(SEEK_SET)
        guard unsafe fcntl(descriptor, F_GETLK, &question) == 0 else { return false }
        return question.l_type != Int16(F_UNLCK)
    }

    /// Makes a file beside `path`, hands it over to be filled, and gives it the name once it is on the disk.
    ///
    /// Takes away what copies left in the folder that were cut off before.
    func fill(overwriting: Bool, _ fill: (DatabaseQueue) throws -> Void) throws {
        UnfinishedCopy.clear(folderOf: path)
        let unfinished = UnfinishedCopy.path(for: path)
        let descriptor = unsafe open(unfinished, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFault.cannotCopy(path: path, because: FileTrouble(errno)) }
        // Held until the copy is done: by this others tell it from one that was cut off.
        flock(descriptor, LOCK_EX | LOCK_NB)
        defer { close(descriptor) }
        do {
            let copy = try DatabaseQueue(path: unfinished)
            try fill(copy)
            try copy.close()
            try sync(unfinished)
            try name(unfinished, overwriting: overwriting)
        } catch {
            UnfinishedCopy.remove(unfinished)
            if case .failed(.full, _)? = StoreFault(meaningOf: error) {
                throw StoreFault.cannotCopy(path: path, because: .full)
            }
            throw error
        }
        try sync(URL(filePath: path).deletingLastPathComponent().path)
    }

    private func name(_ unfinished: String, overwriting: Bool) throws {
        guard !overwriting else {
            guard unsafe rename(unfinished, path) == 0 else { throw StoreFault.cannotCopy(path: path) }
            return
        }
        // A second name is given only where none is; not every file system knows it, and then the name is looked for once more.
        if unsafe link(unfinished, path) == 0 {
            unsafe unlink(unfinished)
            return
        }
        guard errno != EEXIST, FileIdentity(at: path) == nil else { throw StoreFault.copyExists(path: path) }
        guard unsafe rename(unfinished, path) == 0 else { throw StoreFault.cannotCopy(path: path) }
    }

    /// Waits until the file or folder at `path` is on the disk.
    private func sync(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFault.cannotCopy(path: path, because: FileTrouble(errno)) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw StoreFault.cannotCopy(path: path, because: FileTrouble(errno))
        }
    }
}
