import Reports
import TestSupport
import Testing

@testable import Delivery

struct BackOffTests {
    @Test(arguments: Array(0..<9), [UInt64(1), 2, 3])
    func `a pause lies within a fifth of the schedule's`(_ failures: Int, _ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let pause = try #require(BackOff.pause(afterFailures: failures, using: &chance)).milliseconds
        let whole = BackOff.schedule[failures].milliseconds
        #expect(pause * 5 >= whole * 4 && pause * 5 <= whole * 6)
    }

    @Test func `the first pauses are short and all of them together cover a weekend`() {
        #expect(BackOff.schedule.prefix(3) == [.seconds(5), .seconds(30), .minutes(2)])
        #expect(BackOff.schedule.map(\.milliseconds).reduce(0, +) > TimeSpan.days(3).milliseconds)
        #expect(BackOff.schedule == BackOff.schedule.sorted())
    }

    @Test(arguments: [9, 10, 1_000, .max, -1])
    func `a message is given up after nine pauses`(_ failures: Int) {
        var chance = SeededChance(seed: 1)
        #expect(BackOff.pause(afterFailures: failures, using: &chance) == nil)
    }

    @Test func `chance spreads the pauses`() {
        var chance = SeededChance(seed: 1)
        let pauses = (0..<50).compactMap { _ in BackOff.pause(afterFailures: 0, using: &chance) }
        #expect(Set(pauses).count > 40)
    }
}
