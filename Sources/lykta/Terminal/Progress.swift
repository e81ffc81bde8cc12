import Foundation
import Reports
import Synchronization

/// Shows how far long work has come: on a terminal one line that is written over, in a pipe nothing.
///
/// It goes to standard error, so that standard output holds the answer alone.
final class Progress: Sendable {
    private let title: Bilingual
    private let total: Int?
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    private let state = Mutex<(shown: Double, width: Int)>((0, 0))
    private let started = ProcessInfo.processInfo.systemUptime

    init(_ title: Bilingual, of total: Int? = nil) {
        self.title = title
        self.total = total
    }

    /// Shows that so many are done, at most ten times a second.
    func show(_ done: Int) {
        guard isTerminal else { return }
        let now = ProcessInfo.processInfo.systemUptime
        state.withLock { state in
            guard now - state.shown >= 0.1 else { return }
            state.shown = now
            let rate = Int(Double(done) / max(now - started, 0.001))
            write(title + ": " + ProgressWords.pace(done, of: total, rate: rate), &state.width)
        }
    }

    /// Shows what is being done now.
    func show(_ what: Bilingual) {
        guard isTerminal else { return }
        state.withLock { write(title + ": " + what, &$0.width) }
    }

    /// Clears the line.
    func finish() {
        guard isTerminal else { return }
        state.withLock { write(Bilingual(""), &$0.width) }
        Terminal.error(line: "\r", newline: false)
    }

    private func write(_ words: Bilingual, _ width: inout Int) {
        let line = words.told
        let padding = String(repeating: " ", count: max(0, width - line.count))
        width = line.count
        Terminal.error(line: "\r\(line)\(padding)", newline: false)
    }
}
