import Prevention
import Reports
import TestSupport
import Testing

@Suite struct WalkStateTests {
    @Test(arguments: [
        (WalkState.planned, [WalkState.invited, .calledOff]), (.invited, [.walked, .planned, .calledOff]),
        (.walked, [.reported, .invited]), (.reported, [.followedUp, .walked]), (.followedUp, [.reported]),
        (.calledOff, [.planned]),
    ])
    func `a walk becomes what its life allows and nothing else`(_ state: WalkState, _ next: [WalkState])
        throws
    {
        let walk = try SafetyWalk.fixture(state: state)
        for other in WalkState.allCases where other != state {
            let became = try? walk.applying(
                [.setState(other)], on: CivilDate.walkDay.adding(days: 14), at: .testNow
            ).walk.state
            #expect(became == (next.contains(other) ? other : nil), "\(other)")
        }
    }

    @Test func `nobody is invited before there is a day and a time`() throws {
        let walk = try SafetyWalk.fixture(days: WalkDays.none, starts: nil)
        #expect(throws: WalkEditFault.noDay) {
            try walk.applying([.setState(.invited)], on: .walkDay, at: .testNow)
        }
        let days = try WalkDays(walk: .walkDay).orFail()
        #expect(throws: WalkEditFault.noDay) {
            try walk.applying([.setDays(days), .setState(.invited)], on: .walkDay, at: .testNow)
        }
        let (invited, words) = try walk.applying(
            [.setDays(days), .setStart(.testNow), .setState(.invited)], on: .walkDay, at: .testNow)
        #expect(invited.state == .invited && invited.version == 2 && words.count == 3)
    }

    @Test func `a walk is not walked before its day`() throws {
        let walk = try SafetyWalk.fixture(state: .invited)
        #expect(throws: WalkEditFault.dayNotCome(.walkDay)) {
            try walk.applying([.setState(.walked)], on: CivilDate.walkDay.adding(days: -1), at: .testNow)
        }
        #expect(try walk.applying([.setState(.walked)], on: .walkDay, at: .testNow).walk.state == .walked)
    }

    @Test func `those who walked are told at a meeting that has a day`() throws {
        let walk = try SafetyWalk.fixture(state: .reported, days: WalkDays(walk: .walkDay).orFail())
        #expect(throws: WalkEditFault.noMeetingAfter) {
            try walk.applying([.setState(.followedUp)], on: .walkDay, at: .testNow)
        }
    }

    @Test func `those who walked are not told before the meeting's day`() throws {
        let walk = try SafetyWalk.fixture(state: .reported)
        let day = CivilDate.walkDay.adding(days: 14)
        #expect(throws: WalkEditFault.meetingNotCome(day)) {
            try walk.applying([.setState(.followedUp)], on: day.adding(days: -1), at: .testNow)
        }
        #expect(try walk.applying([.setState(.followedUp)], on: day, at: .testNow).walk.state == .followedUp)
    }

    @Test func `people set out on the walk's day`() throws {
        let walk = try SafetyWalk.fixture()
        let other = try WalkDays(walk: CivilDate.walkDay.adding(days: 1)).orFail()
        let fault = WalkEditFault.startsOnAnotherDay(.walkDay, walk: CivilDate.walkDay.adding(days: 1))
        #expect(throws: fault) { try walk.applying([.setDays(other)], on: .walkDay, at: .testNow) }
        let next = Timestamp.testNow.adding(.days(1))
        #expect(throws: WalkEditFault.self) {
            try walk.applying([.setStart(next)], on: .walkDay, at: .testNow)
        }
        // Both at once, in either order.
        for edits: [WalkEdit] in [[.setDays(other), .setStart(next)], [.setStart(next), .setDays(other)]] {
            #expect(try walk.applying(edits, on: .walkDay, at: .testNow).walk.starts == next)
        }
        #expect(try walk.applying([.setStart(nil)], on: .walkDay, at: .testNow).walk.starts == nil)
    }

    @Test(arguments: [WalkState.walked, .reported, .followedUp])
    func `what is walked keeps a day that has come`(_ state: WalkState) throws {
        let walk = try SafetyWalk.fixture(state: state, starts: nil)
        let today = CivilDate.walkDay.adding(days: 20)
        let late = today.adding(days: 1)
        #expect(throws: WalkEditFault.dayNotCome(late)) {
            try walk.applying(
                [.setDays(try WalkDays(walk: late, after: late).orFail())], on: today, at: .testNow)
        }
        #expect(throws: WalkEditFault.noDayWalked) {
            try walk.applying([.setDays(.none)], on: today, at: .testNow)
        }
        let moved = try WalkDays(walk: .walkDay, after: today).orFail()
        #expect(try walk.applying([.setDays(moved)], on: today, at: .testNow).walk.days == moved)
    }

    @Test func `an invited walk keeps its day and time, and what is followed up its meeting`() throws {
        let invited = try SafetyWalk.fixture(state: .invited)
        for edit in [WalkEdit.setDays(.none), .setStart(nil)] {
            #expect(throws: WalkEditFault.noDay) { try invited.applying([edit], on: .walkDay, at: .testNow) }
        }
        let told = try SafetyWalk.fixture(state: .followedUp)
        let days = try WalkDays(walk: .walkDay).orFail()
        #expect(throws: WalkEditFault.noMeetingAfter) {
            try told.applying([.setDays(days)], on: CivilDate.walkDay.adding(days: 20), at: .testNow)
        }
    }

    @Test func `a walk whose days contradict it from before can still be given another name`() throws {
        let walk = try SafetyWalk.fixture(state: .walked)
        let early = CivilDate.walkDay.adding(days: -9)
        #expect(try walk.applying([.setTitle("Ny")], on: early, at: .testNow).walk.title == "Ny")
    }

    @Test func `a step back keeps the days, and the history the day that was reached first`() throws {
        let walked = try SafetyWalk.fixture(state: .walked)
        let day = CivilDate.walkDay
        let (back, words) = try walked.applying([.setState(.invited)], on: day, at: .testNow)
        #expect(back.days == walked.days && back.starts == walked.starts)
        #expect(words.map(\.swedish) == ["Vandrad (2026-11-20) → Inbjuden"])
        let again = try back.applying([.setState(.walked)], on: day.adding(days: 3), at: .testNow)
        #expect(again.walk.days == walked.days)
        #expect(again.words.map(\.english) == ["Invited → Walked (2026-11-20)"])
        let other = try WalkDays(before: walked.days.before, walk: day.adding(days: 1)).orFail()
        let moved = try back.applying(
            [.setDays(other), .setStart(Timestamp.testNow.adding(.days(1)))], on: day, at: .testNow)
        #expect(
            moved.words.first?.english
                == "Meeting before 2026-11-06, walk 2026-11-21 (was 2026-11-20), meeting after not set (was 2026-12-04)."
        )
    }

    @Test func `stops change while a walk is planned alone`() throws {
        let stops = [SafetyWalk.Stop(number: 1, name: "Parken", place: try .olofstrom(north: 90))]
        let planned = try SafetyWalk.fixture()
        #expect(try planned.applying([.setStops(stops)], on: .walkDay, at: .testNow).walk.stops == stops)
        #expect(throws: WalkEditFault.stopsFixed) {
            try SafetyWalk.fixture(state: .invited).applying([.setStops(stops)], on: .walkDay, at: .testNow)
        }
    }

    @Test func `an edit that changes nothing leaves the version, and the words name no one`() throws {
        let walk = try SafetyWalk.fixture()
        let (same, words) = try walk.applying([.setTitle(walk.title)], on: .walkDay, at: .testNow)
        #expect(same == walk && words.isEmpty)
        let group = try WalkParticipants(role: "Polisen", count: 2, names: "Anna Ek").orFail()
        let told = try walk.applying([.setParticipants([group])], on: .walkDay, at: .testNow).words
        #expect(told.map(\.swedish) == ["Deltagare: Polisen 2 (2)."])
    }

    @Test(arguments: [("2026-11-26", "2026-11-20"), ("2026-12-01", "2026-11-26")])
    func `meetings out of their order are refused`(_ before: String, _ walk: String) throws {
        #expect(WalkDays(before: CivilDate(before), walk: CivilDate(walk)) == nil)
        #expect(WalkDays(walk: CivilDate(before), after: CivilDate(walk)) == nil)
        #expect(WalkDays(before: CivilDate(walk), after: CivilDate(before)) != nil)
    }
}

extension CivilDate {
    static let walkDay = CivilDate(daysSinceEpoch: 20_777)
}

extension SafetyWalk {
    static func fixture(
        state: WalkState = .planned,
        days: WalkDays? = WalkDays(
            before: CivilDate.walkDay.adding(days: -14), walk: .walkDay,
            after: CivilDate.walkDay.adding(days: 14)),
        starts: Timestamp? = .testNow
    ) throws -> SafetyWalk {
        SafetyWalk(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(), title: "Holje",
            state: state,
            made: .testNow, days: days ?? .none, starts: starts,
            stops: [
                Stop(number: 1, name: "Idrottshallen", place: try .olofstrom()),
                Stop(number: 2, name: "Torget", place: try .olofstrom(north: 200)),
            ])
    }
}
