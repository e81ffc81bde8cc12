import Reports
import TestSupport
import Testing

@testable import Pages

@Suite struct FollowPageTests {
    @Test(arguments: CaseStatus.allCases)
    func `the page says in Swedish how the case stands`(_ status: CaseStatus) throws {
        let report = try Report.fixture(1, at: .olofstrom())
        let found = Case(
            id: .numbered(2), municipality: report.municipality, group: try Code("lighting").orFail(),
            status: status, opened: .testNow, changed: .testNow.adding(.days(1)), version: 1, place: nil,
            unrestrictedPlace: nil, bounds: nil, reportCount: 1, restrictedCount: 0, reporterCount: 1,
            firstObserved: .testNow, lastObserved: .testNow,
            units: [], mergedInto: nil, returnOf: nil)
        let page = FollowPage(report, found, category: "Belysning")
        #expect(page.status == status.nameForReporters.swedish)
        #expect(page.explanation == status.explanationForReporters.swedish)
        #expect(page.received == "2026-11-20" && page.changed == "2026-11-21")
        #expect(
            page.receivedInWords == "20 november 2026" && page.changedInWords == "21 november 2026")
    }
}
