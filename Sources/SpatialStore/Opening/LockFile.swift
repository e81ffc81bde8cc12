import FoundationEssentials
import Glibc

/// Holds the right to write a database, for as long as the value lives.
///
/// An advisory `flock` on `FILE.lock`: it ends with the process however that ends. The file names the process that holds it
/// and is left behind on purpose: removing it would let two processes lock two files of one name.
final class LockFile: Sendable {
    private let descriptor: Int32

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
        self.descriptor = descriptor
        let holder = Array("\(ProcessInfo.processInfo.processIdentifier)\n".utf8)
        guard ftruncate(descriptor, 0) == 0,
            unsafe pwrite(descriptor, holder, holder.count, 0) == holder.count
        else {
            close(descriptor)
            throw .cannotLock(path: path)
        }
    }

    deinit { close(descriptor) }
}
