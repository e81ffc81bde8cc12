import Foundation
import Testing

/// The statistics speak in numbers and enumerations; sentences are Planning's.
@Suite struct WordlessTests {
    @Test(arguments: ["Clustering", "Statistics"])
    func `a room of the statistics holds no text for people`(_ room: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources").appending(path: room)
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(files.count > 10)
        for file in files {
            let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
                !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//")
            }
            let texts = code.flatMap { line in
                line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                    .filter { $0.offset % 2 == 1 }.map(\.element)
            }
            let sentences = texts.filter { $0.contains(" ") || !$0.allSatisfy(\.isASCII) }
            #expect(sentences.isEmpty, "\(file.lastPathComponent): \(sentences)")
        }
    }
}
