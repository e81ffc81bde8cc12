import FoundationEssentials
import Glibc
import Reports
import Synchronization

/// Holds the right to write a database, until it is released or the value is gone.
///
/// Two advisory `flock`s, which end with the process however that ends. One is on the database file itself, so that whatever
/// path leads there, only one process writes it; a kind of lock apart from SQLite's own. The other is on `FILE.lock`, which
/// names the process that holds it, and guards the name while another file is put in its place. It is left behind on purpose:
/// removing it would let two processes lock two files of one name.
///
/// The descriptor of the database is opened before SQLite opens it and closed after: closing any descriptor of a file ends the
/// locks that SQLite holds on it for this process. For the same reason a file that this process writes is not opened again.
final class DatabaseLock: Sendable {
    /// Where the database is, with symbolic links followed: SQLite puts the log beside that file.
    let path: String
    /// Nil when there is no database.
    let identity: FileIdentity?
    /// None once released.
    private let descriptors: Mutex<[Int32]>

    /// The databases that this process writes.
    private static let held = Mutex<Set<FileIdentity>>([])

    /// - Parameters:
    ///   - path: As ``resolved(_:)`` gives it.
    ///   - makesFile: Whether a missing database is made, empty, for its owner alone.
    /// - Throws: ``StoreFault/inUse(by:)`` at once when another process holds it; ``StoreFault/severalNames(path:count:)``,
    ///   ``StoreFault/cannotLock(path:)``, ``StoreFault/cannotOpen(path:reason:)``.
    init(guarding path: String, makesFile: Bool) throws(StoreFault) {
        self.path = path
        let name = try Self.lockName(path + ".lock")
        do throws(StoreFault) {
            let file = try Self.lockFile(path, makesFile: makesFile, named: path + ".lock")
            identity = file?.identity
            descriptors = Mutex([file?.descriptor, name].compactMap(\.self))
        } catch {
            close(name)
            throw error
        }
    }

    deinit { release() }

    /// Lets another process, or another store of this one, write the database.
    func release() {
        descriptors.withLock { descriptors in
            for descriptor in descriptors {
                // A child that was just forked still has the descriptor until it becomes another program.
                flock(descriptor, LOCK_UN)
                close(descriptor)
            }
            if let identity, !descriptors.isEmpty { Self.held.withLock { _ = $0.remove(identity) } }
            descriptors = []
        }
    }

    /// `path` with every symbolic link followed, as SQLite follows them.
    static func resolved(_ path: String) throws(StoreFault) -> String {
        if let real = real(path) { return real }
        var status = stat()
        guard unsafe lstat(path, &status) != 0 else {
            throw .cannotOpen(
                path: path,
                reason: Bilingual(
                    swedish: "det är en symbolisk länk som inte leder någonstans",
                    english: "it is a symbolic link that leads nowhere"))
        }
        let url = URL(filePath: path)
        guard let folder = real(url.deletingLastPathComponent().path) else {
            throw .cannotOpen(
                path: path,
                reason: Bilingual(swedish: "det finns ingen sådan mapp", english: "there is no such folder"))
        }
        return (folder == "/" ? "" : folder) + "/" + url.lastPathComponent
    }

    @safe private static func real(_ path: String) -> String? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// Whether another process writes the database at `path` with a log that lies beside another name, as through a bind mount
    /// of the file alone: whoever reads here would miss what the log holds.
    static func isWrittenElsewhere(_ path: String) -> Bool {
        guard FileIdentity(at: path + "-wal") == nil else { return false }
        return held.withLock { held in
            guard let there = FileIdentity(at: path), !held.contains(there) else { return false }
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return false }
            defer { close(descriptor) }
            return flock(descriptor, LOCK_SH | LOCK_NB) != 0
        }
    }

    /// Whether no Lykta, this process among them, writes the database at `path` just now.
    static func isFree(_ path: String) -> Bool {
        held.withLock { held in
            guard let there = FileIdentity(at: path), !held.contains(there) else { return false }
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return false }
            defer { close(descriptor) }
            return flock(descriptor, LOCK_SH | LOCK_NB) == 0
        }
    }

    private static func lockName(_ path: String) throws(StoreFault) -> Int32 {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotLock(path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse(by: holder(toldIn: path))
        }
        let holder = Array("\(ProcessInfo.processInfo.processIdentifier)\n".utf8)
        guard ftruncate(descriptor, 0) == 0,
            unsafe pwrite(descriptor, holder, holder.count, 0) == holder.count
        else {
            close(descriptor)
            throw .cannotLock(path: path)
        }
        return descriptor
    }

    private static func holder(toldIn path: String) -> Int? {
        (try? String(contentsOfFile: path, encoding: .utf8)).flatMap { Int($0.prefix { $0 != "\n" }) }
    }

    private static func lockFile(_ path: String, makesFile: Bool, named lock: String) throws(StoreFault)
        -> (descriptor: Int32, identity: FileIdentity)?
    {
        try held.withLock { held throws(StoreFault) in
            if let there = FileIdentity(at: path), held.contains(there) {
                throw .inUse(by: Int(ProcessInfo.processInfo.processIdentifier))
            }
            let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC | (makesFile ? O_CREAT : 0), 0o600)
            guard descriptor >= 0 else {
                if errno == ENOENT, !makesFile { return nil }
                throw .cannotOpen(path: path, reason: FileTrouble(errno).words)
            }
            guard let status = FileStatus(of: descriptor), status.names <= 1,
                flock(descriptor, LOCK_EX | LOCK_NB) == 0
            else {
                let names = FileStatus(of: descriptor)?.names ?? 1
                close(descriptor)
                throw names > 1 ? .severalNames(path: path, count: names) : .inUse(by: nil)
            }
            // One that was made empty by other means is for its owner alone as well.
            if makesFile, status.bytes == 0 { fchmod(descriptor, 0o600) }
            held.insert(status.identity)
            return (descriptor, status.identity)
        }
    }
}
