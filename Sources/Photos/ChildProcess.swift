import Foundation
import Glibc
import Synchronization

/// A program in a process of its own, which has the arguments and the environment that it is given, nothing to read or to tell, and
/// no file of ours open.
///
/// Not Foundation's `Process`: until swift-corelibs-foundation's pull request 5472 that one reads past the list of open files, and
/// ends the server now and then when some 1,350 are open.
final class ChildProcess: Sendable {
    enum Ending: Hashable, Sendable {
        case exited(Int32)
        case killed
    }

    /// Its number; nil once it has ended and been waited for, when the number may be another's.
    private let number: Mutex<pid_t?>

    /// - Parameter environment: `NAME=value`.
    /// - Throws: ``ChildProcessFault`` when it cannot be begun.
    init(_ path: String, _ arguments: [String], environment: [String]) throws(ChildProcessFault) {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { throw ChildProcessFault() }
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        guard unsafe posix_spawnattr_init(&attributes) == 0 else { throw ChildProcessFault() }
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var results: [Int32] = []
        for (stream, mode) in [(0, O_RDONLY), (1, O_WRONLY), (2, O_WRONLY)] as [(Int32, Int32)] {
            results.append(
                unsafe posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", mode, 0))
        }
        // Most are closed by themselves; those of libraries may not be. One that has been closed meanwhile does no harm.
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for file in open.compactMap({ Int32($0) }) where file > 2 {
            results.append(unsafe posix_spawn_file_actions_addclose(&actions, file))
        }
        // No signal that the server holds back or does not heed is so for the child, nor does it get those of a terminal.
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        results.append(unsafe posix_spawnattr_setsigmask(&attributes, &none))
        results.append(unsafe posix_spawnattr_setsigdefault(&attributes, &all))
        results.append(unsafe posix_spawnattr_setpgroup(&attributes, 0))
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        results.append(unsafe posix_spawnattr_setflags(&attributes, Int16(flags)))
        let words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        let settings = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer { unsafe (words + settings).forEach { unsafe free($0) } }
        var begun = pid_t()
        guard results.allSatisfy({ $0 == 0 }),
            unsafe posix_spawn(&begun, path, &actions, &attributes, words, settings) == 0
        else { throw ChildProcessFault() }
        number = Mutex(begun)
    }

    /// Ends it at once, if it has not ended.
    func kill() {
        number.withLock { if let number = $0 { _ = Glibc.kill(number, SIGKILL) } }
    }

    /// Waits until it has ended; blocks. Asked once.
    func wait() -> Ending {
        guard let begun = number.withLock(\.self) else { return .killed }
        var ended = unsafe siginfo_t()
        // It keeps its number until the lock is held, so that nobody else is killed in its place.
        while unsafe waitid(P_PID, id_t(begun), &ended, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return number.withLock { number in
            number = nil
            var status: Int32 = 0
            guard unsafe waitpid(begun, &status, 0) == begun, status & 0x7F == 0 else { return .killed }
            return .exited(status >> 8 & 0xFF)
        }
    }
}

/// That a program could not be begun.
struct ChildProcessFault: Error {}
