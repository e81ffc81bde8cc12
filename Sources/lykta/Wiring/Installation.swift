import Foundation
import Geometry
import Intake
import Projection
import Reports
import SpatialStore
import Triage

/// All that the commands ask of a store, whatever it keeps things in.
typealias InstallationStore = ReportStore & CaseStore & AreaStore & KeyStore & Outbox & ImportStore
    & ProfileStore
    & SecretStore & StoreUpkeep

/// One opened installation: its file, its profiles, and the desk where submissions are checked.
struct Installation {
    let store: any InstallationStore
    let jurisdictions: [ProfileDocument]
    let projector: Projector
    let desk: IntakeDesk
    let followKey: [UInt8]

    enum Purpose: Equatable {
        case reading
        /// `queuesMessages`: whether units are told of new cases.
        case writing(queuesMessages: Bool)
        /// Writing, units are told, and questions by place are answered from memory.
        case serving
    }

    /// Opens the file at `path`.
    ///
    /// The profiles are those of `profileFolders`; without any, those in the database; without any, the built-in one. Profiles
    /// given, or the built-in one on a new file, are kept in the database with their areas.
    ///
    /// A new file gets a file of keys for its originals, unless there is one. A server does not start without one, nor with one
    /// that lacks a key in use.
    ///
    /// - Parameter sealing: `.none` for a command that makes the key file.
    static func open(
        _ path: String, for purpose: Purpose, profileFolders: [String] = [], queueCapacity: Int = 256,
        keyFile: OriginalKeyFile? = nil, sealing: Sealing = .withKeyFile,
        committed: @escaping @Sendable () -> Void = {}
    ) async throws -> Installation {
        let projector = try Projector()
        let exists = FileManager.default.fileExists(atPath: path)
        var folders = try profileFolders.map { try ProfileFolder(at: $0) }
        var keepsProfiles = !folders.isEmpty
        if folders.isEmpty, exists {
            folders = (try? SpatiaLiteStore.profiles(in: path).map { ProfileFolder(files: $0.files) }) ?? []
        }
        if folders.isEmpty {
            folders = [.builtIn]
            keepsProfiles = true
        }
        let jurisdictions = try folders.map { try $0.jurisdiction() }
        let keyFile = keyFile ?? OriginalKeyFile(for: path)
        let keys = sealing == .none ? nil : try Self.keys(keyFile, for: purpose, isNew: !exists)
        let settings = StoreSettings(
            jurisdictions: jurisdictions, queueCapacity: queueCapacity,
            keepsReportsInMemory: purpose == .serving,
            queuesMessages: purpose == .serving || purpose == .writing(queuesMessages: true),
            makeCaseID: System.caseID(at:), sealing: keys, committed: committed)
        guard purpose != .reading else {
            let store = try SpatiaLiteStore(reading: path, settings: settings)
            return try await Installation(store: store, jurisdictions: jurisdictions, projector: projector)
        }
        let store = try SpatiaLiteStore(writing: path, settings: settings)
        let lacking = try await store.originalKeys().subtracting(keys?.keys ?? [])
        if purpose == .serving, !lacking.isEmpty {
            try await store.close()
            throw CommandFault.refused([
                "\(keyFile.path) lacks keys that originals are sealed with: \(lacking.sorted().joined(separator: ", ")).",
                "Put the right file in place; or, if the keys are lost, lykta originals make-key --lost --database FILE.",
            ])
        }
        if keepsProfiles {
            for (folder, jurisdiction) in zip(folders, jurisdictions) {
                try await store.keep(folder.areas(projector))
                try await store.keepProfile(folder.files, of: jurisdiction.profile.municipality)
            }
        }
        return try await Installation(store: store, jurisdictions: jurisdictions, projector: projector)
    }

    enum Sealing { case withKeyFile, none }

    /// The keys that originals are sealed with; made for a new database.
    private static func keys(_ file: OriginalKeyFile, for purpose: Purpose, isNew: Bool) throws
        -> OriginalKeys?
    {
        if file.exists { return try file.read() }
        if purpose == .reading { return nil }
        if isNew { return try file.make() }
        if purpose == .serving { throw file.missing }
        return nil
    }

    private init(store: any InstallationStore, jurisdictions: [ProfileDocument], projector: Projector)
        async throws
    {
        self.store = store
        self.jurisdictions = jurisdictions
        self.projector = projector
        // A file opened for reading alone may have no secrets yet; then nothing is accepted through it either.
        let intake = try await Self.secret("intake", in: store)
        followKey = try await Self.secret("follow", in: store)
        guard let secret = IntakeSecret(bytes: intake) else { throw CommandFault.unreadableFile("secret") }
        desk = IntakeDesk(
            profiles: jurisdictions.map(\.profile), areas: store.areasNow, projector: projector,
            secret: secret)
    }

    private static func secret(_ name: String, in store: any InstallationStore) async throws -> [UInt8] {
        if let kept = try await store.keptSecret(named: name) { return kept }
        let fresh = System.randomBytes(32)
        return store.isReadOnly ? fresh : try await store.secret(named: name, orKeep: fresh)
    }

    var categories: [Reports.Category] { jurisdictions.flatMap(\.profile.categories) }
}
