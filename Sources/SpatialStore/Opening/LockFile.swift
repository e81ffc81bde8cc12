import FoundationEssentials
import Glibc
import Synchronization

/// Holds the right to write a database, until it is released or the value is gone.
///
/// An advisory `flock` on `FILE.lock`: it ends with the process however that ends. The file names the process that holds it
/// and is left behind on purpose: removing it would let two processes lock two files of one name.
final class LockFile: Sendable {
    /// Nil once released.
    private let descriptor: Mutex<Int32?>

    /// - Throws: ``StoreFault/inUse(by:)`` at once when another process holds it.
    init(guarding databasePath: String) throws(StoreFault) {
        let path = databasePath + ".lock"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotLock(path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)).flatMap {
                Int($0.prefix { $0 != "\n" })
            }
            close(descriptor)
            throw .inUse(by: holder)
        }
        self.descriptor = Mutex(descriptor)
        let holder = Array("\(ProcessInfo.processInfo.processIdentifier)\n".utf8)
        guard ftruncate(descriptor, 0) == 0,
            unsafe pwrite(descriptor, holder, holder.count, 0) == holder.count
        else { throw .cannotLock(path: path) }
    }

    deinit { release() }

    /// Lets another process, or another store of this one, write the database.
    func release() {
        descriptor.withLock { descriptor in
            if let descriptor { close(descriptor) }
            descriptor = nil
        }
    }
}
