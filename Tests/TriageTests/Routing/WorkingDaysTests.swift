import Reports
import Testing
import Triage

@Suite struct WorkingDaysTests {
    @Test(arguments: [
        ("2026-11-20", true), ("2026-11-21", false), ("2026-11-22", false), ("2026-04-03", false),
        ("2026-06-19", false), ("2026-12-24", false), ("2026-12-31", false), ("2026-12-30", true),
        ("2026-04-30", true),
    ])
    func `offices work Monday to Friday except on holidays and three eves`(_ day: String, _ works: Bool)
        throws
    {
        #expect(WorkingDays.contains(try #require(CivilDate(day))) == works)
    }

    @Test(arguments: [
        ("2026-11-20T12:00:00+01:00", 1, "2026-11-23"), ("2026-11-20T12:00:00+01:00", 5, "2026-11-27"),
        // Half past midnight on Saturday in Sweden.
        ("2026-11-20T23:30:00Z", 1, "2026-11-23"), ("2026-11-22T22:59:00Z", 1, "2026-11-23"),
        ("2026-11-22T23:00:00Z", 1, "2026-11-24"),
        // Over Easter, Christmas and the New Year.
        ("2026-04-02T12:00:00+02:00", 1, "2026-04-07"), ("2026-12-23T12:00:00+01:00", 6, "2027-01-07"),
        ("2026-06-18T12:00:00+02:00", 1, "2026-06-22"), ("2026-11-20T12:00:00+01:00", 0, "2026-11-20"),
        ("2026-11-20T12:00:00+01:00", -3, "2026-11-20"),
    ])
    func `the day of opening is not counted, nor is any on which offices rest`(
        _ opened: String, _ days: Int, _ deadline: String
    ) throws {
        #expect(
            WorkingDays.deadline(after: try Timestamp(rfc3339: opened), workingDays: days).description
                == deadline)
    }

    @Test func `even endless days end`() throws {
        let opened = try RoutingSample.noon()
        #expect(
            WorkingDays.deadline(after: opened, workingDays: .max)
                == WorkingDays.deadline(after: opened, workingDays: 1_000))
    }
}
