import Geometry
import Reports
import Statistics
import Testing

@testable import Exports
@testable import Planning

@Suite struct EffectJSONTests {
    @Test func `the effect of a measure`() throws {
        #expect(
            text(EffectJSON.bytes(of: try effect(displacement: nil)))
                == #"{"spans":{"before":{"from":"2026-03-23","until":"2026-05-04","weeks":6},"#
                + #""after":{"from":"2026-05-11","until":"2026-06-01","weeks":3}},"#
                + #""counts":{"treated":{"before":50,"after":30},"control":{"before":60,"after":55},"#
                + #""displacement":null},"#
                + #""difference":{"estimate":-15,"low":-42.3694,"high":12.3694,"p":0.282745},"#
                + #""rateRatio":{"estimate":0.6545,"low":0.35,"high":1.2,"p":0.2,"corrected":false},"#
                + #""verdict":"noClearChange","words":{"sv":"Ungefär lika.","en":"About the same."},"otherMeasures":[]}"#
        )
    }

    @Test func `with displacement areas`() throws {
        let displacement = MeasuredEffect.Displacement(
            treated: .init(before: 10, after: 14), control: .init(before: 20, after: 22))
        #expect(
            text(EffectJSON.bytes(of: try effect(displacement: displacement))).contains(
                #""displacement":{"treated":{"before":10,"after":14},"control":{"before":20,"after":22}}},"#))
    }

    private func effect(displacement: MeasuredEffect.Displacement?) throws -> MeasuredEffect {
        MeasuredEffect(
            spans: try EffectSpans(
                began: #require(CivilDate("2026-05-04")), done: #require(CivilDate("2026-05-10")), weeks: 3,
                weeksBefore: 6, today: #require(CivilDate("2026-06-01"))),
            treated: .init(before: 50, after: 30), control: .init(before: 60, after: 55),
            displacement: displacement,
            difference: .init(value: -15, interval: -42.369_407_6...12.369_407_6, p: 0.282_745_46),
            rateRatio: .init(value: 0.654_545_45, interval: 0.35...1.2, p: 0.2),
            isRateRatioCorrected: false, weekly: [], chance: 0.3, enough: nil, verdict: .noClearChange,
            words: Bilingual(swedish: "Ungefär lika.", english: "About the same."))
    }
}
