import Geometry
import Reports
import TestSupport
import Testing

@testable import Prevention

/// Stops of walks that were chosen from hotspots.
@Suite struct ChosenStopTests {
    private let hotspot: KeptHotspot

    init() throws {
        hotspot = KeptHotspot(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(), kept: .testNow, by: "anna",
            from: .epoch, until: .testNow, rank: 1, centre: try .olofstrom(),
            radius: try Distance(metres: 80).orFail(), reports: 12, voices: 7,
            reasons: [
                Bilingual(swedish: "Ett.", english: "One."), Bilingual(swedish: "Två.", english: "Two."),
            ])
    }

    private func stop(_ north: Double, _ reason: Bilingual = Bilingual("")) throws -> SafetyWalk.Stop {
        SafetyWalk.Stop(
            number: 3, name: "Torget", place: try .olofstrom(north: north), reason: reason,
            hotspot: hotspot.id)
    }

    @Test func `a stop lies within the hotspot's radius and 250 metres`() throws {
        #expect(hotspot.stopLimit.metres == 330)
        #expect(try stop(0).elsewhere(than: hotspot) == nil)
        #expect(try stop(329).elsewhere(than: hotspot) == nil)
        let words = try stop(400).elsewhere(than: hotspot).orFail()
        #expect(words.swedish.contains("400 m") && words.english.contains("at most 330 m"))
    }

    @Test func `a stop without a reason has those of its hotspot, and another keeps its own`() throws {
        #expect(
            try stop(0).reasoned(by: hotspot).reason == Bilingual(swedish: "Ett. Två.", english: "One. Two."))
        let own = try stop(0, Bilingual("Eget."))
        #expect(own.reasoned(by: hotspot) == own)
        let same = try stop(0).reasoned(by: hotspot)
        #expect(try same.hotspot == hotspot.id && same.number == 3 && same.place == stop(0).place)
    }
}
