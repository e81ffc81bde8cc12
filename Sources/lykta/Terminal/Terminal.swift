import Foundation
import Reports

/// Where commands write: answers to standard output, everything else to standard error.
enum Terminal {
    /// Whether a person reads the answers, and not another program.
    static let isRead = isatty(FileHandle.standardOutput.fileDescriptor) == 1

    static func print(_ words: Bilingual) { print(line: words.told) }

    /// What is no word: a key, a path.
    static func print(line: String) { write(Array(line.utf8) + [UInt8(ascii: "\n")], to: .standardOutput) }

    static func print(_ bytes: [UInt8]) { write(bytes, to: .standardOutput) }

    /// One document and the end of its line.
    static func print(json: [UInt8]) { print(json + [UInt8(ascii: "\n")]) }

    static func error(_ words: Bilingual, newline: Bool = true) { error(line: words.told, newline: newline) }

    static func error(line: String, newline: Bool = true) {
        write(Array((newline ? line + "\n" : line).utf8), to: .standardError)
    }

    private static func write(_ bytes: [UInt8], to handle: FileHandle) {
        // A reader that has gone (`lykta near … | head`) is no fault.
        try? handle.write(contentsOf: Data(bytes))
    }
}
