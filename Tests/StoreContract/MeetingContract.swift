package import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about meetings: each is kept once, its agenda as it was frozen, and every change with who made it.
package struct MeetingContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a meeting comes back whole, with its agenda and its decisions, and so does every change`()
        async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let made = try Meeting.kept(1)
        #expect(try await store.addMeeting(made, by: Agent(anna)).isRepeat == false)
        let measure = try Measure.kept(1)
        _ = try await store.addMeasure(measure, by: Agent(anna))
        let decision = MeetingDecision(
            id: .numbered(1), number: 1, words: "Röj buskarna.", owner: "Gata och park",
            due: made.day.adding(days: 14), state: .decided)
        let opened = try await store.changeMeeting(
            made.id, in: [made.municipality],
            [.setPresent("Kommunpolisen"), .open(.kept), .addDecision(decision), .setMinutes("Kort möte.")],
            version: 1, by: Agent(anna), at: .testNow)
        let closed = try await store.changeMeeting(
            made.id, in: [],
            [
                .close, .changeDecision(decision.id, .setLink(.measure(measure.id))),
                .changeDecision(decision.id, .setState(.done, reason: "")),
            ], version: 2, by: Agent(anna), at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(
            opened.agenda == MeetingAgenda.kept && opened.decisions == [decision] && opened.state == .opened)
        #expect(try await store.meeting(made.id, in: []) == closed)
        #expect(closed.decision(decision.id)?.link == .measure(measure.id) && closed.version == 3)
        let history = try await store.meetingHistory(of: made.id)
        #expect(history.map(\.number) == Array(1...8))
        #expect(
            history.map(\.kind) == [
                .made, .changed, .opened, .decision, .changed, .closed, .decision, .decision,
            ])
        #expect(history.allSatisfy { $0.by == Agent(anna) })
        await #expect(throws: MeetingFault.stale(current: 3)) {
            try await store.changeMeeting(
                made.id, in: [], [.reopen], version: 2, by: "bo", at: .testNow)
        }
        await #expect(throws: MeetingFault.isClosed) {
            try await store.changeMeeting(
                made.id, in: [], [.setTitle("x")], version: 3, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `a meeting and a decision are kept once, and others under their ids not at all`()
        async throws
    {
        let store = try await backend.makeStore()
        let meeting = try Meeting.kept(1)
        _ = try await store.addMeeting(meeting, by: "anna")
        let again = try await store.addMeeting(meeting, by: "anna")
        #expect(again.isRepeat && again.meeting == meeting)
        await #expect(throws: MeetingFault.idTaken) {
            _ = try await store.addMeeting(
                Meeting(
                    id: meeting.id, municipality: meeting.municipality, day: meeting.day.adding(days: 1),
                    made: .testNow), by: "anna")
        }
        await #expect(throws: MeetingFault.idTaken) {
            _ = try await store.addMeeting(try .kept(1, municipality: "0880"), by: "eva")
        }
        let other = try Meeting.kept(2)
        _ = try await store.addMeeting(other, by: "anna")
        let decision = MeetingDecision(id: .numbered(1), number: 1, words: "Röj buskarna.")
        _ = try await store.changeMeeting(
            meeting.id, in: [], [.open(.kept), .addDecision(decision)], version: 1, by: "anna", at: .testNow)
        _ = try await store.changeMeeting(
            other.id, in: [], [.open(.kept)], version: 1, by: "anna", at: .testNow)
        await #expect(throws: MeetingFault.decisionTaken) {
            try await store.changeMeeting(
                other.id, in: [], [.addDecision(decision)], version: 2, by: "anna", at: .testNow)
        }
        #expect(try await store.meeting(other.id, in: [])?.decisions == [])
    }

    package func `a meeting of a day that was mistyped is not kept`() async throws {
        let store = try await backend.makeStore()
        let far = CivilDate(daysSinceEpoch: 20_777 + Meeting.furthestAhead + 1)
        await #expect(throws: MeetingFault.dayTooFar(far)) {
            _ = try await store.addMeeting(.kept(1, day: far), by: "anna")
        }
        let early = CivilDate(daysSinceEpoch: 0)
        await #expect(throws: MeetingFault.dayTooEarly(early)) {
            _ = try await store.addMeeting(.kept(1, day: early), by: "anna")
        }
        #expect(try await store.meetings(MeetingQuery()).isEmpty)
    }

    package func `a meeting that was called off or withdrawn stays with its reason, and who said so`()
        async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let meeting = try Meeting.kept(1)
        _ = try await store.addMeeting(meeting, by: "anna")
        let off = try await store.changeMeeting(
            meeting.id, in: [], [.callOff(reason: "Snöoväder.")], version: 1, by: "bo", at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(off.calledOff == "Snöoväder." && off.version == 2)
        #expect(try await store.meeting(meeting.id, in: []) == off)
        #expect(try await store.meetings(MeetingQuery(state: .planned)) == [off])
        let decision = MeetingDecision(id: .numbered(1), number: 1, words: "Röj buskarna.")
        let held = try await store.changeMeeting(
            meeting.id, in: [], [.resume, .open(.kept), .addDecision(decision)], version: 2, by: "eva",
            at: .testNow)
        #expect(held.calledOff == nil)
        let gone = try await store.changeMeeting(
            meeting.id, in: [], [.withdraw(reason: "Fel dag.")], version: 3, by: "eva", at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(try await store.meeting(meeting.id, in: []) == gone)
        #expect(gone.withdrawn == "Fel dag." && gone.agenda == MeetingAgenda.kept)
        #expect(gone.decisions == [decision])
        let history = try await store.meetingHistory(of: meeting.id)
        #expect(history.map(\.kind) == [.made, .calledOff, .resumed, .opened, .decision, .withdrawn])
        #expect(history.map(\.by.name) == ["anna", "bo", "eva", "eva", "eva", "eva"])
        await #expect(throws: MeetingFault.isWithdrawn) {
            _ = try await store.changeMeeting(
                meeting.id, in: [], [.setTitle("x")], version: 4, by: "bo", at: .testNow)
        }
        #expect(try await store.addMeeting(meeting, by: "anna").meeting == gone)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a point that is reworded is reworded on the agendas that tell it, which says so`()
        async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let (first, second) = (try Meeting.kept(1), try Meeting.kept(2))
        for meeting in [first, second] { _ = try await store.addMeeting(meeting, by: "anna") }
        let decision = MeetingDecision(id: .numbered(1), number: 1, words: "Röj buskarna.")
        _ = try await store.changeMeeting(
            first.id, in: [], [.open(.kept), .addDecision(decision)], version: 1, by: "anna", at: .testNow)
        let told = AgendaPoint(
            .undecided, key: "decision/\(decision.id)", name: Bilingual(decision.words),
            source: AgendaSource(.meeting, "\(first.id)"))
        let agenda = MeetingAgenda(day: first.day, since: nil, points: MeetingAgenda.kept.points + [told])
        let opened = try await store.changeMeeting(
            second.id, in: [], [.open(agenda)], version: 1, by: "anna", at: .testNow)
        _ = try await store.changeMeeting(
            first.id, in: [], [.changeDecision(decision.id, .setWords("Röj vid bäcken."))], version: 2,
            by: "bo", at: .testNow)
        try await store.close()
        store = try await location.open()
        let mended = try #require(try await store.meeting(second.id, in: []))
        #expect(mended.version == opened.version + 1)
        #expect(mended.agenda?.points.last?.name == Bilingual("Röj vid bäcken."))
        #expect(mended.agenda?.points.dropLast() == agenda.points.dropLast())
        let history = try await store.meetingHistory(of: second.id)
        #expect(history.last?.kind == .changed && history.last?.by.name == "bo")
        #expect(history.last?.words.swedish.contains("punkt 1 från mötet") == true)
        #expect(try store.inspect { _ in } == [])
    }

    package func `meetings are asked for by municipality and state, the latest day first`() async throws {
        let store = try await backend.makeStore()
        let day = SwedishTime(.testNow).date
        let kept = try [
            Meeting.kept(1, day: day.adding(days: -14)), .kept(2, day: day),
            .kept(3, municipality: "0880", day: day),
        ]
        for meeting in kept { _ = try await store.addMeeting(meeting, by: "anna") }
        let home = kept[0].municipality
        let opened = try await store.changeMeeting(
            kept[0].id, in: [home], [.open(.kept)], version: 1, by: "anna", at: .testNow)
        #expect(
            try await store.meetings(MeetingQuery(municipalities: [home])) == [kept[1], opened])
        #expect(try await store.meetings(MeetingQuery(state: .opened)) == [opened])
        #expect(try await store.meeting(kept[2].id, in: [home]) == nil)
        await #expect(throws: MeetingFault.noSuchMeeting) {
            try await store.changeMeeting(
                kept[2].id, in: [home], [.setTitle("x")], version: 1, by: "bo", at: .testNow)
        }
    }
}

extension Meeting {
    package static func kept(
        _ number: Int, municipality: String = "1060", day: CivilDate = CivilDate(daysSinceEpoch: 20_777)
    ) throws -> Meeting {
        Meeting(
            id: .numbered(number), municipality: try MunicipalityCode(municipality).orFail(), day: day,
            title: "Operativt möte", present: "Trygghetssamordnaren", made: .testNow)
    }
}

extension MeetingAgenda {
    package static let kept = MeetingAgenda(
        day: CivilDate(daysSinceEpoch: 20_780), since: CivilDate(daysSinceEpoch: 20_766),
        points: [
            AgendaPoint(
                .overdue, key: "duty/plan", name: Bilingual(swedish: "Planen", english: "The plan"),
                words: Bilingual(swedish: "Sent", english: "Late"), source: AgendaSource(.duties)),
            AgendaPoint(.alarms, key: "lighting/-", name: Bilingual("x")),
        ])
}
