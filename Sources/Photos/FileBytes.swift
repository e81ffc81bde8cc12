import Glibc

/// A file that is read here and there, so that a large one is never in memory whole.
struct FileBytes {
    private let descriptor: Int32
    let count: Int

    init(_ descriptor: Int32, count: Int) {
        self.descriptor = descriptor
        self.count = count
    }

    /// At most `length` bytes from `offset` on; fewer at the end of the file, none outside it.
    func read(_ length: Int, at offset: Int) -> [UInt8] {
        guard offset >= 0, offset < count, length > 0 else { return [] }
        return unsafe [UInt8](unsafeUninitializedCapacity: min(length, count - offset)) { buffer, filled in
            filled = max(0, unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)))
        }
    }

    /// An unsigned number of up to seven bytes, the highest first; nil outside the file.
    func number(_ length: Int, at offset: Int) -> Int? {
        let bytes = read(length, at: offset)
        return bytes.count == length ? bytes.reduce(0) { $0 << 8 | Int($1) } : nil
    }
}
