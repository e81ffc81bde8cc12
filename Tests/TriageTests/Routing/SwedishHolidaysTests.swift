import Reports
import Testing
import Triage

@Suite struct SwedishHolidaysTests {
    private func names(in year: Int) throws -> [String] {
        let first = try #require(CivilDate(year: year, month: 1, day: 1))
        return (0..<366).map { first.adding(days: $0) }.filter { $0.year == year }.compactMap { date in
            SwedishHolidays.name(of: date).map { "\(date) \($0.swedish)" }
        }
    }

    @Test func `the holidays of 2026`() throws {
        #expect(
            try names(in: 2_026) == [
                "2026-01-01 nyårsdagen", "2026-01-06 trettondedag jul", "2026-04-03 långfredagen",
                "2026-04-05 påskdagen", "2026-04-06 annandag påsk", "2026-05-01 första maj",
                "2026-05-14 Kristi himmelsfärdsdag", "2026-05-24 pingstdagen", "2026-06-06 nationaldagen",
                "2026-06-19 midsommarafton", "2026-06-20 midsommardagen", "2026-10-31 alla helgons dag",
                "2026-12-24 julafton", "2026-12-25 juldagen", "2026-12-26 annandag jul",
                "2026-12-31 nyårsafton",
            ])
    }

    @Test func `in 2004 Whit Monday was a holiday and the national day was not`() throws {
        let names = try names(in: 2_004)
        #expect(names.contains("2004-05-31 annandag pingst"))
        #expect(!names.contains { $0.hasSuffix("nationaldagen") })
        #expect(names.count == 16)
    }

    @Test(arguments: [
        (1_818, "1818-03-22"), (1_943, "1943-04-25"), (1_961, "1961-04-02"), (2_000, "2000-04-23"),
        (2_008, "2008-03-23"), (2_024, "2024-03-31"), (2_025, "2025-04-20"), (2_026, "2026-04-05"),
        (2_038, "2038-04-25"), (2_049, "2049-04-18"), (2_076, "2076-04-19"), (2_285, "2285-03-22"),
    ])
    func `Easter falls as the church counts`(_ year: Int, _ easter: String) throws {
        let date = try #require(CivilDate(easter))
        #expect(date.year == year)
        #expect(SwedishHolidays.name(of: date)?.swedish == "påskdagen")
    }

    /// The dates of Easter repeat only after 5,700,000 years; what always holds is their range and the day of the week.
    @Test(arguments: 1_900...2_300) func `every year has one Easter, a Sunday from 22 March to 25 April`(
        _ year: Int
    ) throws {
        let easters = try names(in: year).filter { $0.hasSuffix("påskdagen") }
        #expect(easters.count == 1)
        let date = try #require(CivilDate(easters[0].prefix(10)))
        #expect(date.weekday == 7)
        #expect((date.month, date.day) >= (3, 22) && (date.month, date.day) <= (4, 25))
    }

    @Test func `1 May and Ascension Day can be the same day`() throws {
        #expect(try names(in: 2_008).contains("2008-05-01 första maj"))
        #expect(try names(in: 2_008).count == 15)
    }
}
