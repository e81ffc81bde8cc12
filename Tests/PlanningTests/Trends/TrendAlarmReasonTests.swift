import Planning
import Reports
import Testing

@testable import Statistics

@Suite struct TrendAlarmReasonTests {
    @Test(arguments: [
        (156.0, "ungefär en gång på tre år", "about once in three years"),
        (30, "ungefär en gång på 30 veckor", "about once in 30 weeks"),
        (8, "ungefär en gång på åtta veckor", "about once in eight weeks"),
        (52, "ungefär en gång om året", "about once a year"),
        (1_100, "ungefär en gång på 21 år", "about once in 21 years"),
        (9_000, "mer sällan än en gång på hundra år", "less than once in a hundred years"),
    ])
    func `says from when through when, how many, how many expected and how rare`(
        _ weeks: Double, _ swedish: String, _ english: String
    ) {
        let words = alarm(observed: 14, expected: 5.02, weeksBetween: weeks)
            .reason(since: week(43), through: week(46))
        #expect(
            words.swedish
                == "Från vecka 43 till och med vecka 46: 14 rapporter, väntat 5. Så stort utslag kommer av en slump \(swedish) i en sådan serie."
        )
        #expect(
            words.english
                == "From week 43 through week 46: 14 reports, 5 expected. A signal this strong comes by chance \(english) in one such series."
        )
    }

    @Test(arguments: [(0.01, "0,1"), (0.42, "0,4"), (9.96, "10"), (9.94, "9,9"), (123.4, "123")])
    func `writes the expected with a decimal comma, and whole from ten`(_ expected: Double, _ written: String)
    {
        let words = alarm(observed: 14, expected: expected, weeksBetween: 156)
            .reason(since: week(43), through: week(46))
        #expect(words.swedish.contains("väntat \(written). "))
    }

    @Test func `a rise of one week is told as in that week`() {
        let words = alarm(observed: 1, expected: 0.1, weeksBetween: 156, through: 3)
            .reason(since: week(43), through: week(43))
        #expect(words.swedish.hasPrefix("I vecka 43: 1 rapport, väntat 0,1. "))
        #expect(words.english.hasPrefix("In week 43: 1 report, 0.1 expected. "))
    }

    private func week(_ number: Int) -> Bilingual {
        Bilingual(swedish: "vecka \(number)", english: "week \(number)")
    }

    private func alarm(observed: Int, expected: Double, weeksBetween: Double, through: Int = 6)
        -> TrendAlarm
    {
        TrendAlarm(
            since: 3, raised: 5, through: through, isStanding: true, observed: observed, expected: expected,
            weeksBetween: weeksBetween)
    }
}
