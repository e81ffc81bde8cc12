import Reports
import Testing

@Suite struct CrimePeriodTests {
    @Test(arguments: [
        ("2024", "2024"), ("Helår 2024", "2024"), ("2024-Q1", "2024-Q1"), ("2024K4", "2024-Q4"),
        ("kvartal 2 2024", "2024-Q2"), ("Kv. 3 2024", "2024-Q3"), ("2024-03", "2024-03"),
        ("2024M12", "2024-12"), ("mars 2024", "2024-03"), ("Sept 2024", "2024-09"), ("may 2024", "2024-05"),
    ])
    func `a period is read as tables write it`(_ text: String, _ written: String) throws {
        let period = try #require(CrimePeriod(text))
        #expect(period.description == written)
        #expect(CrimePeriod(written) == period)
    }

    @Test(arguments: [
        "", "Totalt", "1949", "2101", "2024-13", "2024-Q5", "2024K0", "24", "2024-3", "2024 2025", "2024/03",
        "m 2024", "1 2 2024", "2024-03-01", "Q1",
    ])
    func `what is no period is none`(_ text: String) {
        #expect(CrimePeriod(text) == nil)
    }

    @Test func `periods come in the order of time, and each has the same a year before`() throws {
        let texts = ["2023", "2023-Q4", "2023-12", "2024", "2024-Q1", "2024-01", "2024-02"]
        let periods = try texts.map { try #require(CrimePeriod($0)) }
        #expect(
            periods.shuffled().sorted().map(\.description) == ["2023", "2023-Q4", "2023-12"] + texts[3...])
        #expect(periods[5].moved(years: -1)?.description == "2023-01")
        #expect(CrimePeriod("1950")?.moved(years: -1) == nil)
    }
}
