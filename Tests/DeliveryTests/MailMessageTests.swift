import Foundation
import Reports
import TestSupport
import Testing

@testable import Delivery

struct MailMessageTests {
    private func mail(_ payload: String) throws -> (headers: [String], text: String) {
        let message = try OutboxMessage.fixture(7, to: .email(address: "gata@example.se"), payload: payload)
        let mail = MailMessage(
            message, Array(payload.utf8), from: try #require(MailAddress("lykta@example.se")),
            to: try #require(MailAddress("gata@example.se")), at: .friday)
        let whole = String(decoding: mail.bytes, as: UTF8.self)
        let parts = try #require(whole.range(of: "\n\n"))
        let body = try #require(
            Data(base64Encoded: String(whole[parts.upperBound...]), options: .ignoreUnknownCharacters))
        let headers = whole[..<parts.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        return (headers.map(String.init), String(decoding: body, as: UTF8.self))
    }

    @Test func `the first line is the subject and the rest the text`() throws {
        let mail = try mail("Nytt rende OLO-7K3M-9Q\n\nLamporna är trasiga.\nHälsningar\n")
        #expect(
            mail.headers == [
                "From: Lykta <lykta@example.se>", "To: gata@example.se", "Subject: Nytt rende OLO-7K3M-9Q",
                "Date: Fri, 20 Nov 2026 17:00:00 +0000",
                "Message-ID: <01934a1b-0000-7000-8000-000000000001.7@example.se>",
                "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            ])
        #expect(mail.text == "Lamporna är trasiga.\r\nHälsningar\r\n\r\n")
    }

    @Test(arguments: ["Ett", "\n\nEtt", "Ett\n", "Ett\r\n"])
    func `a single line is both subject and text`(_ payload: String) throws {
        let mail = try mail(payload)
        #expect(mail.headers.contains("Subject: Ett"))
        #expect(mail.text.contains("Ett\r\n"))
    }

    @Test(arguments: [
        "Ärende\rBcc: other@example.se", "Ärende\u{2028}Bcc: other@example.se",
        "Ärende\u{85}Bcc: other@example.se",
        "A\u{0B}Bcc: other@example.se\u{0}", "a =?UTF-8?B?DQpCY2M6IGJAZXhhbXBsZS5zZQ==?=", "",
    ])
    func `nothing in the payload makes a header of its own`(_ payload: String) throws {
        let headers = try mail(payload + "\n\n.\nBcc: other@example.se\n").headers
        #expect(headers.filter { !$0.hasPrefix(" ") }.count == 9)
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
