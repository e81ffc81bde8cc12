import Geometry
import Planning
import Reports
import TestSupport
import Testing

@testable import Prevention

/// The agenda of a meeting, as a pure function of what the store holds.
@Suite struct AgendaTests {
    private let today = CivilDate(daysSinceEpoch: 20_777)

    private func code() throws -> MunicipalityCode { try MunicipalityCode("1060").orFail() }

    private func meeting(
        _ number: Int, daysAgo: Int, state: MeetingState = .closed, agenda: [AgendaPoint] = [],
        _ decisions: [MeetingDecision] = []
    ) throws -> Meeting {
        let day = today.adding(days: -daysAgo)
        return Meeting(
            id: .numbered(number), municipality: try code(), day: day, state: state,
            agenda: state == .planned ? nil : MeetingAgenda(day: day, since: nil, points: agenda),
            decisions: decisions, made: .testNow)
    }

    private func decision(_ number: Int, _ state: DecisionState, due: CivilDate? = nil) -> MeetingDecision {
        MeetingDecision(
            id: .numbered(number), number: number, words: "Beslut \(number)", owner: "Parken", due: due,
            state: state, reason: state == .dropped ? "För dyrt." : "")
    }

    private func names(_ agenda: MeetingAgenda, _ heading: AgendaHeading) -> [String] {
        agenda.points(under: heading).map(\.name.swedish)
    }

    @Test func `it begins with all that was decided last time, then what is not done of what was before`()
        throws
    {
        var material = AgendaMaterial(on: today, try .fixture())
        material.meetings = [
            try meeting(
                1, daysAgo: 28, [decision(1, .done), decision(2, .decided), decision(3, .undecided)]),
            try meeting(
                2, daysAgo: 14, [decision(4, .done), decision(5, .undecided), decision(6, .dropped)]),
            try meeting(3, daysAgo: 1, state: .planned),
        ]
        let agenda = material.agenda
        #expect(agenda.since == today.adding(days: -14) && agenda.day == today)
        #expect(names(agenda, .decided) == ["Beslut 4", "Beslut 6", "Beslut 2"])
        #expect(names(agenda, .undecided) == ["Beslut 5", "Beslut 3"])
        let words = agenda.points(under: .decided).compactMap(\.words?.swedish)
        #expect(words[0].hasPrefix("Gjort, Parken (möte") && words[1].contains("Avfört, Parken. För dyrt."))
        #expect(agenda.points.first?.source == AgendaSource(.meeting, "\(MeetingID.numbered(2))"))
    }

    @Test func `the same material gives the same bytes, whatever its order, and they are read again`() throws
    {
        var material = AgendaMaterial(on: today, try .fixture())
        material.meetings = [
            try meeting(1, daysAgo: 28, [decision(2, .decided, due: today.adding(days: -1))]),
            try meeting(2, daysAgo: 14, [decision(4, .done)]),
        ]
        material.hotspots = [try hotspot(1, daysAgo: 3), try hotspot(2, daysAgo: 5)]
        let agenda = material.agenda
        material.meetings.reverse()
        material.hotspots.reverse()
        #expect(material.agenda.bytes == agenda.bytes)
        #expect(MeetingAgenda(bytes: agenda.bytes) == agenda)
        #expect(MeetingAgenda(bytes: Array("{}".utf8)) == nil)
        #expect(agenda.points(under: .decided).last?.words?.swedish.contains("Skulle ha varit klart") == true)
    }

    @Test func `it looks back to the meetings before its own day alone`() throws {
        var material = AgendaMaterial(on: today, for: today.adding(days: -7), try .fixture())
        material.meetings = [
            try meeting(1, daysAgo: 14, [decision(1, .decided)]), try meeting(2, daysAgo: 7),
            try meeting(3, daysAgo: -30, [decision(3, .decided)]),
        ]
        let agenda = material.agenda
        #expect(agenda.since == today.adding(days: -14))
        #expect(agenda.points(under: .decided).map(\.name.swedish) == ["Beslut 1"], "\(agenda.points)")
    }

    @Test func `it looks back past a meeting that was called off or withdrawn`() throws {
        var material = AgendaMaterial(on: today, try .fixture())
        let off = try meeting(2, daysAgo: 7, state: .planned)
        let gone = try meeting(3, daysAgo: 3, [decision(3, .decided), decision(4, .undecided)])
        material.meetings = [
            try meeting(1, daysAgo: 14, [decision(1, .decided)]),
            try off.applying([.callOff(reason: "Snöoväder.")], at: .testNow).meeting,
            try gone.applying([.withdraw(reason: "Fel.")], at: .testNow).meeting,
        ]
        let agenda = material.agenda
        #expect(agenda.since == today.adding(days: -14))
        #expect(names(agenda, .decided) == ["Beslut 1"] && names(agenda, .undecided).isEmpty)
    }

    private func hotspot(_ number: Int, daysAgo: Int) throws -> KeptHotspot {
        KeptHotspot(
            id: .numbered(number), municipality: try code(),
            kept: Timestamp.testNow.subtracting(.days(Int64(daysAgo))), by: "anna",
            from: .testNow.subtracting(.days(90)), until: .testNow, rank: number, centre: try .olofstrom(),
            radius: try Distance(metres: 80).orFail(), name: "Plats \(number)", reports: 9, voices: 7)
    }

    @Test func `hotspots are new since the last meeting, and those on its agenda are not told again`() throws
    {
        var material = AgendaMaterial(on: today, try .fixture())
        material.hotspots = [
            try hotspot(1, daysAgo: 20), try hotspot(2, daysAgo: 14), try hotspot(3, daysAgo: 2),
        ]
        #expect(names(material.agenda, .hotspots) == ["Plats 3", "Plats 2", "Plats 1"])
        let told = AgendaPoint(
            .hotspots, key: "hotspot/\(KeptHotspotID.numbered(2))", name: Bilingual("Plats 2"))
        material.meetings = [try meeting(1, daysAgo: 14, agenda: [told])]
        #expect(names(material.agenda, .hotspots) == ["Plats 3"])
    }

    @Test func `what is overdue is told, and what is not yet due is not`() throws {
        var material = AgendaMaterial(on: today, try .fixture())
        let yesterday = today.adding(days: -1)
        func measure(_ number: Int, _ planned: CivilDate, _ state: MeasureState) throws -> Measure {
            Measure(
                id: .numbered(number), municipality: try code(), kind: try Code("lighting").orFail(),
                title: "Åtgärd \(number)", days: MeasureDays(planned: planned), state: state, made: .testNow)
        }
        material.measures = [
            try measure(1, today, .decided), try measure(2, yesterday, .decided),
            try measure(3, yesterday, .done),
        ]
        material.duties = [
            DutyStanding(.plan, done: [CivilDate](), months: 24, on: today),
            DutyStanding(.picture, done: [today], months: 24, on: today),
        ]
        material.findings = [
            Finding(
                id: .numbered(1), walk: .numbered(1), municipality: try code(), stop: 1, what: "Mörkt.",
                place: try .olofstrom(), due: yesterday, made: .testNow)
        ]
        #expect(names(material.agenda, .overdue) == ["Åtgärd 2", "Mörkt.", "Åtgärdsplanen"])
        #expect(
            material.agenda.points(under: .overdue).map { $0.source?.kind } == [.measure, .finding, .duties])
    }
}
