import FoundationEssentials
import Glibc

/// `FILE.mark.past`: what the mark named and has forgotten, so that a backup that is put back tells what came after it.
///
/// The text is that of a mark (``MarkContent``): its first record says after which commit the names begin. It is
/// appended to when the log begins anew and at an orderly end, on the disk before the mark forgets. The oldest names go first once
/// it holds ``mostBytes``: some 250,000 reports are then still named. It may lack any of it, or be lost: then less can be named.
enum PastNames {
    /// At which it is cut to half.
    static let mostBytes = 64 << 20

    static func path(of markPath: String) -> String { markPath + ".past" }

    /// Nil when there are none, or none that can be read.
    static func content(of markPath: String) -> MarkContent? {
        (try? Data(contentsOf: URL(filePath: path(of: markPath)))).flatMap { MarkContent(Array($0)) }
    }

    /// Adds records that the mark is about to forget, and returns whether they are on the disk.
    ///
    /// - Parameters:
    ///   - base: The commit before the first of them.
    ///   - mostBytes: At which the older half is cut off.
    static func append(
        _ records: [UInt8], after base: CommitPoint, history: [UInt8], to markPath: String,
        mostBytes: Int = Self.mostBytes
    ) -> Bool {
        guard !records.isEmpty else { return true }
        let path = path(of: markPath)
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, let length = FileStatus(of: descriptor)?.bytes else { return false }
        defer { close(descriptor) }
        let isSame = head(of: descriptor).map { $0.starts(with: MarkContent.beginning(of: history)) } ?? false
        let bytes = isSame ? records : MarkContent.head(history: history, at: base) + records
        // A line that a crash has torn is ended here: what follows it is whole.
        let isTorn = isSame && length > 0 && byte(at: length - 1, of: descriptor) != UInt8(ascii: "\n")
        let text = isTorn ? [UInt8(ascii: "\n")] + bytes : bytes
        if !isSame, ftruncate(descriptor, 0) != 0 { return false }
        let start = isSame ? length : 0
        let written = unsafe text.withUnsafeBytes {
            unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(start))
        }
        guard written == text.count, fdatasync(descriptor) == 0 else {
            ftruncate(descriptor, off_t(start))
            return false
        }
        if start + text.count > mostBytes { cut(path, to: mostBytes / 2) }
        return true
    }

    /// Forgets the oldest. What cannot be cut stays longer, which is no fault.
    private static func cut(_ path: String, to most: Int) {
        guard let bytes = try? Array(Data(contentsOf: URL(filePath: path))),
            let content = MarkContent(bytes)
        else { return }
        var kept: [[UInt8]] = []
        var (size, oldest) = (0, content.commits.endIndex)
        while oldest > content.commits.startIndex, size < most {
            oldest -= 1
            kept.append(MarkContent.record(of: content.commits[oldest]))
            size += kept.last?.count ?? 0
        }
        let base = oldest > 0 ? content.commits[oldest - 1].point : content.base
        let text = MarkContent.head(history: content.history, at: base) + kept.reversed().joined()
        if let descriptor = try? MarkFile.replace(path, with: Array(text)) { close(descriptor) }
    }

    /// As much of the first line as tells whose history it is.
    private static func head(of descriptor: Int32) -> [UInt8]? {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
            count = max(unsafe pread(descriptor, buffer.baseAddress, 256, 0), 0)
        }
        return MarkContent.payload(bytes.prefix { $0 != UInt8(ascii: "\n") }).map { Array($0.utf8) }
    }

    private static func byte(at position: Int, of descriptor: Int32) -> UInt8? {
        var byte: UInt8 = 0
        return unsafe pread(descriptor, &byte, 1, off_t(position)) == 1 ? byte : nil
    }
}
