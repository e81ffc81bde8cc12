import Foundation

/// `swift run Figures docs/figures` draws the pictures of docs/methods.md into a folder.
@main
enum DrawPictures {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first, arguments.count == 1 else {
            fail("usage: swift run Figures FOLDER")
        }
        do {
            try draw(into: URL(filePath: path, directoryHint: .isDirectory))
        } catch {
            fail("\(error)")
        }
    }

    private static func draw(into folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for picture in Picture.allCases {
            guard let svg = picture.drawn() else { fail("\(picture.rawValue): a method refuses its reports") }
            try Data(svg.text.utf8).write(to: folder.appending(path: picture.fileName))
        }
    }

    private static func fail(_ words: String) -> Never {
        FileHandle.standardError.write(Data((words + "\n").utf8))
        exit(1)
    }
}
