import Reports
import TestSupport
import Testing
import Web

@testable import Pages

@Suite struct ShownDayTests {
    @Test func `a day is told to machines by its digits and to people in words of their language`() throws {
        let day = try CivilDate(year: 2026, month: 11, day: 29).orFail()
        #expect(ShownDay(day, .swedish).day == "2026-11-29")
        #expect(ShownDay(day, .swedish).words == "29 november 2026")
        #expect(ShownDay(day, .english).words == "29 November 2026")
    }

    @Test func `a month is told in words of their language`() throws {
        let month = try CivilDate(year: 2026, month: 10, day: 31).orFail().monthInWords
        #expect(month.swedish == "oktober 2026" && month.english == "October 2026")
    }

    @Test(arguments: [
        (
            "Operativ lägesbild 2026-11-13 – 2026-11-19",
            "Operativ lägesbild 13 november 2026 – 19 november 2026"
        ),
        ("till och med 2026-12-31.", "till och med 31 december 2026."), ("2026-01-01", "1 januari 2026"),
        ("12 av 2026-02-30, A-2026-01-01, 2026-01-011", "12 av 2026-02-30, A-2026-01-01, 2026-01-011"),
        ("", ""),
    ])
    func `a sentence tells its days in words, and what is no day stays`(_ sentence: String, _ told: String) {
        #expect(ShownDay.inWords(sentence, .swedish) == told)
    }
}
