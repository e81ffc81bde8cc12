import Foundation
import Reports
import SpatialStore

/// A database in which nothing is kept, made once in a run and copied: to make one takes SpatiaLite and every migration, and most tests want
/// one of their own.
package enum EmptyDatabase {
    private static let made = Result { () throws -> URL in
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "lykta-empty-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let settings = StoreSettings(
            jurisdictions: [], makeCaseID: { _ in Case.ID(high: 0, low: 0) }, sealing: nil)
        let store = try SpatiaLiteStore(
            writing: folder.appending(path: "lykta.sqlite").path, settings: settings)
        let copy = folder.appending(path: "copy.sqlite")
        try store.backup(to: copy.path, overwriting: false)
        return copy
    }

    /// Makes the file at `path`, where none is yet.
    package static func copy(to path: String) throws {
        try FileManager.default.copyItem(at: try made.get(), to: URL(filePath: path))
    }
}
