import Planning
import Reports
import Statistics
import Testing

@Suite struct HotSpotHistoryReasonTests {
    /// A row of periods, `#` hot and `.` not, with a trend, and the class and sentences that it should have.
    struct Example: Sendable {
        let row: String
        var trend = HotSpotHistory.Trend.none
        let pattern: EmergingClass
        let swedish: String
        let english: String
    }

    static let examples = [
        Example(
            row: "...........#", pattern: .new,
            swedish: "Het den senaste månaden, men inte i någon av de 11 tidigare.",
            english: "Hot in the last month, but not in any of the 11 before."),
        Example(
            row: ".#", pattern: .new, swedish: "Het den senaste månaden, men inte månaden före.",
            english: "Hot in the last month, but not in the one before."),
        Example(
            row: ".......#####", pattern: .new,
            swedish: "Het de senaste 5 månaderna i rad, men inte i någon av de 7 tidigare.",
            english: "Hot in each of the last 5 months, but not in any of the 7 before."),
        Example(
            row: "......######", trend: .rising, pattern: .persistent,
            swedish: "Het de senaste 6 månaderna i rad, men inte i någon av de 6 tidigare.",
            english: "Hot in each of the last 6 months, but not in any of the 6 before."),
        Example(
            row: "#####.######", trend: .rising, pattern: .intensifying,
            swedish: "Het i 11 av de senaste 12 månaderna, och platsen sticker ut allt mer.",
            english: "Hot in 11 of the last 12 months, and the place stands out more and more."),
        Example(
            row: ".#########", trend: .rising, pattern: .intensifying,
            swedish: "Het i 9 av de senaste 10 månaderna, och platsen sticker ut allt mer.",
            english: "Hot in 9 of the last 10 months, and the place stands out more and more."),
        Example(
            row: "#####.######", trend: .falling, pattern: .diminishing,
            swedish: "Het i 11 av de senaste 12 månaderna, men platsen sticker ut allt mindre.",
            english: "Hot in 11 of the last 12 months, but the place stands out less and less."),
        Example(
            row: "#####.######", pattern: .persistent,
            swedish: "Het i 11 av de senaste 12 månaderna, utan tydlig ändring.",
            english: "Hot in 11 of the last 12 months, with no clear change."),
        Example(
            row: ".###########", pattern: .persistent,
            swedish: "Het i 11 av de senaste 12 månaderna, utan tydlig ändring.",
            english: "Hot in 11 of the last 12 months, with no clear change."),
        Example(
            row: "..#.##.....#", trend: .falling, pattern: .sporadic,
            swedish: "Het i 4 av de senaste 12 månaderna, till och från och även i den senaste.",
            english: "Hot in 4 of the last 12 months, on and off and also in the last."),
        Example(
            row: "#.##########.#######", pattern: .persistent,
            swedish: "Het i 18 av de senaste 20 månaderna, utan tydlig ändring.",
            english: "Hot in 18 of the last 20 months, with no clear change."),
        Example(
            row: "#.###.######.#######", pattern: .sporadic,
            swedish: "Het i 17 av de senaste 20 månaderna, till och från och även i den senaste.",
            english: "Hot in 17 of the last 20 months, on and off and also in the last."),
        Example(
            row: "#########.", pattern: .historical,
            swedish: "Het i 9 av de senaste 10 månaderna, men inte i den senaste.",
            english: "Hot in 9 of the last 10 months, but not in the last."),
        Example(
            row: "########.", pattern: .unclear,
            swedish: "Het i 8 av de senaste 9 månaderna, men inte i den senaste.",
            english: "Hot in 8 of the last 9 months, but not in the last."),
        Example(
            row: "............", trend: .rising, pattern: .unclear,
            swedish: "Sticker inte ut i någon enskild av de senaste 12 månaderna.",
            english: "Does not stand out in any single one of the last 12 months."),
        Example(
            row: "#", pattern: .new, swedish: "Het den enda månad som räknats.",
            english: "Hot in the only month counted."),
        Example(
            row: ".", pattern: .unclear, swedish: "Inte het den enda månad som räknats.",
            english: "Not hot in the only month counted."),
        Example(row: "", pattern: .unclear, swedish: "Inget har räknats.", english: "Nothing was counted."),
    ]

    @Test(arguments: examples)
    func `each class follows from the periods and the trend, and says why`(_ example: Example) throws {
        let isHot = example.row.map { $0 == "#" }
        let scores = isHot.indices.map { period in
            switch example.trend {
            case .rising: Double(period)
            case .falling: -Double(period)
            case .none: 1.0
            }
        }
        let history = try #require(HotSpotHistory(scores: scores, isHot: isHot))
        #expect(history.trend == example.trend)
        #expect(history.pattern == example.pattern)
        #expect(history.reason(.month).swedish == example.swedish)
        #expect(history.reason(.month).english == example.english)
        #expect(history.periods == isHot.count)
        #expect(history.hotPeriods == isHot.count { $0 })
    }

    @Test func `days and weeks have their own words`() throws {
        let history = try #require(HotSpotHistory(scores: [0, 0, 3], isHot: [false, false, true]))
        #expect(
            history.reason(.week).swedish == "Het den senaste veckan, men inte i någon av de 2 tidigare.")
        #expect(history.reason(.day).swedish == "Het den senaste dagen, men inte i någon av de 2 tidigare.")
        #expect(history.reason(.day).english == "Hot in the last day, but not in any of the 2 before.")
    }

    @Test func `every class has its own words in both languages`() {
        #expect(Set(EmergingClass.allCases.map(\.words.swedish)).count == 7)
        #expect(Set(EmergingClass.allCases.map(\.words.english)).count == 7)
    }
}
