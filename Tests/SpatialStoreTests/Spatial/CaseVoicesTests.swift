import GRDB
import Reports
import Testing

@testable import SpatialStore

@Suite struct CaseVoicesTests {
    @Test(arguments: [
        "2026-01-01T00:00:00Z", "2025-12-31T22:59:59Z", "2025-12-31T23:00:00Z", "2026-03-28T22:59:59Z",
        "2026-03-28T23:00:00Z", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-03-29T21:59:59Z",
        "2026-03-29T22:00:00Z", "2026-06-30T21:59:59Z", "2026-06-30T22:00:00Z", "2026-10-24T21:59:59Z",
        "2026-10-24T22:00:00Z", "2026-10-25T00:59:59Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z",
        "2026-10-31T22:30:00Z", "2024-03-31T21:59:59Z", "2024-03-31T22:00:00Z", "2021-10-31T22:59:59Z",
        "2021-10-31T23:00:00Z", "2020-03-29T22:00:00Z", "2020-10-25T22:59:59Z",
    ])
    func `the Swedish day is the same in SQL, and its bounds hold the moment`(_ text: String) async throws {
        let moment = try Timestamp(rfc3339: text)
        let day = try await DatabaseQueue().read { db in
            try String.fetchOne(
                db, sql: "SELECT \(CaseVoices.swedishDay(of: "?1"))", arguments: [moment.milliseconds])
        }
        #expect(day == SwedishTime(moment).date.description)
        let bounds = CaseVoices.day(of: moment)
        #expect((bounds.start..<bounds.end).contains(moment.milliseconds))
        #expect(
            SwedishTime(Timestamp(clamping: bounds.end)).date.daysSinceEpoch
                == SwedishTime(moment).date.daysSinceEpoch + 1)
        #expect(
            SwedishTime(Timestamp(clamping: bounds.start - 1)).date.daysSinceEpoch
                == SwedishTime(moment).date.daysSinceEpoch - 1)
    }
}
