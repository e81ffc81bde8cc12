import Foundation
import Intake
import Reports
import SpatialStore
import StoreContract
import TestStore
import TestSupport
import Triage

/// The backends that must pass the contract. A new one is a new case.
enum Backend: CaseIterable, StoreBackend {
    case spatiaLite
    /// The same with the placed reports in memory, as a server has it.
    case spatiaLiteInMemory

    func makeLocation() throws -> any StoreLocation {
        try location(ofBackup: TemporaryStore.newPath())
    }

    func location(ofBackup path: String) -> any StoreLocation {
        DatabaseLocation(path: path, inMemory: self == .spatiaLiteInMemory)
    }
}

private struct DatabaseLocation: StoreLocation {
    let path: String
    let inMemory: Bool

    func open(
        serving jurisdictions: [ProfileDocument], makeCaseID: @escaping @Sendable (Timestamp) -> Case.ID
    ) async throws -> any ContractStore {
        if !FileManager.default.fileExists(atPath: path) { try EmptyDatabase.copy(to: path) }
        var settings = try StoreSettings.fixture(jurisdictions: jurisdictions)
        settings.keepsReportsInMemory = inMemory
        settings.makeCaseID = makeCaseID
        let store = try SpatiaLiteStore(writing: path, settings: settings)
        try await store.settled()
        return store
    }
}

/// A store in a folder of its own, which goes when the value goes.
final class TemporaryStore: Sendable {
    let store: SpatiaLiteStore
    let path: String

    init(
        _ jurisdictions: [ProfileDocument]? = nil, path: String? = nil, queueCapacity: Int = 10_000,
        queuesMessages: Bool = true, inMemory: Bool = false, mostWait: Duration? = nil, seed: UInt64 = 42
    ) throws {
        self.path = try path ?? Self.newPath()
        if path == nil { try EmptyDatabase.copy(to: self.path) }
        var settings = try StoreSettings.fixture(
            jurisdictions: jurisdictions, queueCapacity: queueCapacity, queuesMessages: queuesMessages,
            seed: seed)
        settings.keepsReportsInMemory = inMemory
        settings.mostWait = mostWait
        store = try SpatiaLiteStore(writing: self.path, settings: settings)
    }

    /// Where no file is yet, in a folder of its own.
    static func newPath() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lykta-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: "lykta.sqlite").path
    }
}

extension StoreSettings {
    /// Settings that make case ids by a fixed seed.
    static func fixture(
        jurisdictions: [ProfileDocument]? = nil, queueCapacity: Int = 10_000, queuesMessages: Bool = true,
        seed: UInt64 = 42
    ) throws -> StoreSettings {
        let chance = SharedChance(seed: seed)
        return StoreSettings(
            jurisdictions: try jurisdictions ?? [.fixture()], queueCapacity: queueCapacity,
            queuesMessages: queuesMessages, makeCaseID: { chance.id(at: $0) },
            sealing: try OriginalKeys([[UInt8](repeating: 5, count: 32)]).orFail())
    }
}
