import Geometry
import Planning
import Reports
import TestSupport
import Testing

@testable import Prevention

@Suite struct OtherMeasureTests {
    private let began = CivilDate(daysSinceEpoch: 20_577)

    /// How many days after the day of the measure that is judged one began and was done, and whether it lies in the time of ten weeks before
    /// and after.
    @Test(
        arguments: [
            (.done, -80, -71, false), (.done, -80, -70, true), (.done, nil, 0, true),
            (.done, 60, 90, true), (.done, 71, 71, false), (.underWay, -400, nil, true),
            (.underWay, nil, nil, true), (.underWay, 71, nil, false), (.decided, nil, nil, false),
            (.proposed, nil, nil, false), (.stopped, nil, nil, false), (.stopped, 3, nil, true),
        ] as [(MeasureState, Int?, Int?, Bool)])
    func `what was under way or done in the time that is compared counts, what was only meant does not`(
        state: MeasureState, begun: Int?, done: Int?, counts: Bool
    ) throws {
        let other = OtherMeasure(
            try measure(state, begun: begun.map(began.adding(days:)), done: done.map(began.adding(days:))),
            during: try spans())
        #expect((other != nil) == counts)
    }

    @Test func `a measure of no place is nowhere, and one reaches as far as it would be judged`() throws {
        let placeless = OtherMeasure(try measure(.done, done: began, isPlaced: false), during: try spans())
        #expect(placeless == nil)
        let found = OtherMeasure(try measure(.done, done: began), during: try spans())
        let other = try #require(found)
        let (ring, reach) = (try #require(Radius(metres: 100)), try #require(Radius(metres: 150)))
        for (metres, alone, withRing) in [(200.0, true, true), (300, false, true), (401, false, false)] {
            let area = EffectPlace.circle(centre: try .olofstrom(east: metres), radius: reach)
            #expect(other.reaches(area, ring: nil) == alone)
            #expect(other.reaches(area, ring: ring) == withRing)
        }
    }

    @Test func `many are told by the first five, by title or without`() throws {
        let found = OtherMeasure(try measure(.done, done: began), during: try spans())
        let other = try #require(found)
        let named = try #require([other].caution(isNaming: true))
        #expect(named.swedish.contains("”Nya lampor” (genomförd \(began))"))
        #expect(named.english.contains("“Nya lampor” (done \(began))"))
        let many = try #require([OtherMeasure](repeating: other, count: 7).caution(isNaming: false))
        #expect(!many.swedish.contains("lampor") && many.swedish.contains(", 2 till."))
        #expect([OtherMeasure]().caution(isNaming: true) == nil)
    }

    private func spans() throws -> EffectSpans {
        try EffectSpans(began: began, done: began, weeks: 10, today: began.adding(days: 100))
    }

    private func measure(
        _ state: MeasureState, begun: CivilDate? = nil, done: CivilDate? = nil, isPlaced: Bool = true
    ) throws -> Measure {
        let place = MeasurePlace.point(try .olofstrom())
        return Measure(
            id: .numbered(1), municipality: try #require(MunicipalityCode("1060")),
            kind: try #require(Code("lighting")), title: "Nya lampor",
            place: isPlaced ? place : nil,
            days: MeasureDays(begun: begun, done: done), state: state,
            made: SwedishTime.moment(of: began.adding(days: 5), minuteOfDay: 600))
    }
}
