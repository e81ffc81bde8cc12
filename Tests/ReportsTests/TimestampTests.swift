import Reports
import TestSupport
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2026-11-20T18:00:00+01:00", "2026-11-20T17:00:00Z"),
        ("2026-11-20t17:00:00z", "2026-11-20T17:00:00Z"),
        ("2026-11-20 17:00:00.1239Z", "2026-11-20T17:00:00.123Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ("2024-02-29T00:30:00+02:00", "2024-02-28T22:30:00Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
        ("2026-01-01T00:00:00-23:59", "2026-01-01T23:59:00Z"),
    ])
    func `reads RFC 3339 and writes it in UTC`(_ text: String, _ written: String) throws {
        #expect(try Timestamp(rfc3339: text).rfc3339 == written)
    }

    @Test(arguments: [
        ("2026-11-20T18:00:00", TimestampFault.offsetMissing), ("2026-02-30T18:00:00Z", .doesNotExist),
        ("2025-02-29T18:00:00Z", .doesNotExist), ("2026-11-20T24:00:00Z", .doesNotExist),
        ("2026-11-20T18:00:00+24:00", .doesNotExist), ("99999-01-01T00:00:00Z", .malformed), ("", .malformed),
        ("2026-11-20", .malformed), ("2026-11-20T18:00:00+0100", .malformed),
        ("2026-11-20T18:00:00.Z", .malformed),
        ("２026-11-20T18:00:00Z", .malformed), ("2026-11-20T18:00:00Zx", .malformed),
        ("+2026-1-1T0:0:0Z", .malformed),
        ("2026-11-20T18:00:00.\(String(repeating: "0", count: 43))Zx", .malformed),
        ("1899-12-31T23:59:59Z", .doesNotExist), ("9999-12-31T23:59:60Z", .doesNotExist),
    ])
    func `says what is wrong with a time`(_ text: String, _ fault: TimestampFault) {
        #expect(throws: fault) { try Timestamp(rfc3339: text) }
    }

    @Test func `every day from 1800 to 2200 has its own number and comes back from it`() {
        var date = CivilDate(daysSinceEpoch: -62_091)
        #expect(date.description == "1800-01-01")
        for day in -62_091...84_006 {
            #expect(date.daysSinceEpoch == day)
            let next = date.adding(days: 1)
            #expect(date < next && next.weekday == date.weekday % 7 + 1)
            date = next
        }
        #expect(CivilDate("1970-01-01")?.weekday == 4)
    }

    @Test func `adding and comparing never overflow`() {
        let far = Timestamp(clamping: .max)
        #expect(far.adding(.days(.max)) == far)
        #expect(Timestamp(clamping: .min).adding(TimeSpan(milliseconds: .min)) == Timestamp(clamping: .min))
        #expect(far.rfc3339 == "9999-12-31T23:59:59.999Z")
    }
}

@Suite struct SwedishTimeTests {
    @Test(arguments: [
        ("2026-11-20T17:05:00Z", "2026-11-20 18:05"), ("2026-07-01T22:30:00Z", "2026-07-02 00:30"),
        // The hour that does not exist and the hour that comes twice.
        ("2026-03-29T00:59:59Z", "2026-03-29 01:59"), ("2026-03-29T01:00:00Z", "2026-03-29 03:00"),
        ("2026-10-25T00:59:59Z", "2026-10-25 02:59"), ("2026-10-25T01:00:00Z", "2026-10-25 02:00"),
        ("1969-12-31T23:30:00Z", "1970-01-01 00:30"),
    ])
    func `shows what clocks in Sweden show`(_ moment: String, _ clock: String) throws {
        #expect(SwedishTime(try Timestamp(rfc3339: moment)).description == clock)
    }

    @Test func `the hour that is skipped in March is shown by no clock, and every other is`() throws {
        for (day, clock, isShown) in [
            ("2027-03-28", 119, true), ("2027-03-28", 120, false), ("2027-03-28", 179, false),
            ("2027-03-28", 180, true), ("2027-03-27", 150, true), ("2027-10-31", 150, true),
        ] {
            let date = try CivilDate(day).orFail()
            let moment = SwedishTime.shownMoment(of: date, minuteOfDay: clock)
            #expect((moment != nil) == isShown, "\(day) \(clock)")
            #expect(moment == nil || moment == SwedishTime.moment(of: date, minuteOfDay: clock))
        }
    }

    @Test func `every quarter of two years comes back from its clock, but for the hour shown twice`() throws {
        let start = try Timestamp(rfc3339: "2025-12-31T23:00:00Z")
        for quarter in 0..<(730 * 96) {
            let moment = start.adding(.minutes(Int64(quarter) * 15))
            let clock = SwedishTime(moment)
            let back = SwedishTime.moment(of: clock.date, minuteOfDay: clock.minuteOfDay)
            #expect(back == moment || back == moment.subtracting(.hours(1)) && !clock.isSummerTime)
        }
    }
}
