import Foundation

/// Where a command is about to make a file.
enum NewFile {
    /// The folder that the file at `path` would lie in, where there is none; nil where it is there.
    static func missingFolder(for path: String) -> String? {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        return FileManager.default.fileExists(atPath: folder) ? nil : folder
    }
}
