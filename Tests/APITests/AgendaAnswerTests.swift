import Planning
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What an agenda costs that is asked for twice.
@Suite struct AgendaAnswerTests {
    @Test func `trends are not reckoned anew for an agenda while nothing has been kept since`() async throws {
        let installation = try await TestInstallation()
        let home = try MunicipalityCode("1060").orFail()
        try await installation.ask { ask in
            let planner = try await ask.person(["planner:1060"])
            let caller = try Caller(.person(planner.person), to: .plan).orFail()
            let meeting = Meeting(
                id: .numbered(1), municipality: home, day: SwedishTime(.testNow).date, made: .testNow)
            _ = try await installation.store.addMeeting(meeting, by: "anna")
            let service = installation.service
            let agenda = try await service.agenda(of: meeting.id, for: caller, at: .testNow)
            let asked = AskedTrends(ofWhole: home, on: SwedishTime(.testNow).date)
            let known = try await service.trendAnswers.answer(to: asked, at: installation.store.revision) {
                throw CancellationError()
            }
            let again = try await service.agenda(of: meeting.id, for: caller, at: .testNow)
            #expect(again == agenda && known.falseAlarmsPerMonth > 0)
        }
    }
}
