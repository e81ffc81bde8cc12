import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// What the API hands out and takes back as opaque text.
@Suite struct OpaqueTextTests {
    @Test func `a cursor reads back, and garbage is none`() {
        var chance = SeededChance(seed: 4)
        for _ in 0..<200 {
            let cursor = ReportCursor(
                squaredCentimetres: Int64.random(in: 0...Int64.max, using: &chance),
                id: Report.ID(high: chance.next(), low: chance.next()))
            #expect(PageCursor.report(PageCursor.encode(cursor)) == cursor)
            let last = CaseCursor(
                sort: CaseSort.allCases.randomElement(using: &chance) ?? .due,
                key: Int64.random(in: -9...Int64(Int32.max), using: &chance),
                id: Case.ID(high: chance.next(), low: chance.next()))
            #expect(PageCursor.case(PageCursor.encode(last)) == last)
        }
        for bad in ["", "x", "____________________________________", String(repeating: "A", count: 31)] {
            #expect(PageCursor.report(bad) == nil)
            #expect(PageCursor.case(bad) == nil)
        }
        #expect(PageCursor.report(Base64URL.encode(Array(repeating: UInt8.max, count: 24))) == nil)
    }

    @Test func `a kept answer reads back`() {
        let kept = KeptAnswer(status: 201, language: .english, location: "/a", body: Array("{\n}".utf8))
        #expect(KeptAnswer(kept.bytes) == kept)
        for bad in ["", "201 sv", "x sv /a\n{}", "201 de /a\n{}"] {
            #expect(KeptAnswer(Array(bad.utf8)) == nil)
        }
    }
}
