import Geometry
import Prevention
import Reports
import TestSupport
import Testing

@Suite struct MeasureTests {
    @Test(arguments: [
        (MeasureState.proposed, [MeasureState.decided, .stopped]),
        (.decided, [.underWay, .proposed, .stopped]), (.underWay, [.done, .decided, .stopped]),
        (.done, [.underWay]), (.stopped, [.proposed]),
    ])
    func `a measure becomes what its life allows and nothing else`(
        _ state: MeasureState, _ next: [MeasureState]
    ) throws {
        let measure = try Measure.fixture(state)
        for other in MeasureState.allCases where other != state {
            let became = try? measure.applying(
                [.setState(other, reason: "Budgeten är slut.")], on: .measureDay, at: .testNow
            ).measure.state
            #expect(became == (next.contains(other) ? other : nil), "\(other)")
        }
    }

    @Test(arguments: [
        (MeasureState.underWay, MeasureState.stopped), (.done, .underWay), (.stopped, .proposed),
    ])
    func `what is stopped or opened again says why`(_ state: MeasureState, _ next: MeasureState) throws {
        let measure = try Measure.fixture(state)
        #expect(throws: MeasureEditFault.noReason(next)) {
            try measure.applying([.setState(next)], on: .measureDay, at: .testNow)
        }
        let (changed, words) = try measure.applying(
            [.setState(next, reason: "Lampan gick sönder.")], on: .measureDay, at: .testNow)
        #expect(changed.reason == (next == .stopped ? "Lampan gick sönder." : nil))
        #expect(words.first?.swedish.hasSuffix(". Lampan gick sönder.") == true)
    }

    @Test func `a measure has the day of its end while it is done, and of its beginning once it has begun`()
        throws
    {
        let planned = try Measure.fixture(.decided)
        func became(_ edits: [MeasureEdit], _ measure: Measure) throws -> Measure {
            try measure.applying(edits, on: .measureDay, at: .testNow).measure
        }
        let begun = try became([.setState(.underWay)], planned)
        #expect(begun.days == MeasureDays(planned: planned.days.planned, begun: .measureDay))
        let earlier = CivilDate.measureDay.adding(days: -30)
        let done = try became([.setState(.done), .setBegun(earlier), .setDone(earlier)], begun)
        #expect(done.days.begun == earlier && done.days.done == earlier && done.day == earlier)
        #expect(try became([.setState(.done)], begun).days.done == .measureDay)
        let reopened = try became([.setState(.underWay, reason: "Fel lampor.")], done)
        #expect(reopened.days.begun == earlier && reopened.days.done == nil)
        #expect(try became([.setState(.decided)], reopened).days.begun == nil)
        #expect(throws: MeasureEditFault.doneDay) { try became([.setDone(earlier)], begun) }
        #expect(throws: MeasureEditFault.notBegun) { try became([.setBegun(earlier)], planned) }
        #expect(throws: MeasureEditFault.daysOutOfOrder) {
            try became([.setState(.done), .setDone(earlier)], begun)
        }
        let tomorrow = CivilDate.measureDay.adding(days: 1)
        #expect(throws: MeasureEditFault.begunNotCome(tomorrow)) { try became([.setBegun(tomorrow)], begun) }
        let days = MeasureDays(begun: tomorrow, done: tomorrow)
        let all: [MeasureEditFault] = [.begunNotCome(tomorrow), .dayNotCome(tomorrow)]
        #expect(days.faults(in: .done, on: .measureDay) == all)
    }

    @Test func `its days are days that somebody can have meant`() throws {
        let (today, proposed) = (CivilDate.measureDay, try Measure.fixture(.proposed))
        let old = try CivilDate("1999-12-31").orFail()
        let far = today.adding(days: MeasureDays.furthestAhead)
        func change(_ edit: MeasureEdit, of measure: Measure) throws -> Measure {
            try measure.applying([edit], on: today, at: .testNow).measure
        }
        #expect(try change(.setPlanned(far), of: proposed).days.planned == far)
        #expect(try change(.setPlanned(old.adding(days: 1)), of: proposed).days.planned?.year == 2_000)
        #expect(throws: MeasureEditFault.plannedTooFar(far.adding(days: 1))) {
            try change(.setPlanned(far.adding(days: 1)), of: proposed)
        }
        #expect(throws: MeasureEditFault.dayTooEarly(.planned, old)) {
            try change(.setPlanned(old), of: proposed)
        }
        let begun = try Measure.fixture(.underWay)
        #expect(throws: MeasureEditFault.dayTooEarly(.begun, old)) { try change(.setBegun(old), of: begun) }
        let days = MeasureDays(planned: old, begun: old, done: old)
        let all: [MeasureEditFault] = [
            .dayTooEarly(.planned, old), .dayTooEarly(.begun, old), .dayTooEarly(.done, old),
        ]
        #expect(days.faults(in: .done, on: today) == all)
        // What was kept before does not stand in the way of another change.
        #expect(days.faults(in: .done, on: today, since: days).isEmpty)
    }

    @Test func `one that was opened again by mistake gets its day back, which its history tells`() throws {
        func became(_ edits: [MeasureEdit], _ measure: Measure) throws -> (
            measure: Measure, words: [Bilingual]
        ) {
            try measure.applying(edits, on: .measureDay, at: .testNow)
        }
        let day = CivilDate.measureDay.adding(days: -30)
        let begun = try became([.setState(.underWay)], .fixture(.decided)).measure
        let done = try became([.setState(.done), .setBegun(day.adding(days: -5)), .setDone(day)], begun)
            .measure
        let reopened = try became([.setState(.underWay, reason: "Fel knapp.")], done)
        #expect(reopened.measure.days.done == nil && reopened.measure.days.doneBefore == day)
        #expect(reopened.words.map(\.swedish) == ["Genomförd → Pågår (genomförd \(day)). Fel knapp."])
        let again = try became([.setState(.done)], reopened.measure)
        #expect(again.measure.days.done == day && again.measure.days.doneBefore == nil)
        #expect(again.words.map(\.english) == ["Under way → Done \(day)"])
        // Another day is said, or it has begun since, or has a new life.
        let later = try became([.setState(.done), .setDone(.measureDay)], reopened.measure).measure
        #expect(later.days.done == .measureDay)
        let since = try became([.setBegun(day.adding(days: 1)), .setState(.done)], reopened.measure).measure
        #expect(since.days.done == .measureDay)
    }

    @Test func `its days survive any steps back and forth, and stand in the history when they are taken off`()
        throws
    {
        func became(_ edits: [MeasureEdit], _ measure: Measure) throws -> (
            measure: Measure, words: [String]
        ) {
            let changed = try measure.applying(edits, on: .measureDay, at: .testNow)
            return (changed.measure, changed.words.map(\.swedish))
        }
        let end = CivilDate.measureDay.adding(days: -4)
        let start = CivilDate.measureDay.adding(days: -10)
        let begun = try became([.setState(.underWay), .setBegun(start)], .fixture(.decided)).measure
        let back = try became([.setState(.decided)], begun)
        #expect(back.words == ["Pågår → Beslutad (började \(start))"])
        #expect(back.measure.days.begun == nil && back.measure.days.begunBefore == start)
        let on = try became([.setState(.underWay)], back.measure)
        #expect(on.measure.days == begun.days && on.words == ["Beslutad → Pågår (började \(start))"])
        let done = try became([.setState(.done), .setDone(end)], begun).measure
        let far: [[MeasureState]] = [
            [.underWay], [.underWay, .decided, .underWay],
            [.underWay, .decided, .proposed, .decided, .underWay],
            [.underWay, .stopped, .proposed, .decided, .underWay],
            [.underWay, .decided, .stopped, .proposed, .stopped, .proposed, .decided, .underWay],
        ]
        for states in far {
            var measure = done
            var words: [String] = []
            for state in states {
                let step = try became([.setState(state, reason: "Fel knapp.")], measure)
                measure = step.measure
                words += step.words
            }
            #expect(measure.days.begun == start && measure.days.doneAgain == end, "\(states)")
            #expect(words[0] == "Genomförd → Pågår (genomförd \(end)). Fel knapp.")
            #expect(try became([.setState(.done)], measure).measure.days == done.days, "\(states)")
        }
        // Another day is said.
        let later = start.adding(days: 2)
        let other = try became([.setState(.underWay), .setBegun(later)], back.measure).measure
        #expect(other.days.begun == later && other.days.begunBefore == nil)
        #expect(try became([.setBegun(nil)], begun).words == ["Började: – (\(start))"])
        // One of which nobody said when it began had not begun today.
        let unsaid = try became([.setState(.underWay, reason: "Fel.")], .fixture(.done)).measure
        #expect(unsaid.days.begun == nil && unsaid.days.doneAgain == CivilDate.measureDay.adding(days: -1))
    }

    @Test func `an edit that changes nothing leaves the version`() throws {
        let measure = try Measure.fixture(.proposed)
        let (same, words) = try measure.applying(
            [.setTitle(measure.title), .setCost(measure.cost), .setState(.proposed)], on: .measureDay,
            at: .testNow)
        #expect(same == measure && words.isEmpty)
        let (changed, told) = try measure.applying(
            [.setCost(Kronor(48_000)), .setResponsible(.together)], on: .measureDay, at: .testNow)
        #expect(changed.version == 2)
        #expect(
            told.map(\.english) == [
                "Cost: 48\u{A0}000\u{A0}kr", "Responsible: The municipality and the police",
            ])
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1 000"), (1_234_567, "1 234 567")])
    func `kronor are read in threes`(_ amount: Int, _ words: String) throws {
        #expect(
            try Kronor(amount).orFail().description.split(separator: "\u{A0}").joined(separator: " ")
                == "\(words) kr")
        #expect(Kronor(-1) == nil && Kronor(.max) == nil)
    }

    @Test func `a place stands on a map by a place of its own`() throws {
        let (south, middle, north) = (
            try Place.olofstrom(), try Place.olofstrom(north: 90, east: 30), try Place.olofstrom(north: 200)
        )
        #expect(MeasurePlace.point(south).middle == south)
        #expect(MeasurePlace.line([south, middle, north]).middle == middle)
        // A narrow bend, whose box has its middle outside.
        let corners = [(0.0, 0.0), (100, 0), (100, 10), (10, 10), (10, 100), (0, 100), (0, 0)]
        let ring = try Ring(closed: corners.map { try Place.olofstrom(north: $0.1, east: $0.0) })
        let bent = MeasurePlace.area(try Area(polygons: [Polygon(outline: ring)]))
        #expect(try bent.places.contains(bent.middle.orFail()))
        let square = [(0.0, 0.0), (100, 0), (100, 100), (0, 100), (0, 0)]
        let whole = try Ring(closed: square.map { try Place.olofstrom(north: $0.1, east: $0.0) })
        #expect(
            MeasurePlace.area(try Area(polygons: [Polygon(outline: whole)])).middle
                == (try Place.olofstrom(north: 50, east: 50)))
    }

    @Test func `the built-in kinds have two languages and no code twice`() throws {
        let kinds = MeasureKinds.builtIn.all
        #expect(MeasureKinds(kinds) == .builtIn && kinds.count >= 15)
        #expect(kinds.allSatisfy { !$0.name.swedish.isEmpty && !$0.name.english.isEmpty })
        let camera = try Code<MeasureKind>("camera").orFail()
        #expect(MeasureKinds.builtIn.name(of: camera).english == "Camera surveillance")
        #expect(try MeasureKinds.builtIn.name(of: Code("gone").orFail()).swedish == "gone")
        #expect(MeasureKinds([]) == nil && MeasureKinds(kinds + kinds) == nil)
    }
}

extension CivilDate {
    static let measureDay = CivilDate(daysSinceEpoch: 20_777)
}

extension Measure {
    static func fixture(_ state: MeasureState) throws -> Measure {
        Measure(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(),
            kind: try Code("lighting").orFail(), title: "Ny belysning vid Idrottshallen",
            days: MeasureDays(
                planned: .measureDay, done: state == .done ? CivilDate.measureDay.adding(days: -1) : nil),
            cost: Kronor(125_000), state: state, reason: state == .stopped ? "Inga pengar." : nil,
            made: .testNow)
    }
}
