import Geometry
import Intake
import Reports
import TestSupport
import Testing

struct DeskCheckTests {
    let fixture: DeskFixture

    init() throws { fixture = try DeskFixture() }

    private func found(_ submission: Submission) throws -> [String] {
        try fixture.problems(submission).map { "\($0.pointer) \($0.code.rawValue)" }
    }

    @Test func `a good submission becomes a report`() throws {
        let checked = try fixture.check(
            .good().with(\.observedAt, "2026-11-20T18:00:00+01:00").with(\.recurs, ["night", "evening"])
                .with(\.source, "municipal-staff").with(\.clientReference, "OEP-4711").with(
                    \.accuracyMetres, 12
                )
                .with(\.answers, [.init(question: "since", value: " i går ")]))
        let report = checked.report
        #expect(report.category.description == "lighting")
        #expect(report.text.description == "Lamporna bakom idrottshallen är trasiga.")
        #expect(report.observed.rfc3339 == "2026-11-20T17:00:00Z")
        #expect(report.received == fixture.now)
        #expect(report.recurs == [.evening, .night])
        #expect(report.source == .municipalStaff)
        #expect(report.clientReference == "OEP-4711")
        #expect(report.answers.map(\.value) == ["i går"])
        #expect(report.whereabouts.accuracy?.metres == 12)
        #expect(report.reference.description.hasPrefix("OLO-"))
        #expect(!report.isRestricted && checked.masked.isEmpty && checked.advice.isEmpty)
        #expect(checked.repeatKey == nil && report.reporter == nil)
    }

    @Test func `all faults are told at once, in the order of the desk`() throws {
        let bad = Submission(
            category: "colour", text: "Mörkt", place: .point([56.2767, 14.5306]), accuracyMetres: -1,
            observedAt: "2026-02-30T00:00:00Z", recurs: ["evening", "never", "evening"], source: "cat",
            contact: Contact(email: "a@b", phone: "ring mig"), clientReference: "a\nb",
            reporter: String(repeating: "x", count: 201))
        #expect(
            try found(bad) == [
                "/accuracyMetres accuracy.out-of-range", "/place/coordinates place.axes-swapped",
                "/category category.unknown", "/text text.too-short", "/observedAt observedAt.does-not-exist",
                "/source source.unknown", "/recurs/1 recurs.unknown", "/recurs/2 recurs.repeated",
                "/contact/email contact.email-malformed", "/contact/phone contact.phone-malformed",
                "/clientReference clientReference.malformed", "/reporter reporter.malformed",
            ])
    }

    @Test(
        arguments: [
            ("2026-11-20T18:05:00Z", nil), ("2026-11-20T18:05:01Z", "observedAt.future"),
            ("2099-01-01T00:00:00Z", "observedAt.future"), ("2026-10-21T18:00:00Z", nil),
            ("2026-10-21T17:59:59Z", "observedAt.too-old"), ("1900-01-01T00:00:00Z", "observedAt.too-old"),
            ("2026-11-20T18:00:00", "observedAt.offset-missing"),
            ("2026-02-30T18:00:00Z", "observedAt.does-not-exist"),
            ("2026-11-20", "observedAt.malformed"), ("", "observedAt.malformed"),
            ("i går", "observedAt.malformed"),
            ("99999-01-01T00:00:00Z", "observedAt.malformed"),
        ] as [(String, String?)])
    func `the time it was seen is neither to come nor long past`(_ time: String, _ code: String?) throws {
        let expected = code.map { ["/observedAt \($0)"] } ?? []
        #expect(try found(.good().with(\.observedAt, time)) == expected)
    }

    @Test(arguments: [Double.nan, .infinity, -0.1, 50_000.1])
    func `an accuracy that is none is refused`(_ metres: Double) throws {
        #expect(
            try found(.good().with(\.accuracyMetres, metres)) == ["/accuracyMetres accuracy.out-of-range"])
    }

    @Test func `the known categories are told to who names another`() throws {
        let problem = try #require(fixture.problems(.good(category: "Lighting")).first)
        #expect(problem.message.swedish.contains("lighting, drugs, speeding"))
    }

    @Test(
        arguments: [
            ([:], ["/answers/vehicle answer.required"]),
            (["vehicle": ""], ["/answers/vehicle answer.required"]),
            (["vehicle": "boat"], ["/answers/vehicle answer.not-a-choice"]),
            (["vehicle": "moped", "since": "x"], ["/answers/since answer.unknown-question"]),
            (
                ["vehicle": "moped", "when": String(repeating: "å", count: 501)],
                ["/answers/when answer.too-long"]
            ),
            (["vehicle": "moped", "when": String(repeating: "å", count: 500)], []),
        ] as [([String: String], [String])])
    func `answers are held to the category's questions`(_ answers: [String: String], _ expected: [String])
        throws
    {
        let raw = answers.sorted { $0.key < $1.key }.map {
            Submission.RawAnswer(question: $0.key, value: $0.value)
        }
        #expect(try found(.good(category: "speeding").with(\.answers, raw)) == expected)
    }

    @Test(arguments: [[], [Submission.RawAnswer(question: "vehicle", value: "boat")]])
    func `what can be answered is told to who answers nothing, or something else`(
        _ answers: [Submission.RawAnswer]
    ) throws {
        let problem = try #require(
            fixture.problems(.good(category: "speeding").with(\.answers, answers)).first)
        #expect(problem.message.swedish.hasSuffix("Svaret ska vara ett av: car, moped."))
        #expect(problem.message.english.hasSuffix("The answer must be one of: car, moped."))
    }

    @Test func `a question answered twice is refused`() throws {
        let twice = Array(repeating: Submission.RawAnswer(question: "vehicle", value: "car"), count: 2)
        #expect(
            try found(.good(category: "speeding").with(\.answers, twice)) == [
                "/answers/vehicle answer.repeated"
            ])
    }

    @Test(
        arguments: [
            ("", "text.empty"), (" \n\u{200B}\u{0}", "text.empty"), ("För mörk.", "text.too-short"),
            ("För mörkt!", nil),
            (String(repeating: "å", count: 4_000), nil),
            (String(repeating: "å", count: 4_001), "text.too-long"),
            (String(repeating: "👩‍👩‍👧‍👦", count: 700), "text.too-long"),
            ("e" + String(repeating: "\u{301}", count: 30_000), "text.too-short"),
            (String(repeating: "x", count: 1_000_000), "text.too-long"),
        ] as [(String, String?)])
    func `the text is neither empty nor endless`(_ text: String, _ code: String?) throws {
        #expect(try found(.good(text: text)) == (code.map { ["/text \($0)"] } ?? []))
    }

    @Test func `a follow-up answer makes a short text do`() throws {
        let short = Submission.good(category: "speeding", text: "Buskör")
        #expect(try found(short.with(\.answers, [.init(question: "vehicle", value: "moped")])).isEmpty)
    }

    @Test(arguments: [
        ("anna@exempel.se", true), ("a.b+c@sub.exempel.se", true), ("åsa@exempel.se", true), ("a@b", false),
        ("@exempel.se", false), ("a@@b.se", false), ("a b@c.se", false), ("a@.se", false), ("a@b.s", false),
        ("a@b.se\n", false), (String(repeating: "a", count: 300) + "@b.se", false),
    ])
    func `an e-mail address looks like one`(_ email: String, _ isGood: Bool) throws {
        #expect(try found(.good().with(\.contact, Contact(email: email, phone: nil))).isEmpty == isGood)
    }

    @Test(arguments: [
        ("070-174 06 05", true), ("+46 (0)70 174 06 05", true), ("12", false), ("070+1", false),
        ("ring", false),
        (String(repeating: "1", count: 16), false),
    ])
    func `a telephone number looks like one`(_ phone: String, _ isGood: Bool) throws {
        #expect(try found(.good().with(\.contact, Contact(email: nil, phone: phone))).isEmpty == isGood)
    }

    @Test func `the original is what came in, byte for byte, also what cleaning removed`() throws {
        let raw = "\u{FEFF}  A\u{30A} lampan\u{0}\u{202E} \u{200B}a\u{308}r trasig.\r\n\r\n "
        let checked = try fixture.check(.good(text: raw))
        #expect(Array(checked.original.text.utf8) == Array(raw.utf8))
        #expect(checked.report.text.description == "Å lampan är trasig.")
    }

    @Test func `contact and unmasked words are only in the original`() throws {
        let contact = Contact(email: "anna@exempel.se", phone: "")
        let checked = try fixture.check(
            .good(
                text: "Ring mig på 070-1740605 om lampan.",
                place: .point([14.5306, 56.2767], words: "hos 811218-9876")
            )
            .with(\.contact, contact).with(\.answers, [.init(question: "since", value: "mejla b@exempel.se")])
        )
        #expect(checked.report.text.description == "Ring mig på [telefon] om lampan.")
        #expect(checked.report.whereabouts.words == "hos [personnummer]")
        #expect(checked.report.answers.map(\.value) == ["mejla [e-post]"])
        #expect(checked.masked == [.personalNumber, .phone, .email])
        #expect(checked.original.text == "Ring mig på 070-1740605 om lampan.")
        #expect(checked.original.words == "hos 811218-9876")
        #expect(checked.original.answers.map(\.value) == ["mejla b@exempel.se"])
        #expect(checked.original.contact == Contact(email: "anna@exempel.se", phone: nil))
        #expect(!"\(checked.report)".contains("exempel.se"))
    }

    @Test func `the same reporter has the same key, and others have others`() throws {
        func keys(
            _ reporter: String, _ text: String = "Lamporna är trasiga.", _ category: String = "lighting"
        )
            throws -> (ReporterKey?, RepeatKey?)
        {
            let checked = try fixture.check(
                .good(category: category, text: text).with(\.reporter, reporter))
            return (checked.report.reporter, checked.repeatKey)
        }
        let first = try keys("p1")
        #expect(try keys("p1") == first)
        #expect(try keys("p1", "Lamporna är trasiga. ") == first)
        #expect(try keys("p2").0 != first.0 && keys("p2").1 != first.1)
        #expect(try keys("p1", "Lamporna lyser inte.").0 == first.0)
        #expect(try keys("p1", "Lamporna lyser inte.").1 != first.1)
        #expect(try keys("p1", "Lamporna är trasiga.", "drugs").1 != first.1)
        #expect(try keys("").0 == nil)
    }

    @Test func `the same pseudonym of two senders is two reporters, and the same address is one`() throws {
        func key(_ sender: String, _ member: String) throws -> ReporterKey? {
            let json = """
                {"category": "lighting", "text": "Lamporna är trasiga.", "place": {"words": "vid torget"}, \(member)}
                """
            return try fixture.check(json: json, from: sender).report.reporter
        }
        let pseudonym = #""reporter": "p1""#
        #expect(try key("oep", pseudonym) == key("oep", pseudonym))
        #expect(try key("oep", pseudonym) != key("annan", pseudonym))
        let contact = #""contact": {"email": "anna@exempel.se"}"#
        #expect(try key("oep", contact) == key("annan", contact))
    }

    @Test func `an e-mail address and a telephone number that were given together are linked`() throws {
        func checked(_ email: String?, _ phone: String?, _ reporter: String? = nil) throws
            -> CheckedSubmission
        {
            try fixture.check(
                .good().with(\.contact, Contact(email: email, phone: phone)).with(\.reporter, reporter))
        }
        let email = try #require(try checked("anna@exempel.se", nil).report.reporter)
        let phone = try #require(try checked(nil, "070-1740605").report.reporter)
        let link = try #require(ContactLink(email, phone))
        #expect(try checked("Anna@exempel.se", "070 174 06 05").link == link)
        #expect(try checked("anna@exempel.se", "070-1740605", "p1").link == link)
        #expect(try checked("anna@exempel.se", nil).link == nil && checked(nil, "070-1740605").link == nil)
        #expect(try checked("anna@exempel.se", nil, "p1").link == nil)
    }

    @Test func `without a pseudonym the contact tells reporters apart`() throws {
        func key(_ email: String?, _ phone: String?) throws -> ReporterKey? {
            try fixture.check(.good().with(\.contact, Contact(email: email, phone: phone))).report.reporter
        }
        #expect(try key("Anna@exempel.se", nil) == key("anna@exempel.se", "070-1740605"))
        #expect(try key(nil, "070-1740605") == key(nil, "070 174 06 05"))
        #expect(try key(nil, "070-1740605") != key(nil, "070-1740606"))
    }
}
