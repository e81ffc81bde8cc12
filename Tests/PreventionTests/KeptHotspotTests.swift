import Geometry
import Planning
import Reports
import TestSupport
import Testing

@testable import Prevention

@Suite struct KeptHotspotTests {
    @Test func `a hotspot is frozen with its figures and the reasons of that day`() throws {
        let hotspot = Hotspot(
            rank: 3, centre: try .olofstrom(), radius: try Distance(metres: 80).orFail(), hull: nil,
            reports: 12,
            distinctReporters: 9, knownReporters: 2, sources: [], categories: [], darkShare: 0.666, score: 4,
            firstObserved: .testNow, lastObserved: .testNow,
            significance: HotspotSignificance(pValue: 0.02, cells: 40), name: "Torget",
            members: try [(1, "1060"), (2, "0880"), (3, "1060")].map { number, code in
                FoundReport(
                    id: .numbered(number), place: try .olofstrom(),
                    municipality: try MunicipalityCode(code).orFail(),
                    category: try Code("lighting").orFail(),
                    status: .open, source: .resident, observed: .testNow, voice: nil)
            })
        let kept = KeptHotspot(
            hotspot, id: .numbered(1), of: try MunicipalityCode("1060").orFail(),
            from: .testNow.subtracting(.days(365)), until: .testNow, categories: [], by: "anna", at: .testNow)
        #expect(kept.rank == 3 && kept.reports == 12 && kept.voices == 9 && kept.chance == 0.02)
        #expect(kept.radius.metres == 80 && kept.outline == [] && kept.name == "Torget")
        #expect(
            kept.reason.english
                == "12 reports by 9 different reporters; 67 % after dark. That is more than chance gives.")
        // A report across the border is another municipality's.
        #expect(kept.members == [.numbered(1), .numbered(3)])
        #expect(kept.day == SwedishTime(.testNow).date)
    }
}
