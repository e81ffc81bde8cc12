import Reports
import TestSupport
import Testing

@testable import Prevention

@Suite struct MeetingTests {
    private func meeting() throws -> Meeting {
        Meeting(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(),
            day: CivilDate(daysSinceEpoch: 20_777), made: .testNow)
    }

    private func agenda() throws -> MeetingAgenda {
        MeetingAgenda(day: try meeting().day, since: nil, points: [])
    }

    private func opened() throws -> Meeting {
        try meeting().applying([.open(try agenda())], at: .testNow).meeting
    }

    private func decision(_ state: DecisionState = .undecided, owner: String = "", reason: String = "")
        -> MeetingDecision
    {
        MeetingDecision(
            id: .numbered(1), number: 9, words: "Röj.", owner: owner, state: state, reason: reason)
    }

    @Test func `a meeting is opened once, closed when it is open, and opened again`() throws {
        #expect(throws: MeetingFault.notOpened) { try meeting().applying([.close], at: .testNow) }
        #expect(throws: MeetingFault.notOpened) {
            try meeting().applying([.addDecision(decision())], at: .testNow)
        }
        #expect(throws: MeetingFault.notOpened) { try meeting().applying([.reopen], at: .testNow) }
        let opened = try opened()
        #expect(throws: MeetingFault.alreadyOpened) {
            try opened.applying([.open(try agenda())], at: .testNow)
        }
        #expect(throws: MeetingFault.alreadyOpened) {
            try opened.applying([.setDay(opened.day.adding(days: 1))], at: .testNow)
        }
        let closed = try opened.applying([.close], at: .testNow).meeting
        #expect(throws: MeetingFault.isClosed) { try closed.applying([.setTitle("x")], at: .testNow) }
        let (again, told) = try closed.applying([.reopen, .setMinutes("Kort.")], at: .testNow)
        #expect(again.state == .opened && again.agenda == opened.agenda && told.count == 2)
    }

    @Test func `its day is neither long past nor years ahead, whether it is new or moved`() throws {
        let today = try meeting().day
        let last = today.adding(days: Meeting.furthestAhead)
        let far = last.adding(days: 1)
        let early = try CivilDate("1999-12-31").orFail()
        #expect(try meeting().applying([.setDay(last)], at: .testNow).meeting.day == last)
        #expect(throws: MeetingFault.dayTooFar(far)) { try meeting().applying([.setDay(far)], at: .testNow) }
        #expect(throws: MeetingFault.dayTooEarly(early)) {
            try meeting().applying([.setDay(early)], at: .testNow)
        }
        // One that was kept before stays as it is.
        let old = Meeting(
            id: .numbered(1), municipality: try meeting().municipality, day: early, made: .testNow)
        #expect(try old.applying([.setDay(early), .setTitle("x")], at: .testNow).meeting.title == "x")
    }

    @Test func `what was decided is due within five years, and a day that was kept before stays`() throws {
        let last = try meeting().day.adding(days: Meeting.furthestAhead)
        let far = last.adding(days: 1)
        func due(_ day: CivilDate) -> MeetingDecision {
            MeetingDecision(id: .numbered(1), number: 1, words: "Röj.", due: day)
        }
        let added = try opened().applying([.addDecision(due(last))], at: .testNow).meeting
        #expect(added.decision(.numbered(1))?.due == last)
        #expect(throws: MeetingFault.dueTooFar(far)) {
            try opened().applying([.addDecision(due(far))], at: .testNow)
        }
        #expect(throws: MeetingFault.dueTooFar(far)) {
            try added.applying([.changeDecision(.numbered(1), .setDue(far))], at: .testNow)
        }
        let old = Meeting(
            id: .numbered(1), municipality: added.municipality, day: added.day, state: .opened,
            agenda: try agenda(), decisions: [due(far)], made: .testNow)
        let edits = [DecisionEdit.setDue(far), .setWords("Röj buskarna.")]
        let changed = try old.applying(
            edits.map { MeetingEdit.changeDecision(.numbered(1), $0) }, at: .testNow
        ).meeting
        #expect(changed.decision(.numbered(1))?.words == "Röj buskarna.")
    }

    @Test func `it is opened from its day on, and taken back while nothing was decided`() throws {
        let tomorrow = try meeting().day.adding(days: 1)
        #expect(throws: MeetingFault.dayNotCome(tomorrow)) {
            try meeting().applying([.setDay(tomorrow), .open(try agenda())], at: .testNow)
        }
        let back = try opened().applying([.takeBack], at: .testNow).meeting
        #expect(back.state == .planned && back.agenda == nil)
        #expect(throws: MeetingFault.notTakenBack) { try back.applying([.takeBack], at: .testNow) }
        let decided = try opened().applying([.addDecision(decision())], at: .testNow).meeting
        #expect(throws: MeetingFault.notTakenBack) { try decided.applying([.takeBack], at: .testNow) }
        let day = try meeting().day
        let early = day.adding(days: -1)
        #expect(throws: MeetingFault.dueBeforeMeeting(day)) {
            try decided.applying([.changeDecision(.numbered(1), .setDue(early))], at: .testNow)
        }
    }

    @Test func `a planned meeting is called off, and is held after all until its day has passed`() throws {
        let (off, told) = try meeting().applying([.callOff(reason: "Snöoväder.")], at: .testNow)
        #expect(off.calledOff == "Snöoväder." && off.state == .planned && off.standing == .calledOff)
        #expect(told.map(\.kind) == [.calledOff] && told.map(\.words.swedish) == ["Ställdes in: Snöoväder."])
        #expect(!off.isHeld && off.texts == ["Snöoväder."])
        for edit in [
            MeetingEdit.setTitle("x"), .setDay(off.day.adding(days: 7)), .open(try agenda()),
            .callOff(reason: "Annat."),
        ] {
            #expect(throws: MeetingFault.isCalledOff) { try off.applying([edit], at: .testNow) }
        }
        let (on, again) = try off.applying([.resume, .open(try agenda())], at: .testNow)
        #expect(on.calledOff == nil && on.state == .opened && again.map(\.kind) == [.resumed, .opened])
        let late = Timestamp.testNow.adding(.days(1))
        #expect(throws: MeetingFault.dayHasPassed(off.day)) { try off.applying([.resume], at: late) }
        #expect(throws: MeetingFault.notCalledOff) { try meeting().applying([.resume], at: .testNow) }
        #expect(throws: MeetingFault.notPlanned) {
            try opened().applying([.callOff(reason: "x")], at: .testNow)
        }
    }

    @Test func `a meeting that was withdrawn is not held, keeps its points, and changes no more`() throws {
        let point = MeetingDecision(
            id: .numbered(1), number: 1, words: "Röj.", link: .measure(.numbered(7)))
        let held = try opened().applying([.addDecision(point), .close], at: .testNow).meeting
        #expect(held.isHeld && held.openDecisions == 1 && held.standing == .closed)
        let (gone, told) = try held.applying([.withdraw(reason: "Lades upp två gånger.")], at: .testNow)
        #expect(gone.withdrawn == "Lades upp två gånger." && gone.state == .closed)
        #expect(!gone.isHeld && gone.openDecisions == 0 && gone.standing == .withdrawn)
        #expect(gone.decisions == held.decisions && told.map(\.kind) == [.withdrawn])
        for edit in [
            MeetingEdit.reopen, .changeDecision(.numbered(1), .setOwner("Parken")), .resume,
            .withdraw(reason: "Annat."),
        ] {
            #expect(throws: MeetingFault.isWithdrawn) { try gone.applying([edit], at: .testNow) }
        }
        let off = try meeting().applying([.callOff(reason: "x"), .withdraw(reason: "y")], at: .testNow)
        #expect(off.meeting.standing == .withdrawn)
    }

    @Test func `what was decided is somebody's, and what was dropped says why`() throws {
        let opened = try opened()
        for state in [DecisionState.decided, .done] {
            #expect(throws: MeetingFault.noOwner) {
                try opened.applying([.addDecision(decision(state))], at: .testNow)
            }
        }
        #expect(throws: MeetingFault.noReason) {
            try opened.applying([.addDecision(decision(.dropped))], at: .testNow)
        }
        let dropped = try opened.applying(
            [.addDecision(decision(.dropped, reason: "För dyrt."))], at: .testNow
        ).meeting
        #expect(dropped.decisions.map(\.number) == [1])
        let back = try dropped.applying(
            [.changeDecision(.numbered(1), .setState(.undecided, reason: "x"))], at: .testNow
        ).meeting
        #expect(back.decisions.map(\.reason) == [""])
    }

    @Test func `edits are told in words, and one that changes nothing is none`() throws {
        let opened = try opened()
        let (after, told) = try opened.applying(
            [
                .addDecision(decision(.decided, owner: "Parken")),
                .changeDecision(.numbered(1), .setLink(.measure(.numbered(7)))),
                .changeDecision(.numbered(1), .setOwner("Parken")), .setTitle(""),
            ], at: .testNow)
        #expect(after.version == opened.version + 1)
        #expect(
            told.map(\.words.swedish) == [
                "Punkt 1: Röj.", "Punkt 1, leder till: Åtgärd \(MeasureID.numbered(7))",
            ])
        #expect(told.map(\.kind) == [.decision, .decision])
        let same = try after.applying([.setPresent("")], at: .testNow)
        #expect(same.meeting == after && same.told.isEmpty)
    }

    @Test func `a link is read of its kind and its id`() throws {
        for kind in DecisionLink.Kind.allCases {
            let link = try DecisionLink(kind, "\(MeasureID.numbered(1))").orFail()
            #expect(link.kind == kind && link.target == "\(MeasureID.numbered(1))")
            #expect(DecisionLink(kind, "x") == nil)
        }
    }
}
