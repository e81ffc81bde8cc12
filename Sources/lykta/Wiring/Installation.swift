import ArgumentParser
import Foundation
import Geometry
import Intake
import Prevention
import Projection
import Reports
import SpatialStore
import Triage

/// All that the commands ask of a store, whatever it keeps things in.
typealias InstallationStore = ReportStore & CaseStore & CaseLists & AreaStore & KeyStore & PersonStore
    & Outbox
    & ImportStore
    & ProfileStore & PlaceStore & SenderStore & KeptFilterStore
    & SecretStore & PhotoStore & StoreUpkeep & AdministrationStore & RuleStore & RevisedStore
    & KeptHotspotStore & WalkStore & MeasureStore & JudgementStore & SurveyStore & PromiseStore
    & OpenReleaseStore & PictureStore & DialogueStore & CrimeCountStore & WatchAreaStore & DutyStore
    & MeetingStore
    & PlanStore & SharedPictureStore

/// One opened installation: its file, its profiles, and the desk where submissions are checked.
struct Installation {
    let store: any InstallationStore
    let jurisdictions: [ProfileDocument]
    let projector: Projector
    let desk: IntakeDesk
    let followKey: [UInt8]

    enum Purpose: Equatable {
        case reading
        /// `queuesMessages`: whether units are told of new cases, which needs a municipality.
        case writing(queuesMessages: Bool)
        /// Writing, units are told, and questions by place are answered from memory.
        case serving
        /// Makes the file when there is none.
        case making

        fileprivate var needsMunicipality: Bool { self == .serving || self == .writing(queuesMessages: true) }
    }

    /// Opens the file at `path`.
    ///
    /// The profiles are those given, else those in the database. Those given are kept in the database with their areas, and
    /// make the file when there is none; nothing else does, but ``Purpose/making``. A fault in what is given leaves the file
    /// as it was, or no file; so does a fault that `check` finds in the profiles and the areas that will be kept.
    ///
    /// A new file gets a file of keys for its originals, unless there is one. A server does not start without one, nor with one
    /// that lacks a key in use.
    ///
    /// - Parameter sealing: `.none` for a command that makes the key file.
    /// - Throws: ``CommandFault`` and `StoreFault`.
    static func open(
        _ path: String, for purpose: Purpose, profiles given: [ProfileFolder] = [], queueCapacity: Int = 256,
        keyFile: OriginalKeyFile? = nil, sealing: Sealing = .withKeyFile,
        committed: @escaping @Sendable () -> Void = {},
        checking check: (_ jurisdictions: [ProfileDocument], _ areas: [MappedArea]) throws -> Void = { _, _ in
        }
    ) async throws -> Installation {
        let projector = try Self.projector()
        if FileTrouble.reading(path) == .isFolder { throw CommandFault.unreadableFile(path, .isFolder) }
        let exists = try isDatabase(at: path)
        guard exists || purpose == .making || !given.isEmpty else {
            throw CommandFault.noDatabase(path: path)
        }
        if !exists, let folder = NewFile.missingFolder(for: path) {
            throw CommandFault.refused([FaultWords.noFolder(folder)])
        }
        let kept = exists ? try SpatiaLiteStore.profiles(in: path) : []
        let folders = given.isEmpty ? kept.map { ProfileFolder(files: $0.files) } : given
        guard !folders.isEmpty || !purpose.needsMunicipality else {
            throw CommandFault.noMunicipality(path: path)
        }
        let changedRules = exists ? try SpatiaLiteStore.lastRuleRevisions(in: path) : []
        let jurisdictions = try folders.map { try $0.jurisdiction(changedBy: changedRules) }
        let changes =
            try given.isEmpty
            ? []
            : zip(folders, jurisdictions).map {
                try ProfileChange(
                    to: $0, of: $1.profile.municipality, keptAs: kept, projector)
            }
        let today = SwedishTime(System.now()).date
        // A file whose areas cannot be read does not open as a store either, which says more of why.
        if purpose != .reading, var areas = exists ? try? SpatiaLiteStore.areas(in: path) : [] {
            for change in changes {
                let revision = change.revision(of: areas, from: today)
                // What its own folder no longer holds may end; what another's does may not.
                try AreaImport.refuseForeign(revision, of: areas, by: [], from: today)
                areas = revision.applied(to: areas)
            }
            try check(jurisdictions, areas)
        }
        let keyFile = keyFile ?? OriginalKeyFile(for: path)
        let keys = sealing == .none ? nil : try Self.keys(keyFile, for: purpose, isNew: !exists)
        let settings = StoreSettings(
            jurisdictions: jurisdictions, queueCapacity: queueCapacity,
            mostWait: purpose == .serving ? .seconds(1) : nil,
            keepsReportsInMemory: purpose == .serving,
            queuesMessages: purpose == .serving || purpose == .writing(queuesMessages: true),
            makeCaseID: System.caseID(at:), sealing: keys, committed: committed)
        guard purpose != .reading else {
            let store = try SpatiaLiteStore(reading: path, settings: settings)
            return try await Installation(store: store, jurisdictions: jurisdictions, projector: projector)
        }
        let store = try Self.writing(path, settings)
        if purpose == .serving {
            do {
                try await requireKeys(of: store, among: keys?.keys ?? [], in: keyFile)
                try await requireUnits(of: store, in: jurisdictions)
            } catch {
                try await store.close()
                throw error
            }
        }
        for change in changes { try await change.keep(in: store, from: today) }
        return try await Installation(store: store, jurisdictions: jurisdictions, projector: projector)
    }

    private static func projector() throws -> Projector {
        do { return try Projector() } catch { throw CommandFault.refused([StartWords.noProjection]) }
    }

    private static func writing(_ path: String, _ settings: StoreSettings) throws -> SpatiaLiteStore {
        let store = try tellingLoss { try SpatiaLiteStore(writing: path, settings: settings) }
        store.openingFindings.forEach { Terminal.error(FaultWords.warning + ": " + $0) }
        return store
    }

    /// Whether there is a database at `path`. A file of no bytes is none yet, unless the mark beside it knows better.
    ///
    /// - Throws: An exit status of its own when it does.
    static func isDatabase(at path: String) throws -> Bool {
        try tellingLoss { try SpatiaLiteStore.isDatabase(at: path) }
    }

    /// What `body` gives, or an exit status of its own when what was acknowledged is not there or cannot be read.
    private static func tellingLoss<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let fault as StoreFault {
            switch fault {
            case .lacksAcknowledged, .cannotBeRead:
                Terminal.error(FaultWords.error + ": " + fault.sentence)
                throw ExitStatus.needsRecovery
            default: throw fault
            }
        }
    }

    /// - Throws: ``CommandFault`` when originals are sealed with a key that is not at hand.
    private static func requireKeys(
        of store: any StoreUpkeep, among keys: Set<String>, in file: OriginalKeyFile
    )
        async throws
    {
        let lacking = try await store.originalKeys().subtracting(keys)
        guard !lacking.isEmpty else { return }
        throw CommandFault.refused([
            OriginalKeyWords.lacking(lacking.sorted(), in: file.path)
        ])
    }

    enum Sealing { case withKeyFile, none }

    /// The keys that originals are sealed with; made for a new database.
    private static func keys(_ file: OriginalKeyFile, for purpose: Purpose, isNew: Bool) throws
        -> OriginalKeys?
    {
        if purpose == .reading {
            // What is sealed is not read, and a damaged file keeps nobody from looking at all else.
            return file.exists ? try? file.read() : nil
        }
        if file.exists {
            if let finding = file.looseRights { Terminal.error(FaultWords.warning + ": " + finding) }
            return try file.read()
        }
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
            profiles: jurisdictions.map(\.profile), areasNow: { store.areasNow }, projector: projector,
            secret: secret)
    }

    private static func secret(_ name: String, in store: any InstallationStore) async throws -> [UInt8] {
        if let kept = try await store.keptSecret(named: name) { return kept }
        let fresh = System.randomBytes(32)
        return store.isReadOnly ? fresh : try await store.secret(named: name, orKeep: fresh)
    }

    /// What names places on lists.
    var naming: PlaceNaming { PlaceNaming(store, store.areasNow, on: SwedishTime(System.now()).date) }

    /// How many live in districts, by their codes or names.
    var inhabitants: [String: Int] {
        jurisdictions.reduce(into: [:]) { all, one in
            all.merge(one.profile.inhabitants) { first, _ in first }
        }
    }

    var categories: [Reports.Category] { jurisdictions.flatMap(\.profile.categories) }
    var units: [Code<Reports.Unit>] { jurisdictions.flatMap(\.profile.units).map(\.code) }
}
