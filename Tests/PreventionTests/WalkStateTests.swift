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
            let became = try? walk.applying([.setState(other)], on: .walkDay, at: .testNow).walk.state
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
