import Logging
import Reports
import ServiceLifecycle
import TestSupport
import Testing

@testable import Delivery

@Suite(.timeLimit(.minutes(1))) struct DueServiceTests {
    private let time = FakeTime()
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs the service until the store has been asked so many times.
    private func looks(_ count: Int, failing: Int = 0, passing span: TimeSpan) async throws -> [Timestamp] {
        let (asked, ask) = AsyncStream.makeStream(of: Timestamp.self)
        let store = DueAsked(failing: failing) { [time] moment in
            ask.yield(moment)
            time.pass(span)
        }
        let service = DueService(
            store: store, logger: quiet, now: { [time] in time.now }, interval: .milliseconds(1))
        let supervisor = ServiceGroup(services: [service], gracefulShutdownSignals: [], logger: quiet)
        return try await withThrowingTaskGroup { group in
            group.addTask { try await supervisor.run() }
            var moments: [Timestamp] = []
            for await moment in asked {
                moments.append(moment)
                if moments.count == count { break }
            }
            await supervisor.triggerGracefulShutdown()
            try await group.waitForAll()
            return moments
        }
    }

    @Test func `the store is asked once for each day that begins`() async throws {
        let days = try await looks(3, passing: .hours(25)).map { SwedishTime($0).date }
        #expect(Set(days).count == 3)
    }

    @Test func `what the store could not do is tried again the same day`() async throws {
        let days = try await looks(3, failing: 2, passing: .seconds(1)).map { SwedishTime($0).date }
        #expect(Set(days).count == 1)
    }
}

/// Tells when it is asked for due notices, and fails the first times.
private actor DueAsked: CaseStore {
    private var failuresLeft: Int
    private let asked: @Sendable (Timestamp) -> Void

    init(failing: Int, asked: @escaping @Sendable (Timestamp) -> Void) {
        failuresLeft = failing
        self.asked = asked
    }

    func queueDueNotices(at moment: Timestamp) throws {
        asked(moment)
        guard failuresLeft == 0 else {
            failuresLeft -= 1
            throw FixtureFault()
        }
    }

    func cases(matching filter: CaseFilter, limit: Int, after: Case.ID?) -> [Case] { [] }
    func `case`(_ id: Case.ID, in municipalities: Set<MunicipalityCode>) -> Case? { nil }
    func reports(of id: Case.ID) -> [FiledReport] { [] }
    func reports(of id: Case.ID, upTo last: Report.ID?, most: Int, withRestricted seesRestricted: Bool)
        -> [FiledReport]
    { [] }
    func openCases(byUnitOf municipality: MunicipalityCode) -> [Code<Unit>: Int] { [:] }
    func routeAnew(
        _ id: Case.ID, successors: [Code<Unit>: Code<Unit>], isTrial: Bool, by editor: Agent,
        at moment: Timestamp
    ) -> RoutingChange? { nil }
    func history(of id: Case.ID) -> [CaseEvent] { [] }
    func history(_ part: CasePart, of id: Case.ID) -> CaseHistoryPart {
        CaseHistoryPart(events: [], earlier: nil, latest: 0, undone: [])
    }
    func correct(
        _ id: Report.ID, _ edits: [ReportEdit], because reason: String, version: Int,
        seeing visibility: Visibility, by editor: Agent, at moment: Timestamp
    ) throws -> FiledReport { throw CaseEditFault.noSuchCase }
    func answers(to report: Report.ID) -> [GivenAnswer] { [] }
    func handOvers(in municipality: MunicipalityCode) -> [HandOverCount] { [] }
    func carryOut(
        _ edits: [CaseEdit], on id: Case.ID, version: Int, seeing visibility: Visibility, by editor: Agent,
        at moment: Timestamp
    ) throws -> EditedCase { throw CaseEditFault.noSuchCase }
}
