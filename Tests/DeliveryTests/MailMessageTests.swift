import Foundation
import Projection
import Reports
import TestSupport
import Testing

@testable import Delivery

struct MailMessageTests {
    /// The header fields, unfolded, and the two parts decoded.
    private func mail(_ letter: Letter) throws -> (headers: [String], plain: String, html: String) {
        let mail = MailMessage(
            letter, from: try #require(MailAddress("lykta@example.se")),
            to: try #require(MailAddress("gata@example.se")), at: .friday)
        let whole = String(decoding: mail.bytes, as: UTF8.self)
        let end = try #require(whole.range(of: "\n\n"))
        let headers = whole[..<end.lowerBound].replacing("\n ", with: " ").split(separator: "\n").map(
            String.init)
        let parts = whole[end.upperBound...].components(separatedBy: "--=_lykta")
        #expect(parts.count == 4 && parts[0].isEmpty && parts[3] == "--\n")
        let texts = try zip(parts[1...2], ["text/plain", "text/html"]).map { part, type in
            let head = "\nContent-Type: \(type); charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
            #expect(part.hasPrefix(head) && part.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 })
            let data = try #require(
                Data(base64Encoded: String(part.dropFirst(head.count)), options: .ignoreUnknownCharacters))
            return String(decoding: data, as: UTF8.self)
        }
        return (headers, texts[0], texts[1])
    }

    private func mail(_ payload: String) throws -> (headers: [String], plain: String, html: String) {
        try mail(OutboxMessage.fixture(7, to: .email(address: "gata@example.se"), payload: payload).letter)
    }

    private func letter(of messages: [OutboxMessage]) throws -> Letter {
        NoticeWriter(projector: try Projector()).letter(
            of: Shipment(try messages.first.orFail(), in: messages))
    }

    @Test func `the first line is the subject and the rest the text`() throws {
        let mail = try mail("Nytt rende OLO-7K3M-9Q\n\nLamporna är trasiga.\nHälsningar\n")
        #expect(
            mail.headers == [
                "From: Lykta <lykta@example.se>", "To: gata@example.se", "Subject: Nytt rende OLO-7K3M-9Q",
                "Date: Fri, 20 Nov 2026 17:00:00 +0000",
                "Message-ID: <01934a1b-0000-7000-8000-000000000001.7@example.se>",
                "In-Reply-To: <01934a1b-0000-7000-8000-000000000001@example.se>",
                "References: <01934a1b-0000-7000-8000-000000000001@example.se>",
                "List-Id: <gata.lykta.example.se>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
                "Content-Type: multipart/alternative; boundary=\"=_lykta\"",
            ])
        #expect(mail.plain == "Lamporna är trasiga.\r\nHälsningar\r\n\r\n")
        #expect(mail.html.contains(">Lamporna är trasiga.</p>"))
    }

    @Test func `all that is sent about a case goes on the same, and each has an id of its own`() throws {
        let address = Channel.email(address: "gata@example.se")
        let events = try CaseNotice.Event.allCases.enumerated().map { number, event in
            try mail(
                letter(of: [
                    .fixture(
                        .fixture(event: event, other: event == .merged ? Identifier(high: 1, low: 3) : nil),
                        to: address, id: Int64(number))
                ])
            ).headers
        }
        let parents = events.flatMap { $0.filter { $0.hasPrefix("In-Reply-To: ") } }
        #expect(parents.count == events.count)
        #expect(Set(parents) == ["In-Reply-To: <00000000-0000-0001-0000-000000000002@example.se>"])
        #expect(Set(events.flatMap { $0.filter { $0.hasPrefix("Message-ID: ") } }).count == events.count)
        #expect(
            Set(events.flatMap { $0.filter { $0.hasPrefix("List-Id: ") } }) == [
                "List-Id: <gata-park.0880.lykta.example.se>"
            ])
        // What the other case's messages go on, the merged case's goes on too.
        #expect(
            events.flatMap { $0 }.contains(
                "References: <00000000-0000-0001-0000-000000000003@example.se> "
                    + "<00000000-0000-0001-0000-000000000002@example.se>"))
    }

    @Test func `a digest goes on nothing, and has the same id at every try`() throws {
        let messages = try (5...7).map {
            try OutboxMessage.fixture(
                .fixture(case: UInt64($0)), to: .email(address: "gata@example.se"), id: $0, digestAt: .friday)
        }
        let headers = try mail(letter(of: messages)).headers
        #expect(headers.contains("Message-ID: <00000000-0000-0001-0000-000000000005.5-7@example.se>"))
        #expect(!headers.contains { $0.hasPrefix("In-Reply-To") || $0.hasPrefix("References") })
        #expect(headers.contains("List-Id: <gata-park.0880.lykta.example.se>"))
        #expect(try headers == mail(letter(of: messages)).headers)
    }

    @Test(arguments: CaseNotice.Event.allCases, [true, false])
    func `no header holds anything that somebody wrote, nor where it is`(
        _ event: CaseNotice.Event, _ isDigest: Bool
    ) throws {
        let notice = try CaseNotice.fixture(
            text: "Kalle Svensson, 070-1740605", event: event, placeWords: "Hos Svenssons på Storgatan")
        let message = try OutboxMessage.fixture(
            notice, to: .email(address: "gata@example.se"), digestAt: isDigest ? .friday : nil)
        let letter = try letter(of: [message])
        let mail = try mail(letter)
        for words in ["Svensson", "070", "Storgatan", "6236975", "56.27"] {
            #expect(!letter.content.subject.contains(words))
            #expect(!mail.headers.joined().contains(words))
            #expect(mail.plain.contains(words) && mail.html.contains(words))
        }
    }

    @Test(arguments: ["Ett", "\n\nEtt", "Ett\n", "Ett\r\n"])
    func `a single line is both subject and text`(_ payload: String) throws {
        let mail = try mail(payload)
        #expect(mail.headers.contains("Subject: Ett"))
        #expect(mail.plain.contains("Ett\r\n"))
    }

    @Test(arguments: [
        "Ärende\rBcc: other@example.se", "Ärende\u{2028}Bcc: other@example.se",
        "Ärende\u{85}Bcc: other@example.se",
        "A\u{0B}Bcc: other@example.se\u{0}", "a =?UTF-8?B?DQpCY2M6IGJAZXhhbXBsZS5zZQ==?=", "",
    ])
    func `nothing in the payload makes a header of its own`(_ payload: String) throws {
        let headers = try mail(payload + "\n\n.\nBcc: other@example.se\n").headers
        #expect(headers.count == 11)
        #expect(!headers.contains { $0.hasPrefix("Bcc") })
    }

    @Test(arguments: 0..<20)
    func `any subject comes back whole and within the line length`(_ seed: Int) throws {
        var chance = SeededChance(seed: UInt64(seed))
        let signs = Array("åäöÅÄÖé🏮 abc=?_\u{301}".unicodeScalars)
        let subject = String(
            String.UnicodeScalarView(
                (0..<120).map { _ in signs[Int.random(in: 0..<signs.count, using: &chance)] }))
        let lines = "Subject: \(EncodedWords.header(subject))".split(separator: "\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        let words = EncodedWords.header(subject).split(separator: "\n ").map { $0.dropFirst(10).dropLast(2) }
        let bytes = try words.map { try #require(Data(base64Encoded: String($0))) }
        #expect(
            bytes.map { String(decoding: $0, as: UTF8.self) }.joined().unicodeScalars.elementsEqual(
                subject.unicodeScalars))
    }
}
