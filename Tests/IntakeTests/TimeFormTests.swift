import Reports
import Testing

@testable import Intake

/// Times as other services write them.
@Suite struct TimeFormTests {
    private func moment(_ text: String, _ settings: String...) throws -> String {
        let mapping = try ExportMapping(settings.joined(separator: "\n"))
        return try mapping.times.moment(text, in: "observedAt")
    }

    private func refusal(_ text: String, _ settings: String...) throws -> String {
        let mapping = try ExportMapping(settings.joined(separator: "\n"))
        let fault = #expect(throws: SubmissionRowFault.self) {
            try mapping.times.moment(text, in: "observedAt")
        }
        return fault?.sentence.english ?? ""
    }

    @Test(arguments: [
        ("MM/dd/yyyy hh:mm:ss a", "11/28/2026 03:14:07 PM", "2026-11-28T14:14:07Z"),
        ("MM/dd/yyyy hh:mm:ss a", "11/05/2026 12:00:00 AM", "2026-11-04T23:00:00Z"),
        ("MM/dd/yyyy hh:mm:ss a", "07/05/2026 12:30:00 PM", "2026-07-05T10:30:00Z"),
        ("dd/MM/yyyy HH:mm", "11/05/2026 18:05", "2026-05-11T16:05:00Z"),
        ("M/d/yyyy h:mm a", "1/5/2026 3:14\u{202F}p.m.", "2026-01-05T14:14:00Z"),
        ("yyyy/MM/dd hh:mm:ss a", "2026/11/28 03:14:07 AM", "2026-11-28T02:14:07Z"),
        ("d.M.yyyy 'kl.' H.mm", "5.1.2026 kl. 8.05", "2026-01-05T07:05:00Z"),
        ("yyyy-MM-ddTHH:mm:ss.SSS", "2026-11-28T03:14:07.250", "2026-11-28T02:14:07.250Z"),
        ("yyyy-MM-dd'T'HH:mm:ssX", "2026-11-28T03:14:07-0500", "2026-11-28T08:14:07Z"),
        ("yyyyMMddHHmmss", "20261128151407", "2026-11-28T14:14:07Z"),
        ("MMM d, yyyy h:mm a", "Nov 28, 2026 3:14 PM", "2026-11-28T14:14:00Z"),
        ("d MMM yyyy HH:mm", "28 oktober 2026 15:14", "2026-10-28T14:14:00Z"),
        ("HH 'o''' mm dd/MM/yyyy", "15 o' 14 28/11/2026", "2026-11-28T14:14:00Z"),
    ])
    func `a time of the form that is said is the moment it means`(
        _ form: String, _ text: String, _ moment: String
    ) throws {
        #expect(try self.moment(text, "observedAt.form := \(form)") == moment)
    }

    @Test(arguments: [
        ("MM/dd/yyyy hh:mm:ss a", "28/11/2026 03:14:07 PM"),
        ("MM/dd/yyyy hh:mm:ss a", "11/28/2026 15:14:07 PM"), ("MM/dd/yyyy hh:mm:ss a", "11/28/2026 03:14:07"),
        ("MM/dd/yyyy hh:mm:ss a", "11/28/2026 03:14:07 PM x"),
        ("MM/dd/yyyy hh:mm:ss a", "2026-11-28 03:14"), ("MM/dd/yyyy hh:mm:ss a", "1/5/2026 03:14:07 PM"),
        ("MM/dd/yyyy HH:mm", "11/28/26 03:14"), ("MMM d yyyy HH:mm", "Foo 28 2026 03:14"),
        ("yyyy-MM-dd HH:mmX", "2026-11-28 03:14"), ("yyyy-MM-dd HH:mmX", "2026-11-28 03:14+99:00"),
        ("yyyy-MM-dd HH:mm", "２０２６-11-28 03:14"),
    ])
    func `what is of another form is refused with the form`(_ form: String, _ text: String) throws {
        let told = try refusal(text, "observedAt.form := \(form)")
        #expect(told.contains("is not of the form \(form), which the mapping says"), "\(told)")
    }

    @Test(arguments: ["02/30/2026 03:14:07 PM", "03/29/2026 02:30:00 AM"])
    func `a day that there is not, and an hour that clocks skip, are refused`(_ text: String) throws {
        let told = try refusal(text, "observedAt.form := MM/dd/yyyy hh:mm:ss a")
        #expect(told.contains("is no time by the Swedish clock"), "\(told)")
    }

    @Test func `times are by the clock that is said, and an offset of their own goes before`() throws {
        let form = "observedAt.form := dd/MM/yyyy HH:mm"
        #expect(try moment("29/03/2026 02:30", form, "observedAt.zone := UTC") == "2026-03-29T02:30:00Z")
        #expect(try moment("29/03/2026 02:30", form, "observedAt.zone := +01:00") == "2026-03-29T01:30:00Z")
        #expect(
            try moment("28/03/2026 02:30", form, "observedAt.zone := Europe/Stockholm")
                == "2026-03-28T01:30:00Z")
        #expect(try moment("2026-11-28T03:14:07.5", "observedAt.zone := UTC") == "2026-11-28T03:14:07.500Z")
        #expect(try moment("2026-11-28 03:14", "observedAt.zone := -05:00") == "2026-11-28T08:14:00Z")
        let own = "2026-11-28T03:14:07-05:00"
        #expect(try moment(own, "observedAt.zone := UTC") == own, "which the desk reads")
    }

    @Test func `days without a clock have the time of day that is said`() throws {
        let clock = "observedAt.clock := 12:00"
        #expect(try moment("11/28/2026", "observedAt.form := MM/dd/yyyy", clock) == "2026-11-28T11:00:00Z")
        #expect(try moment("2026-11-28", clock) == "2026-11-28T11:00:00Z")
        #expect(try moment("2026-11-28 08:00", clock) == "2026-11-28T07:00:00Z", "its own goes before")
        #expect(try moment("2026-11-28") == "2026-11-28", "which the desk refuses")
    }

    @Test(arguments: [
        ("11/05/2026 03:14:07 PM", true), ("05.11.2026 15:14", true), ("5-11-2026", true),
        ("11/28/2026 03:14:07 PM", false), ("28.11.2026", false), ("2026/11/05 15:14", false),
        ("05/05/2026 15:14", false),
    ])
    func `which of day and month comes first is never guessed`(_ text: String, _ isEitherWay: Bool) throws {
        let told = try refusal(text)
        #expect(told.contains("observedAt.form :="), "\(told)")
        #expect(told.contains("cannot be told, and is not guessed") == isEitherWay, "\(told)")
    }

    @Test(
        arguments: [
            ("DD/MM/yyyy", .unknownLetters("DD")), ("dd/MM/YYYY HH:mm", .unknownLetters("YYYY")),
            ("dd/MM/yy HH:mm", .unknownLetters("yy")), ("dd/MM/yyyy 'kl HH:mm", .unclosedQuote),
            ("dd/MM/yyyy MM:mm", .repeated), ("MMM MM dd yyyy HH:mm", .repeated),
            ("MM/yyyy HH:mm", .dayMissing), ("HH:mm", .dayMissing), ("dd/MM/yyyy hh:mm", .halfDay),
            ("dd/MM/yyyy HH:mm a", .halfDay), ("dd/MM/yyyy HH hh:mm a", .halfDay),
            ("dd/MM/yyyy HH", .brokenClock), ("dd/MM/yyyy mm", .brokenClock),
            ("dd/MM/yyyy HH:mm:SSS", .brokenClock), ("dd/MM/yyyy X", .brokenClock),
        ] as [(String, TimeFormFault)])
    func `a form that does not say each part of a moment once is refused`(
        _ form: String, _ fault: TimeFormFault
    ) {
        #expect(throws: fault) { _ = try TimeForm(form) }
        #expect(!fault.words.swedish.isEmpty && fault.words.swedish != fault.words.english)
    }
}
