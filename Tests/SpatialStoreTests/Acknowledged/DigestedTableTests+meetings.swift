import GRDB
import Prevention
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

extension DigestedTableTests {
    @Test(arguments: [
        "UPDATE meeting SET minutes = 'x'", "UPDATE meeting SET agenda = x'7b7d'", "DELETE FROM meeting",
        "UPDATE meeting SET withdrawn = 'x'",
        "UPDATE meeting_decision SET owner = 'x'", "UPDATE meeting_decision SET state = 'decided'",
        "DELETE FROM meeting_decision", "UPDATE meeting_event SET swedish = 'x' WHERE number = 1",
        "DELETE FROM meeting_event WHERE number = (SELECT max(number) FROM meeting_event)",
        "UPDATE action_plan SET ends = ends + 1", "UPDATE action_plan SET withdrawn = 'x'",
        "DELETE FROM action_plan",
        "UPDATE plan_area SET goal = 'x'", "DELETE FROM plan_area", "UPDATE plan_indicator SET name = 'x'",
        "DELETE FROM plan_indicator WHERE position = 1", "UPDATE plan_measure SET measure = zeroblob(16)",
        "DELETE FROM plan_measure", "UPDATE plan_number SET hundredths = 1", "DELETE FROM plan_number",
        "UPDATE plan_follow_up SET withdrawn = NULL", "UPDATE plan_follow_up SET figures = x'7b7d'",
        "DELETE FROM plan_follow_up", "UPDATE plan_event SET swedish = 'x' WHERE number = 1",
        "DELETE FROM plan_event WHERE number = (SELECT max(number) FROM plan_event)",
    ])
    func `a meeting or a plan that says something else, or is gone, is found`(_ damage: String) async throws {
        let temporary = try await worked()
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: damage)
            #expect(db.changesCount > 0)
        }
        #expect(try temporary.store.inspect { _ in }.isEmpty == false)
    }

    @Test func `a decision that leads to nothing, and a plan's measure that is gone, are found`() async throws
    {
        let temporary = try await worked()
        try await temporary.store.file.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(
                sql: "UPDATE meeting_decision SET link_kind = 'walk', link_id = zeroblob(16)")
            try DigestedTable.meetingDecisions.keep(where: "1", [], in: db)
            try db.execute(sql: "UPDATE plan_measure SET measure = zeroblob(16)")
            try DigestedTable.planMeasures.keep(where: "1", [], in: db)
        }
        let words = try temporary.store.inspect { _ in }.flatMap(\.examples).map(\.english)
        #expect(words.contains { $0.hasPrefix("meeting ") }, "\(words)")
        #expect(words.contains { $0.hasPrefix("plan ") }, "\(words)")
    }
}

extension SpatiaLiteStore {
    /// A meeting and a plan, both changed, that name the first measure.
    func keepMeetingsAndPlans() async throws {
        let meeting = try Meeting.kept(1)
        _ = try await addMeeting(meeting, by: "eva")
        let decision = MeetingDecision(
            id: .numbered(1), number: 1, words: "Röj buskarna.", owner: "Parken", state: .decided,
            link: .measure(.numbered(1)))
        _ = try await changeMeeting(
            meeting.id, in: [], [.open(.kept), .addDecision(decision)], version: 1, by: "eva", at: .testNow)
        _ = try await changeMeeting(
            meeting.id, in: [], [.changeDecision(decision.id, .setState(.done, reason: ""))], version: 2,
            by: "eva", at: .testNow)
        let plan = try ActionPlan.kept(1, measures: [.numbered(1)])
        _ = try await addPlan(plan, by: "eva")
        let day = SwedishTime(.testNow).date
        _ = try await changePlan(
            plan.id, in: [],
            [
                .setNumber(try Code("vandrare").orFail(), day, try PlanNumber(24).orFail()),
                .followUp(day, words: "Bra.", []), .withdrawFollowUp(1, reason: "Fel plan."),
            ], version: 1, by: "eva", at: .testNow)
    }
}
