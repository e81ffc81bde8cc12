import Foundation

/// How much the most memory this process has held grows from here on. Linux only.
struct PeakMemory {
    private let before: Int?

    /// Forgets the peak so far, so that what reading the points took does not hide what comes.
    init() {
        try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
        before = Self.peak
    }

    /// Bytes; nil where the system does not tell.
    var grown: Int? {
        guard let before, let peak = Self.peak else { return nil }
        return peak - before
    }

    private static var peak: Int? {
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map {
            $0 * 1_024
        }
    }
}
