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

    @Test func `what a measure made done stays so when it is another's`() throws {
        let edits: [FindingEdit] = [.setMeasure(.numbered(1)), .setStatus(.done, by: .measure)]
        let done = try finding().applying(edits, at: .testNow).finding
        let moved = done.applying([.setMeasure(.numbered(2))], at: .testNow).finding
        #expect(moved.status == .done && moved.statusOrigin == .somebody)
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

    @Test func `a finding remembers that it was taken off a case`() throws {
        let joined = try finding().applying([.setCase(.numbered(7))], at: .testNow).finding
        #expect(!joined.hasLeftCase)
        let left = joined.applying([.setCase(nil)], at: .testNow).finding
        #expect(left.hasLeftCase)
        #expect(left.applying([.setCase(.numbered(8))], at: .testNow).finding.hasLeftCase)
        #expect(try !finding().applying([.setCase(nil)], at: .testNow).finding.hasLeftCase)
    }
}
