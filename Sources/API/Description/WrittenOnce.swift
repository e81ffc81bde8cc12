import Synchronization

/// What is written when somebody first asks for it, and then kept: not every server is asked.
final class WrittenOnce: Sendable {
    private let written = Mutex<[UInt8]?>(nil)
    private let write: @Sendable () -> [UInt8]

    init(_ write: @escaping @Sendable () -> [UInt8]) { self.write = write }

    /// Who asks while it is being written waits.
    var bytes: [UInt8] {
        written.withLock { written in
            let bytes = written ?? write()
            written = bytes
            return bytes
        }
    }
}
