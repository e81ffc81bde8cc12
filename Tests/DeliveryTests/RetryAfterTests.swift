import Reports
import Testing

@testable import Delivery

struct RetryAfterTests {
    @Test(arguments: [
        ("120", 120), ("0", 0), ("999999999", 86_400), ("Fri, 20 Nov 2026 17:10:00 GMT", 600),
        ("Fri, 20 Nov 2026 16:00:00 GMT", 0), ("Fri, 20 Nov 9999 17:00:00 GMT", 86_400),
    ])
    func `seconds and dates are understood, at most a day`(_ header: String, _ seconds: Int64) {
        #expect(RetryAfter.wait(header, at: .friday) == .seconds(seconds))
    }

    @Test(arguments: [
        "", "-1", "1.5", "soon", "99999999999999999999", "Fri, 31 Feb 2026 17:10:00 GMT",
        "Fri, 20 Nov 2026 25:00:00 GMT", "Fri, 20 Nov 2026 17:10 GMT", "Fri, 20 Nov 2026 17:10:00 CET",
        "Fri 20 Nov 2026 17:10:00 GMT", "2026-11-20T17:10:00Z",
        "Fri, 20 Nov 2026 17:10:00 GMT and much more text",
    ])
    func `anything else says nothing`(_ header: String) {
        #expect(RetryAfter.wait(header, at: .friday) == nil)
    }
}
