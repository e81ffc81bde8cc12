import GRDB
import Prevention
import Reports
import Schema
import TestSupport
import Testing

@testable import SpatialStore

extension MigrationTests {
    @Test func `a meeting and a plan from before they could be withdrawn stay as they were, and can be`()
        async throws
    {
        let path = try TemporaryStore.newPath()
        try makeDatabase(at: path, through: "m0006-create-map-views")
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try SpatiaLite.load(into: db)
            try ValueDigest.define(in: db)
            ReportWords.define(in: db)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Migrator.migrate(queue, through: Migration.all.filter { $0.name <= "m0056" })
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO meeting (number, id, municipality, day, title, present, state, minutes, version, made, changed, asked)
                        VALUES (1, x'0000000000000000000000000000000a', 1060, 20777, 'Operativt möte', '', 'planned', '', 1, 0, 0, 0);
                    INSERT INTO meeting_event (meeting, number, at, by, kind, swedish, english)
                        VALUES (1, 1, 0, 'anna', 'made', 'a', 'b');
                    INSERT INTO action_plan (number, id, municipality, title, begins, ends, decided_by, version, made, changed, asked)
                        VALUES (1, x'0000000000000000000000000000000b', 1060, 'Planen', 20454, 20818, '', 1, 0, 0, 0);
                    INSERT INTO plan_event (plan, number, at, by, kind, swedish, english)
                        VALUES (1, 1, 0, 'anna', 'made', 'a', 'b');
                    """)
            for table in [DigestedTable.meetingEvents, .planEvents] {
                try table.keep(where: "1", [], in: db)
            }
        }
        try queue.close()
        let store = try TemporaryStore(path: path).store
        #expect(try store.inspect { _ in } == [])
        let (meeting, plan) = (MeetingID(high: 0, low: 10), PlanID(high: 0, low: 11))
        let kept = try await store.meeting(meeting, in: []).orFail()
        #expect(kept.standing == .planned && kept.title == "Operativt möte")
        #expect(try await store.plan(plan, in: []).orFail().withdrawn == nil)
        let off = try await store.changeMeeting(
            meeting, in: [], [.callOff(reason: "Snöoväder."), .withdraw(reason: "Fel dag.")], version: 1,
            by: "anna", at: .testNow)
        #expect(off.standing == .withdrawn && off.calledOff == "Snöoväder.")
        let gone = try await store.changePlan(
            plan, in: [], [.withdraw(reason: "Fel kommun.")], version: 1, by: "anna", at: .testNow)
        #expect(gone.withdrawn == "Fel kommun.")
        #expect(try store.inspect { _ in } == [])
    }
}
