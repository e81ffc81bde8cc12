import Foundation
import Testing

@testable import Figures

/// The pictures of docs/methods.md beside the code that draws them.
@Suite struct PicturesTests {
    @Test(arguments: Picture.allCases)
    func `the committed file is what the code draws`(_ picture: Picture) throws {
        let drawn = try #require(picture.drawn()).text
        #expect(try drawn == picture.committed(), "swift run Figures docs/figures")
        #expect(drawn.utf8.count < 30_000)
    }

    @Test func `the folder holds every picture and nothing else`() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Picture.docs.appending(path: "figures").path(percentEncoded: false))
        #expect(files.sorted() == Picture.allCases.map(\.fileName).sorted())
    }

    @Test func `methods.md shows every picture once and no other`() throws {
        let text = try String(contentsOf: Picture.docs.appending(path: "methods.md"), encoding: .utf8)
        let shown = text.matches(of: /!\[[^\]]+\]\(figures\/([^)]+)\)/).map { String($0.1) }
        #expect(shown.sorted() == Picture.allCases.map(\.fileName).sorted())
    }

    @Test func `the row of each class of hot places is of that class`() throws {
        let text = try Picture.emergingClasses.committed()
        let classes = [
            "New", "Intensifying", "Persistent", "Diminishing", "Sporadic", "Historical", "No pattern",
        ]
        let rows = classes.map { text.ranges(of: ">\($0)</text>") }
        #expect(rows.map(\.count) == classes.map { _ in 1 })
        #expect(rows.compactMap(\.first?.lowerBound) == rows.compactMap(\.first?.lowerBound).sorted())
    }

    @Test func `the row of each verdict is of that verdict`() throws {
        let text = try Picture.effect.committed()
        for verdict in ["Fell", "No clear change", "Rose", "Too few to say"] {
            #expect(text.ranges(of: ">\(verdict)</text>").count == 1)
        }
    }
}

extension Picture {
    static let docs = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs").standardized

    /// The text of the file in docs/figures, which takes no time to draw.
    func committed() throws -> String {
        try String(contentsOf: Self.docs.appending(path: "figures/\(fileName)"), encoding: .utf8)
    }
}
