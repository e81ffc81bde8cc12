package import Prevention
package import Reports
import TestSupport
import Testing
import Triage

/// What every store promises about the law's clock: entries are kept once and never changed, and each reminder is sent once.
package struct DutyContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `what was done comes back whole, and so does its withdrawal`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let kept = [
            try DutyDone.kept(1, link: "https://olofstrom.se/ks", by: Agent(anna)),
            try DutyDone.kept(2, .cameras, "2026-11-20"), try DutyDone.kept(3, .council, "2025-02-03"),
        ]
        for done in kept { #expect(try await store.addDutyDone(done).isRepeat == false) }
        let withdrawal = DutyDone.Withdrawal(at: .testNow, by: Agent(anna), reason: "Sköts upp.")
        let gone = try await store.withdrawDutyDone(kept[0].id, in: [kept[0].municipality], withdrawal)
        #expect(gone == kept[0].withdrawn(withdrawal))
        let later = DutyDone.Withdrawal(at: .testNow, by: "bo", reason: "Igen.")
        #expect(try await store.withdrawDutyDone(kept[0].id, in: [], later) == gone)
        try await store.close()
        store = try await location.open()
        #expect(try await store.dutiesDone(in: []) == [kept[1], gone, kept[2]])
        #expect(try store.inspect { _ in } == [])
    }

    package func `an entry that is sent again is kept once, and is as if it were not elsewhere`() async throws
    {
        let store = try await backend.makeStore()
        let done = try DutyDone.kept(1)
        _ = try await store.addDutyDone(done)
        let again = try await store.addDutyDone(.kept(1, by: "eva"))
        #expect(again.isRepeat && again.done == done)
        await #expect(throws: DutyFault.idTaken) { _ = try await store.addDutyDone(.kept(1, .plan)) }
        await #expect(throws: DutyFault.idTaken) {
            _ = try await store.addDutyDone(.kept(1, municipality: "0880"))
        }
        let tomorrow = try CivilDate.of("2026-11-21")
        await #expect(throws: DutyFault.dayNotCome(tomorrow)) {
            _ = try await store.addDutyDone(.kept(2, .plan, "2026-11-21"))
        }
        let slip = try CivilDate.of("1926-10-14")
        await #expect(throws: DutyFault.dayTooEarly(slip)) {
            _ = try await store.addDutyDone(.kept(2, .plan, "1926-10-14"))
        }
        let abroad = try MunicipalityCode("0880").orFail()
        #expect(try await store.dutiesDone(in: [abroad]) == [])
        await #expect(throws: DutyFault.noSuchEntry) {
            _ = try await store.withdrawDutyDone(
                done.id, in: [abroad], .init(at: .testNow, by: "eva", reason: "Nej."))
        }
        #expect(try await store.dutiesDone(in: [done.municipality]) == [done])
    }

    package func `each reminder is sent once, a month before and when it is overdue`() async throws {
        let profile = try ProfileDocument.fixture(more: "duties: { reminders: brott@example.se }")
        let store = try await backend.makeStore([profile])
        /// What was queued on a day that nothing was queued before.
        func reminded(_ day: String) async throws -> [DutyReminder] {
            let before = try await store.messages(in: .waiting, limit: 999).messages.count
            let moment = SwedishTime.moment(of: try .of(day), minuteOfDay: 600)
            for _ in 1...2 { try await store.queueDueNotices(at: moment) }
            let messages = try await store.messages(in: .waiting, limit: 999).messages.dropFirst(before)
            #expect(messages.count <= 1)
            return messages.flatMap { message -> [DutyReminder] in
                #expect(message.case == nil && message.unit == nil)
                #expect(message.channel == .email(address: "brott@example.se"))
                if case .duties(let notice) = message.payload { return notice.reminders }
                return []
            }
        }
        let first = try await reminded("2026-11-20")
        #expect(first.map(\.duty) == Duty.allCases.filter { $0 != .cameras })
        #expect(first.allSatisfy { $0.kind == .overdue })
        _ = try await store.addDutyDone(.kept(1, .picture, "2025-01-10"))
        let due = try CivilDate.of("2027-01-10")
        #expect(try await reminded("2026-12-09") == [])
        #expect(
            try await reminded("2026-12-10") == [DutyReminder(duty: .picture, due: due, kind: .due)])
        #expect(try await reminded("2027-01-10") == [])
        #expect(
            try await reminded("2027-01-11") == [DutyReminder(duty: .picture, due: due, kind: .overdue)])
        #expect(try await reminded("2027-01-12") == [])
        #expect(try store.inspect { _ in } == [])
        let sent = try await store.due(at: .testNow, limit: 9).messages
        try await store.delivered(sent.map(\.id), at: .testNow)
        #expect(try await store.messages(in: .delivered, limit: 9).messages.map(\.id) == sent.map(\.id))
        let silent = try await backend.makeStore()
        try await silent.queueDueNotices(at: .testNow)
        #expect(try await silent.messages(in: .waiting, limit: 9).messages == [])
    }
}

extension DutyDone {
    package static func kept(
        _ number: Int, _ duty: Duty = .picture, _ day: String = "2026-10-14", municipality: String = "1060",
        link: String? = nil, by agent: Agent = "anna"
    ) throws -> DutyDone {
        DutyDone(
            id: .numbered(number), municipality: try MunicipalityCode(municipality).orFail(), duty: duty,
            day: try .of(day), role: "Kommunstyrelsen", note: "Antagen med tillägg.", link: link,
            made: .testNow, by: agent)
    }
}
