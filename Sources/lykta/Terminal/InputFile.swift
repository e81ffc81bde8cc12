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
}
