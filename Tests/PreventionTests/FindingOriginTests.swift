import Geometry
import Prevention
import Reports
import TestSupport
import Testing

/// Who has said how a finding stands, and what goes back of it.
@Suite struct FindingOriginTests {
    private let day = SwedishTime(.testNow).date

    private func finding(_ status: Finding.Status = .underWay, by origin: Finding.StatusOrigin? = .somebody)
        throws -> Finding
    {
        Finding(
            id: .numbered(1), walk: .numbered(2), municipality: try MunicipalityCode("1060").orFail(),
            stop: 1, what: "Två lampor är släckta.", place: try .olofstrom(), status: status,
            statusOrigin: origin, made: .testNow)
    }

    @Test func `a measure that is opened again takes back what it said itself, and nothing else`() throws {
        let moment = Timestamp.testNow
        for (origin, expected) in [
            (Finding.StatusOrigin.measure, Finding.Status.underWay), (.somebody, .done), (.case, .done),
        ] {
            let done = try finding().applying([.setStatus(.done, by: origin)], at: moment).finding
            #expect(done.statusOrigin == origin)
            #expect(MeasureState.underWay.status(of: done, reopenedAfter: day) == expected, "\(origin)")
        }
        // What stands so already is said by whoever said it first.
        let first = try finding(.done).applying([.setStatus(.done, by: .measure)], at: moment)
        #expect(first.words.isEmpty && first.finding.statusOrigin == .somebody)
    }

    @Test func `of what was said before that was kept, the day decides`() throws {
        let done = try finding(.done, by: nil)
        #expect(MeasureState.underWay.status(of: done, reopenedAfter: day) == .underWay)
        #expect(MeasureState.underWay.status(of: done, reopenedAfter: day.adding(days: 1)) == .done)
        #expect(done.status(following: .reopened(reason: nil), endedBefore: .testNow) == .underWay)
    }

    private func measure(_ state: MeasureState) throws -> Measure {
        Measure(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(),
            kind: try Code("lighting").orFail(), title: "Ny belysning",
            days: MeasureDays(done: state == .done ? day : nil), state: state, made: .testNow)
    }

    @Test func `what its measure said is taken back when it is another's or none's, and nothing else`() throws
    {
        let (done, begun) = (try measure(.done), try measure(.underWay))
        let said = try finding(.done, by: .measure)
        #expect(said.standing(as: nil, insteadOf: done, whoseCaseIs: nil) == .setStatus(.open))
        #expect(
            said.standing(as: nil, insteadOf: done, whoseCaseIs: .received)
                == .setStatus(.underWay, by: .case))
        #expect(said.standing(as: nil, insteadOf: done, whoseCaseIs: .closed) == nil)
        #expect(
            said.standing(as: begun, insteadOf: done, whoseCaseIs: nil) == .setStatus(.underWay, by: .measure)
        )
        #expect(said.standing(as: done, insteadOf: done, whoseCaseIs: nil) == nil)
        for origin in [Finding.StatusOrigin.somebody, .case] {
            #expect(
                try finding(.done, by: origin).standing(as: nil, insteadOf: done, whoseCaseIs: nil) == nil)
        }
        // Of what was said before that was kept, the day decides.
        let former = try finding(.done, by: nil)
        #expect(former.standing(as: nil, insteadOf: done, whoseCaseIs: nil) == .setStatus(.open))
        #expect(former.standing(as: nil, insteadOf: begun, whoseCaseIs: nil) == nil)
    }

    @Test func `a finding is of the day of its walk, or of the day on which it was written down before it`()
        throws
    {
        let (found, done) = (try finding(), try measure(.done))
        #expect(done.contradiction(of: found, on: nil) == nil)
        for days in [0, 1, 30] {
            #expect(done.contradiction(of: found, on: day.adding(days: days)) == nil)
            #expect(done.contradiction(of: found, on: day.adding(days: -days)) == nil)
        }
        let earlier = day.adding(days: -30)
        let before = Measure(
            id: .numbered(1), municipality: done.municipality, kind: done.kind, title: "Ny belysning",
            days: MeasureDays(done: earlier), state: .done, made: .testNow)
        #expect(
            before.contradiction(of: found, on: day.adding(days: 5)) == .doneBeforeFound(earlier, found: day))
        #expect(before.contradiction(of: found, on: earlier) == nil)
    }

    @Test func `put on a measure it stands as that does, unless nothing will be done about it`() throws {
        let done = try measure(.done)
        for status in [Finding.Status.open, .underWay] {
            #expect(
                try finding(status).standing(as: done, insteadOf: nil, whoseCaseIs: nil)
                    == .setStatus(.done, by: .measure))
        }
        #expect(try finding(.declined).standing(as: done, insteadOf: nil, whoseCaseIs: nil) == nil)
        #expect(
            try finding(.open).standing(as: measure(.decided), insteadOf: nil, whoseCaseIs: nil)
                == .setStatus(.underWay, by: .measure))
    }

    @Test func `a case that is opened again takes back what it said itself, and nothing else`() throws {
        for (origin, expected) in [
            (Finding.StatusOrigin.case, Finding.Status.underWay), (.somebody, .done), (.measure, .done),
        ] {
            let done = try finding().applying([.setStatus(.done, by: origin)], at: .testNow).finding
            let status = done.status(following: .reopened(reason: nil), endedBefore: .testNow)
            #expect(status == expected, "\(origin)")
        }
    }

    @Test func `what its case said is taken back when it is taken off, and nothing else`() throws {
        let (ended, open) = (Finding.LeftCase(ended: .testNow), Finding.LeftCase(ended: nil))
        func standing(_ finding: Finding, as measure: Measure? = nil, _ left: Finding.LeftCase)
            -> FindingEdit?
        {
            finding.standing(as: measure, insteadOf: measure, whoseCaseIs: nil, leaving: left)
        }
        for status in [Finding.Status.done, .declined] {
            #expect(try standing(finding(status, by: .case), ended) == .setStatus(.open))
            #expect(try standing(finding(status, by: .somebody), ended) == nil)
        }
        #expect(try standing(finding(), open) == .setStatus(.open))
        #expect(try standing(finding(), as: measure(.stopped), open) == .setStatus(.open))
        #expect(try standing(finding(), as: measure(.decided), open) == nil)
        #expect(
            try standing(finding(.done, by: .case), as: measure(.decided), ended)
                == .setStatus(.underWay, by: .measure))
        #expect(try standing(finding(.done, by: .measure), as: measure(.done), ended) == nil)
        // Of what was said before that was kept, the moment decides.
        #expect(try standing(finding(.done, by: nil), ended) == .setStatus(.open))
        #expect(try standing(finding(.done, by: nil), open) == nil)
        let later = Finding.LeftCase(ended: Timestamp.testNow.adding(.minutes(1)))
        #expect(try standing(finding(.done, by: nil), later) == nil)
    }

    @Test func `what a case said that a finding has left is gone when it becomes another`() throws {
        for (origin, expected) in [(Finding.StatusOrigin.case, 2), (.somebody, 1), (.measure, 1)] {
            #expect(try finding(.done, by: origin).edits(becoming: .numbered(8)).count == expected)
        }
        let kept = try finding(.done, by: .case)
            .applying([.setCase(.numbered(7)), .setCase(nil)], at: .testNow).finding
        #expect(kept.statusOrigin == .somebody)
    }

    @Test func `a finding remembers that it was taken off a case`() throws {
        let joined = try finding().applying([.setCase(.numbered(7))], at: .testNow).finding
        #expect(!joined.hasLeftCase)
        let left = joined.applying([.setCase(nil)], at: .testNow).finding
        #expect(left.hasLeftCase)
        #expect(left.applying([.setCase(.numbered(8))], at: .testNow).finding.hasLeftCase)
        #expect(try !finding().applying([.setCase(nil)], at: .testNow).finding.hasLeftCase)
    }
}
