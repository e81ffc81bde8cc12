package import Geometry
package import Prevention
package import Reports
import Synchronization
import TestSupport
package import Triage

/// A backend under test: what a test target says of the store that it puts to the contract.
///
/// The suites of the contract are structs with a method for each promise, not suites of Swift Testing. A regular target can
/// import `Testing` and its suites are even found wherever it is linked, but they run by themselves: a suite cannot be generic and
/// nobody can hand it the store to be tested. So each test target has suites of its own that call the methods by their names,
/// and ``ContractNames`` tells it what it has forgotten.
package protocol StoreBackend: Sendable {
    /// Where nothing is kept yet.
    func makeLocation() throws -> any StoreLocation

    /// A store from a file that ``StoreUpkeep/backup(to:overwriting:)`` wrote.
    func location(ofBackup path: String) throws -> any StoreLocation
}

/// Where one store keeps what it keeps.
package protocol StoreLocation: Sendable {
    /// Opens the store that is kept here, which nobody else has open; an empty one the first time. It is ready when this
    /// returns: see ``StoreUpkeep/settled()``.
    ///
    /// - Parameters:
    ///   - jurisdictions: What it serves. Units are told of their cases, and 10,000 reports may wait.
    ///   - makeCaseID: Where the ids of cases come from. The store has no clock: every moment comes with what it is asked.
    func open(
        serving jurisdictions: [ProfileDocument], makeCaseID: @escaping @Sendable (Timestamp) -> Case.ID
    ) async throws -> any ContractStore
}

/// All that the contract is about.
package typealias ContractStore = ReportStore & CaseStore & CaseLists & AreaStore & KeyStore & PersonStore
    & Outbox
    & ImportStore
    & ProfileStore & PlaceStore & SenderStore & KeptFilterStore
    & SecretStore & PhotoStore & StoreUpkeep & AdministrationStore & RuleStore & RevisedStore
    & KeptHotspotStore & WalkStore & MeasureStore & JudgementStore & SurveyStore & PromiseStore
    & OpenReleaseStore & PictureStore & DialogueStore & CrimeCountStore & WatchAreaStore & DutyStore
    & MeetingStore
    & PlanStore & SharedPictureStore

extension StoreBackend {
    /// An empty store; without anything else it serves ``ProfileDocument/fixture(municipality:minimum:)``.
    package func makeStore(_ jurisdictions: [ProfileDocument]? = nil) async throws -> any ContractStore {
        try await makeLocation().open(jurisdictions)
    }
}

extension StoreLocation {
    /// The store with ids of cases by a fixed seed.
    package func open(_ jurisdictions: [ProfileDocument]? = nil) async throws -> any ContractStore {
        let chance = SharedChance(seed: 42)
        return try await open(serving: jurisdictions ?? [.fixture()]) { chance.id(at: $0) }
    }
}

extension ReportStore {
    /// Accepts a report that must be new.
    @discardableResult
    package func keep(_ report: Report, repeatKey: Int64? = nil, link: ContactLink? = nil) async throws
        -> Receipt
    {
        let acceptance = try await accept(report.new(repeatKey: repeatKey, link: link)) { _ in [] }
        guard case .accepted(let receipt) = acceptance else { throw FixtureFault() }
        return receipt
    }
}

/// Seeded chance that several tasks share.
package final class SharedChance: Sendable {
    private let chance: Mutex<SeededChance>

    package init(seed: UInt64) { chance = Mutex(SeededChance(seed: seed)) }

    package func id(at moment: Timestamp) -> Case.ID { chance.withLock { Case.ID(at: moment, using: &$0) } }
}

extension ReportStore {
    /// The same, with the words left as they are.
    @discardableResult
    package func place(
        _ id: Report.ID, at place: Place, accuracy: Distance?, version: Int?, by editor: Agent,
        at moment: Timestamp
    ) async throws -> FiledReport {
        try await self.place(
            id, at: place, accuracy: accuracy, words: nil, version: version, by: editor, at: moment)
    }
}
