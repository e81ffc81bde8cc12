import Prevention
import Reports
import TestSupport
import Testing

/// What histories say is for people: no ids, and nothing as a program writes it.
@Suite struct HistoryWordsTests {
    @Test func `the history of a walk tells its time as clocks do`() throws {
        let day = try CivilDate("2026-11-27").orFail()
        let walk = SafetyWalk(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(), title: "Holje",
            made: .testNow, days: try WalkDays(walk: day).orFail(),
            stops: [SafetyWalk.Stop(number: 1, name: "Torget", place: try .olofstrom())])
        let starts = SwedishTime.moment(of: day, minuteOfDay: 980)
        let words = try walk.applying([.setStart(starts)], on: day, at: .testNow).words
        #expect(
            words == [
                Bilingual(
                    swedish: "Vandringen börjar 2026-11-27 16:20.",
                    english: "The walk begins at 2026-11-27 16:20.")
            ])
    }

    @Test func `the history of a finding names no measure by its id`() throws {
        let finding = Finding(
            id: .numbered(1), walk: .numbered(2), municipality: try MunicipalityCode("1060").orFail(),
            stop: 1, what: "Två lampor är släckta.", place: try .olofstrom(), made: .testNow)
        let (linked, words) = finding.applying([.setMeasure(.numbered(7))], at: .testNow)
        #expect(words.map(\.swedish) == ["”Två lampor är släckta.”: åtgärd ingen → en åtgärd"])
        let left = linked.applying([.setMeasure(nil)], at: .testNow).words
        #expect(left.map(\.english) == ["”Två lampor är släckta.”: measure one measure → none"])
    }

    @Test func `a time in a sentence is written as clocks show it`() {
        #expect("\(SwedishTime(.testNow))" == SwedishTime(.testNow).description)
    }
}
