import Foundation
import Synchronization

/// Shows how far long work has come: on a terminal one line that is written over, in a pipe nothing.
///
/// It goes to standard error, so that standard output holds the answer alone.
final class Progress: Sendable {
    private let title: String
    private let total: Int?
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    private let state = Mutex<(shown: Double, width: Int)>((0, 0))
    private let started = ProcessInfo.processInfo.systemUptime

    init(_ title: String, of total: Int? = nil) {
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
            write("\(title): \(done)\(total.map { " of \($0)" } ?? ""), \(rate) a second", &state.width)
        }
    }

    /// Shows what is being done now.
    func show(_ what: String) {
        guard isTerminal else { return }
        state.withLock { write("\(title): \(what)", &$0.width) }
    }

    /// Clears the line.
    func finish() {
        guard isTerminal else { return }
        state.withLock { write("", &$0.width) }
        Terminal.error("\r", newline: false)
    }

    private func write(_ line: String, _ width: inout Int) {
        let padding = String(repeating: " ", count: max(0, width - line.count))
        width = line.count
        Terminal.error("\r\(line)\(padding)", newline: false)
    }
}

/// Where commands write: answers to standard output, everything else to standard error.
enum Terminal {
    static func print(_ line: String) { write(Array(line.utf8) + [UInt8(ascii: "\n")], to: .standardOutput) }

    static func print(_ bytes: [UInt8]) { write(bytes, to: .standardOutput) }

    static func error(_ line: String, newline: Bool = true) {
        write(Array((newline ? line + "\n" : line).utf8), to: .standardError)
    }

    private static func write(_ bytes: [UInt8], to handle: FileHandle) {
        // A reader that has gone (`lykta near … | head`) is no fault.
        try? handle.write(contentsOf: Data(bytes))
    }
}
