import Geometry
import Projection
import Reports
import TestSupport
import Testing

@testable import Delivery

/// Every line that a unit reads, and every member that its system gets.
@Suite struct NoticeWriterTests {
    private static let address = Channel.email(address: "gata@example.se")
    private static let hook = Channel.webhook(url: "https://example.se/hook", secret: "GATA")

    private func text(
        _ notice: CaseNotice, through channel: Channel = address, in language: NoticeLanguage = .swedish
    ) throws -> String {
        let writer = NoticeWriter(projector: try Projector(), language: language)
        return try sent(.fixture(notice, to: channel), by: writer)
    }

    /// What a webhook says; of an e-mail the subject, and under a blank line the plain text.
    private func sent(_ message: OutboxMessage, by writer: NoticeWriter) throws -> String {
        guard case .email = message.channel else {
            return String(decoding: try writer.webhook(of: message).orFail(), as: UTF8.self)
        }
        let content = writer.letter(of: Shipment(message)).content
        return "\(content.subject)\n\n\(PlainMail.text(content))"
    }

    @Test func `an e-mail in Swedish, with all there is to say`() throws {
        #expect(
            try text(.fixture()) == """
                Nytt ärende: Belysning (OLO-7K3M-9Q)

                Ärende 00000000-0000-0001-0000-000000000002 har fördelats till Gata och park.
                Skäl: Kommunens belysning.
                Åtgärda senast 2026-12-04.
                Sett: 2026-11-20 18:00

                Lampan är trasig.

                Plats (SWEREF 99 TM): N 6236975, E 470934
                Plats (WGS 84): 56.2767, 14.5306
                https://www.openstreetmap.org/?mlat=56.2767&mlon=14.5306#map=18/56.2767/14.5306

                """)
    }

    @Test func `an e-mail in English, with all there is to say`() throws {
        #expect(
            try text(.fixture(), in: .english) == """
                New case: Lighting (OLO-7K3M-9Q)

                Case 00000000-0000-0001-0000-000000000002 has been assigned to Streets and parks.
                Reason: The municipality's lighting.
                To be dealt with by 2026-12-04.
                Seen: 2026-11-20 18:00

                Lampan är trasig.

                Place (SWEREF 99 TM): N 6236975, E 470934
                Place (WGS 84): 56.2767, 14.5306
                https://www.openstreetmap.org/?mlat=56.2767&mlon=14.5306#map=18/56.2767/14.5306

                """)
    }

    @Test(arguments: [(NoticeLanguage.swedish, "Nytt ärende"), (.english, "New case")])
    func `a notice that was kept without the category's name has its code`(
        _ language: NoticeLanguage, _ headline: String
    ) throws {
        #expect(
            try text(.fixture(categoryName: nil), in: language).hasPrefix(
                "\(headline): lighting (OLO-7K3M-9Q)\n"))
    }

    @Test func `the place in an e-mail is rounded, to the nearest metre in the grid`() throws {
        let place = try Place(northing: 6_236_975.5, easting: 470_934.49).orFail()
        #expect(
            try text(.fixture(place: place)).contains("Plats (SWEREF 99 TM): N 6236976, E 470934\n"))
        let lines = try text(.fixture(place: place)).split(separator: "\n").suffix(2)
        let degrees = try lines.first.orFail()
        #expect(degrees.wholeMatch(of: #/Plats \(WGS 84\): 56\.\d{1,5}, 14\.\d{1,5}/#) != nil, "\(degrees)")
        let numbers = degrees.split(separator: ": ")[1].split(separator: ", ")
        #expect(
            try lines.last.orFail().hasSuffix(
                "?mlat=\(numbers[0])&mlon=\(numbers[1])#map=18/\(numbers[0])/\(numbers[1])"))
    }

    @Test func `an e-mail is in Swedish unless another language is asked for`() throws {
        let writer = NoticeWriter(projector: try Projector())
        let words = try sent(.fixture(.fixture(), to: Self.address), by: writer)
        #expect(try words == text(.fixture(), in: .swedish))
    }

    @Test(arguments: [
        (
            NoticeLanguage.swedish,
            ["Sett: 2026-11-20 18:00", "", "Rapporten har begränsad åtkomst och läses i tjänsten.", ""]
        ),
        (
            .english,
            ["Seen: 2026-11-20 18:00", "", "The report is restricted and is to be read in the service.", ""]
        ),
    ])
    func `an e-mail of a restricted report without a place or a last day says no more than that`(
        _ language: NoticeLanguage, _ ending: [String]
    ) throws {
        let notice = try CaseNotice.fixture(text: nil, place: nil, due: nil)
        let lines = try text(notice, in: language).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.suffix(4).map(String.init) == ending)
        #expect(lines.count == 8)
    }

    @Test func `a webhook carries every fact, the reason in both languages`() throws {
        #expect(
            try text(.fixture(), through: Self.hook)
                == #"{"type":"case.assigned","timestamp":"2026-11-20T17:05:00Z","data":{"#
                + #""case":"00000000-0000-0001-0000-000000000002","municipality":"0880","unit":"gata-park","#
                + #""rule":"lighting","reason":{"sv":"Kommunens belysning.","en":"The municipality's lighting."},"#
                + #""due":"2026-12-04","category":"lighting","reference":"OLO-7K3M-9Q","text":"Lampan är trasig.","#
                + #""observedAt":"2026-11-20T17:00:00Z","#
                + #""place":{"northing":6236975.3,"easting":470934.2,"epsg":3006}}}"#)
    }

    @Test func `a webhook of a restricted report without a place or a last day has none of the three`() throws
    {
        #expect(
            try text(.fixture(text: nil, place: nil, due: nil), through: Self.hook)
                == #"{"type":"case.assigned","timestamp":"2026-11-20T17:05:00Z","data":{"#
                + #""case":"00000000-0000-0001-0000-000000000002","municipality":"0880","unit":"gata-park","#
                + #""rule":"lighting","reason":{"sv":"Kommunens belysning.","en":"The municipality's lighting."},"#
                + #""category":"lighting","reference":"OLO-7K3M-9Q","observedAt":"2026-11-20T17:00:00Z"}}"#)
    }

    @Test func `a restricted report's place is its square, in both channels, and said to be so`() throws {
        let place = try Place(northing: 6_236_999.99, easting: 470_750.01).orFail()
        let notice = try CaseNotice.fixture(text: nil, place: place)
        let (webhook, email) = (try text(notice, through: Self.hook), try text(notice))
        #expect(
            webhook.contains(
                #""place":{"northing":6236875,"easting":470875,"epsg":3006,"squareMetres":250}"#))
        #expect(email.contains("Plats (SWEREF 99 TM): N 6236875, E 470875"))
        #expect(email.contains("Platsen är ungefärlig: mitten av en ruta på 250 m."))
        #expect(!email.contains("6236999") && !email.contains("470750"))
        #expect(try text(notice, in: .english).contains("The place is approximate"))
    }

    @Test(arguments: [
        (
            CaseNotice.Event.reported, "Ny rapport i ärende: Belysning (OLO-7K3M-9Q)",
            "Ännu en rapport har kommit till ärende 00000000-0000-0001-0000-000000000002."
        ),
        (
            .placed, "Rapport placerad: Belysning (OLO-7K3M-9Q)",
            "En rapport i ärende 00000000-0000-0001-0000-000000000002 har fått en plats på kartan."
        ),
        (
            .merged, "Sammanslagna ärenden: Belysning (OLO-7K3M-9Q)",
            "Ärende 00000000-0000-0001-0000-000000000003 har slagits ihop med ärende "
                + "00000000-0000-0001-0000-000000000002 och fortsätter där."
        ),
        (
            .split, "Delat ärende: Belysning (OLO-7K3M-9Q)",
            "En del av ärende 00000000-0000-0001-0000-000000000002 hanteras nu i ärende "
                + "00000000-0000-0001-0000-000000000003."
        ),
        (
            .closed, "Avslutat ärende: Belysning (OLO-7K3M-9Q)",
            "Ärende 00000000-0000-0001-0000-000000000002 har avslutats."
        ),
        (
            .reopened, "Ärende öppnat igen: Belysning (OLO-7K3M-9Q)",
            "Ärende 00000000-0000-0001-0000-000000000002 har öppnats igen."
        ),
        (
            .due, "Sista dag för ärende: Belysning (OLO-7K3M-9Q)",
            "Tiden för att åtgärda ärende 00000000-0000-0001-0000-000000000002 går ut."
        ),
    ])
    func `each event has its words in Swedish`(
        _ event: CaseNotice.Event, _ subject: String, _ sentence: String
    )
        throws
    {
        let lines = try lines(event, in: .swedish)
        #expect(lines[0] == subject && lines[2] == sentence)
        #expect(lines[3] == "Ansvarig: Gata och park. Kommunens belysning.")
        #expect(lines.contains("Åtgärda senast 2026-12-04.") == (event != .closed))
    }

    @Test(arguments: [
        (
            CaseNotice.Event.reported, "New report in case: Lighting (OLO-7K3M-9Q)",
            "Another report has come to case 00000000-0000-0001-0000-000000000002."
        ),
        (
            .placed, "Report placed: Lighting (OLO-7K3M-9Q)",
            "A report in case 00000000-0000-0001-0000-000000000002 has been given a place on the map."
        ),
        (
            .merged, "Cases merged: Lighting (OLO-7K3M-9Q)",
            "Case 00000000-0000-0001-0000-000000000003 has been merged into case "
                + "00000000-0000-0001-0000-000000000002 and goes on there."
        ),
        (
            .split, "Case split: Lighting (OLO-7K3M-9Q)",
            "A part of case 00000000-0000-0001-0000-000000000002 is now handled in case "
                + "00000000-0000-0001-0000-000000000003."
        ),
        (
            .closed, "Case closed: Lighting (OLO-7K3M-9Q)",
            "Case 00000000-0000-0001-0000-000000000002 has been closed."
        ),
        (
            .reopened, "Case reopened: Lighting (OLO-7K3M-9Q)",
            "Case 00000000-0000-0001-0000-000000000002 has been reopened."
        ),
        (
            .due, "Last day for case: Lighting (OLO-7K3M-9Q)",
            "The time to deal with case 00000000-0000-0001-0000-000000000002 is running out."
        ),
    ])
    func `each event has its words in English`(
        _ event: CaseNotice.Event, _ subject: String, _ sentence: String
    )
        throws
    {
        let lines = try lines(event, in: .english)
        #expect(lines[0] == subject && lines[2] == sentence)
        #expect(lines[3] == "Responsible: Streets and parks. The municipality's lighting.")
        #expect(lines.contains("To be dealt with by 2026-12-04.") == (event != .closed))
    }

    private func lines(_ event: CaseNotice.Event, in language: NoticeLanguage) throws -> [String] {
        try text(.fixture(event: event, other: Identifier(high: 1, low: 3)), in: language)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test(arguments: [
        (NoticeLanguage.swedish, "Plats, med rapportörens ord: Bakom hallen"),
        (.english, "Place, as reported: Bakom hallen"),
    ])
    func `an e-mail of a report in words alone says where it is by its words`(
        _ language: NoticeLanguage, _ line: String
    ) throws {
        let words = try text(.fixture(place: nil, placeWords: "Bakom hallen"), in: language)
        #expect(words.hasSuffix("Lampan är trasig.\n\n\(line)\n"))
    }

    @Test func `a webhook carries the words of the place, with coordinates and without`() throws {
        let hook = Self.hook
        #expect(
            try text(.fixture(place: nil, placeWords: "Bakom hallen"), through: hook)
                .hasSuffix(#""observedAt":"2026-11-20T17:00:00Z","placeWords":"Bakom hallen"}}"#))
        #expect(
            try text(.fixture(placeWords: "Bakom hallen"), through: hook)
                .hasSuffix(#""epsg":3006},"placeWords":"Bakom hallen"}}"#))
    }

    @Test(arguments: CaseNotice.Event.allCases)
    func `a webhook names its event and the other case`(_ event: CaseNotice.Event) throws {
        let notice = try CaseNotice.fixture(event: event, other: Identifier(high: 1, low: 3))
        #expect(
            try text(notice, through: Self.hook).hasPrefix(
                #"{"type":"case.\#(event.rawValue)","timestamp":"2026-11-20T17:05:00Z","data":{"#
                    + #""case":"00000000-0000-0001-0000-000000000002","#
                    + #""other":"00000000-0000-0001-0000-000000000003","municipality""#))
    }

    @Test func `words with quotes and line breaks stay within their member`() throws {
        let webhook = try text(.fixture(text: "Rad \"1\"\n\\2"), through: Self.hook)
        #expect(webhook.contains(#""text":"Rad \"1\"\n\\2","#))
    }

    @Test(arguments: [address, hook])
    func `the same notice gives the same bytes at every try`(_ channel: Channel) throws {
        #expect(try text(.fixture(), through: channel) == text(.fixture(), through: channel))
    }

    @Test(arguments: [address, hook])
    func `what was worded before it was kept is sent as it is`(_ channel: Channel) throws {
        let message = try OutboxMessage.fixture(to: channel, payload: "Som det var.\n")
        let writer = NoticeWriter(projector: try Projector())
        let words = try sent(message, by: writer)
        #expect(words == (channel == Self.hook ? "Som det var.\n" : "Som det var.\n\nSom det var.\n\n"))
    }
}
