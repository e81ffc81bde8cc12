import Reports
import TestSupport
import Testing

@testable import Pages

@Suite struct ClockTests {
    @Test(arguments: [
        ("2026-11-20T17:05:00Z", 1, "18:06"), ("2026-11-20T17:05:00Z", 60, "18:06"),
        ("2026-11-20T17:05:01Z", 60, "18:07"), ("2026-11-20T22:59:30Z", 3_600, "01:00"),
    ])
    func `when so many seconds have passed is told in whole minutes, never too early`(
        _ from: String, _ seconds: Int, _ told: String
    ) throws {
        #expect(Clock.text(try Timestamp(rfc3339: from), after: seconds) == told)
    }
}
