/// Notices when an open database and the names of its files part: when one is moved, removed or replaced.
///
/// SQLite goes on writing to the files it has opened, whatever becomes of their names; what it writes then is lost when the
/// process ends.
struct FileWatch: Sendable {
    private let files: [(path: String, identity: FileIdentity)]

    /// - Parameter lock: On the database, which is open, with its log and the log's index beside it.
    init(_ lock: DatabaseLock) {
        let beside = ["-wal", "-shm"].compactMap { suffix in
            FileIdentity(at: lock.path + suffix).map { (lock.path + suffix, $0) }
        }
        files = (lock.identity.map { [(lock.path, $0)] } ?? []) + beside
    }

    /// The first file that is no longer the one that was opened, in words; nil while all are. Some microseconds.
    func parting() -> String? {
        for file in files {
            let found = FileIdentity(at: file.path)
            if found == file.identity { continue }
            return found == nil
                ? "\(file.path) was moved or removed" : "\(file.path) was replaced by another file"
        }
        return nil
    }
}
