import Reports
import TestSupport
import Testing

@testable import CaseKeeping

/// When what comes is gathered for.
@Suite struct DigestTimeTests {
    private func next(_ time: String, _ days: DigestTime.Days, after moment: String) throws -> String {
        let digest = DigestTime(minuteOfDay: try DigestTime.minuteOfDay(time).orFail(), days: days)
        return SwedishTime(digest.moment(after: try Timestamp(rfc3339: moment))).description
    }

    @Test(arguments: [
        ("2026-11-20T06:59:59+01:00", "2026-11-20 07:00", "Friday, before"),
        ("2026-11-20T07:00:00+01:00", "2026-11-23 07:00", "Friday, on the moment"),
        ("2026-11-21T12:00:00+01:00", "2026-11-23 07:00", "Saturday"),
        ("2026-04-02T08:00:00+02:00", "2026-04-07 07:00", "Maundy Thursday, until after Easter"),
        ("2026-12-23T08:00:00+01:00", "2026-12-28 07:00", "the day before Christmas Eve"),
        ("2026-12-30T08:00:00+01:00", "2027-01-04 07:00", "the day before New Year's Eve"),
        ("2026-06-18T08:00:00+02:00", "2026-06-22 07:00", "the day before Midsummer Eve"),
    ])
    func `on working days it goes on none but those`(_ after: String, _ digest: String, _ why: String) throws
    {
        #expect(try next("07:00", .working, after: after) == digest, "\(why)")
    }

    @Test func `every day is every day`() throws {
        #expect(try next("07:00", .all, after: "2026-12-24T08:00:00+01:00") == "2026-12-25 07:00")
        #expect(try next("00:00", .all, after: "2026-12-24T00:00:00+01:00") == "2026-12-25 00:00")
    }

    @Test(arguments: ["00:00", "01:59", "02:00", "02:30", "02:59", "03:00", "07:00", "23:59"])
    func `each day has its digest once, also where clocks are changed`(_ time: String) throws {
        let digest = DigestTime(minuteOfDay: try DigestTime.minuteOfDay(time).orFail(), days: .all)
        var moment = try Timestamp(rfc3339: "2026-03-25T23:59:59+01:00")
        let end = try Timestamp(rfc3339: "2026-11-01T00:00:00+01:00")
        var days: [CivilDate] = []
        while true {
            moment = digest.moment(after: moment)
            guard moment < end else { break }
            days.append(SwedishTime(moment).date)
        }
        let first = try CivilDate("2026-03-26").orFail()
        #expect(days == (0..<days.count).map { first.adding(days: $0) })
        #expect(days.last == CivilDate("2026-10-31"))
    }

    @Test func `the hour that clocks skip and the one they show twice`() throws {
        #expect(try next("02:30", .all, after: "2026-03-28T12:00:00+01:00") == "2026-03-29 03:30")
        let twice = DigestTime(minuteOfDay: 150, days: .all)
        let first = try Timestamp(rfc3339: "2026-10-25T02:30:00+02:00")
        #expect(twice.moment(after: try Timestamp(rfc3339: "2026-10-24T12:00:00+02:00")) == first)
        #expect(twice.moment(after: first) == (try Timestamp(rfc3339: "2026-10-26T02:30:00+01:00")))
    }

    @Test(arguments: ["", "7:00", "07.00", "24:00", "07:60", "0700", "07:00:00", "٠٧:٠٠", "+7:00", "-1:00"])
    func `what no clock shows is no time`(_ text: String) {
        #expect(DigestTime.minuteOfDay(text) == nil)
    }

    @Test func `notices wait for the digest of the channel that has one, and go at once through the others`()
        throws
    {
        let cases = try KeptCases(digest: "\"07:00\"")
        try cases.file(.fixture(1, at: .olofstrom()))
        try cases.file(.fixture(2, at: .olofstrom(), category: "drugs"))
        let queued = cases.ledger.queued
        #expect(queued.map(\.notice.assignment.unit.description) == ["gata-park", "kontaktcenter"])
        #expect(queued[0].digest == nil)
        #expect(queued[1].digest.map { SwedishTime($0).description } == "2026-11-23 07:00")
    }
}
