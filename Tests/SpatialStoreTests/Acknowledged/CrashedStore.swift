import Foundation
import Reports
import StoreContract
import TestSupport

@testable import SpatialStore

/// The files of a store as a crash would leave them at this moment: the database, its log and its mark.
struct CrashedStore {
    let path: String

    init(of store: TemporaryStore) throws { try self.init(ofFileAt: store.path) }

    init(ofFileAt original: String) throws {
        path = try TemporaryStore.newPath()
        for suffix in ["", "-wal", ".mark", ".mark.past"]
        where FileManager.default.fileExists(atPath: original + suffix) {
            try FileManager.default.copyItem(atPath: original + suffix, toPath: path + suffix)
        }
    }

    func bytes(_ suffix: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path + suffix)))
    }

    func write(_ bytes: [UInt8], to suffix: String) throws {
        try Data(bytes).write(to: URL(filePath: path + suffix))
    }

    /// Flips one bit, `part` of the way through the file.
    func flip(_ suffix: String, at part: Double) throws {
        var bytes = try bytes(suffix)
        bytes[Int(Double(bytes.count) * part)] ^= 0x10
        try write(bytes, to: suffix)
    }

    func open() throws -> TemporaryStore { try TemporaryStore(path: path, seed: 43) }

    /// What a start says is missing or changed; nil when it starts.
    func loss() throws -> AcknowledgedLoss? {
        do {
            _ = try open()
            return nil
        } catch StoreFault.lacksAcknowledged(let loss, _) {
            return loss
        }
    }

    var mark: MarkContent {
        get throws { try MarkContent(bytes(".mark")).orFail() }
    }
}

extension TemporaryStore {
    /// Keeps reports one commit each, all at places of their own.
    func keep(_ numbers: ClosedRange<Int>) async throws {
        for number in numbers {
            try await store.keep(.fixture(number, at: .olofstrom(north: Double(number * 100))))
        }
    }
}
