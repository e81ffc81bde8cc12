import Foundation
import SpatialStore

/// A file that was named on the command line.
enum InputFile {
    /// - Throws: ``CommandFault/unreadableFile(_:_:)`` with why.
    static func bytes(at path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFault.unreadableFile(path, FileTrouble.reading(path))
        }
        return Array(data)
    }

    /// A file, or of a folder every file whose name ends so, in the order of their names.
    ///
    /// - Throws: ``CommandFault/unreadableFile(_:_:)`` for one that cannot be read, ``CommandFault/refused(_:)`` for a folder without any.
    static func documents(at path: String, endingIn end: String) throws -> [(name: String, bytes: [UInt8])] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            return [(name: URL(filePath: path).lastPathComponent, bytes: try bytes(at: path))]
        }
        let found = names.filter { $0.lowercased().hasSuffix(end) }.sorted()
        guard !found.isEmpty else { throw CommandFault.refused([FaultWords.noDocuments(path, end)]) }
        return try found.map { (name: $0, bytes: try bytes(at: "\(path)/\($0)")) }
    }

    /// Its first bytes, for a file that is read by something that does not say why it cannot be.
    ///
    /// - Throws: ``CommandFault/unreadableFile(_:_:)`` with why.
    static func beginning(at path: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandFault.unreadableFile(path, FileTrouble.reading(path))
        }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: 16) else {
            throw CommandFault.unreadableFile(path, FileTrouble.reading(path))
        }
        return Array(data)
    }
}
