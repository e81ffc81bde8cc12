import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct RiseEndTests {
    @Test(arguments: [(2, 10), (5, 25), (20, 100)])
    func `an alarm ends within three weeks of the end of its rise`(_ usual: Int, _ risen: Int) throws {
        let past = (0..<104).map { Optional(usual + ($0.isMultiple(of: 2) ? 1 : -1)) }
        let course = TrendWatch().course(of: past + [risen, risen, risen] + past.dropFirst().prefix(20))
        let alarm = try course.alarms.last.orFail()
        #expect(alarm.since == 104 && alarm.through == 106 && !alarm.isStanding)
        #expect(course.weeks[106].isAlarmed && course.weeks[110...].allSatisfy { !$0.isAlarmed })
        #expect(course.verdict == .calm)
        // The past still counts, and little of the rise.
        #expect(abs(try (course.weeks.last?.outlook).orFail().expected / Double(usual) - 1) < 0.3)
    }

    @Test func `a rise is not over for one usual week in it`() {
        let past = (0..<104).map { Optional($0.isMultiple(of: 2) ? 1 : 3) }
        let course = TrendWatch().course(of: past + [9, 10, 8, 3, 9, 10])
        #expect(course.alarms.count == 1)
        #expect(course.weeks[105...].allSatisfy { $0.isAlarmed })
    }

    @Test func `a firm alarm takes more to end than one that barely was one`() {
        let expected = Expectation(mean: 1, dispersion: 1, uncertainty: 0)
        func weeks(surplus: Double) -> Int {
            var end = RiseEnd()
            return (1...20).first { _ in end.isOver(after: 1, expected, size: 2, surplus: surplus) } ?? 21
        }
        // A week says 1 − log 2 = 0.31 against, and it takes 0.05, 0.5, 1 and 2.
        #expect([0, 3, 5, 30].map(weeks) == [1, 2, 4, 7])
    }
}
