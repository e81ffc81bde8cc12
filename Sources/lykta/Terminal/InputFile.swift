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
