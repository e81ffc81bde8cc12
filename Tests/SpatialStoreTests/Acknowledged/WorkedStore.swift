import Foundation
import SpatialStore
import TestSupport

extension DigestedTableTests {
    /// The backup of a store in which everything that has a digest was written. It is made once, for it takes seconds.
    private static let written = Task {
        let path = try TemporaryStore.newPath()
        try await work().store.backup(to: path, overwriting: false)
        return path
    }

    /// A store of its own in which everything that has a digest was written, and most of it changed.
    func worked() async throws -> TemporaryStore {
        let path = try TemporaryStore.newPath()
        try FileManager.default.copyItem(atPath: try await Self.written.value, toPath: path)
        return try TemporaryStore(path: path)
    }
}
