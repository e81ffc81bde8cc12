import FoundationEssentials
import Glibc

/// The name that a copy of a database has until it is whole: that of the copy, `.unfinished-` and the number of the process.
enum UnfinishedCopy {
    private static let ending = ".unfinished-"

    static func path(for copy: String) -> String { "\(copy)\(ending)\(getpid())" }

    /// Removes the copies in the folder of `copy` that nobody works on any more: no process holds their lock, and there is
    /// none with their number but this one.
    static func clear(folderOf copy: String) {
        let folder = URL(filePath: copy).deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names
        where !name.hasSuffix("-wal") && !name.hasSuffix("-shm") && !name.hasSuffix("-journal") {
            guard let last = name.split(separator: "-").last, name.dropLast(last.count).hasSuffix(ending),
                let process = pid_t(last), process > 0,
                process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
            else { continue }
            let path = folder.appending(path: name).path
            let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { remove(path) }
            close(descriptor)
        }
    }

    /// Removes the file and what SQLite keeps beside it.
    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unsafe unlink(path + suffix) }
    }
}
