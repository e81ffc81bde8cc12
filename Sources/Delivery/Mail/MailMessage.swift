import Foundation
import Reports

/// A plain-text e-mail in UTF-8, ready for `sendmail`: RFC 5322 with line feeds alone.
///
/// The first line is the subject, as in a commit message; a single line is both subject and text. The text goes as base64, so nothing in it can look like a header or end the message.
struct MailMessage: Hashable, Sendable {
    let bytes: [UInt8]

    /// - Parameters:
    ///   - words: The subject and the text, in UTF-8.
    ///   - moment: The time in the header `Date`.
    init(
        _ message: OutboxMessage, _ words: [UInt8], from sender: MailAddress, to receiver: MailAddress,
        at moment: Timestamp
    ) {
        let lines = String(decoding: words, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0.isNewline }
        let subject = Self.subject(lines.first { !$0.isEmpty } ?? "")
        let body = lines.drop(while: \.isEmpty).dropFirst().drop(while: \.isEmpty)
        let text = (body.isEmpty ? lines[...] : body).joined(separator: "\r\n") + "\r\n"
        let encoded = Data(text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithLineFeed,
        ])
        // The same id at every try, so that a receiver can drop a repeat.
        let head = [
            "From: Lykta <\(sender)>",
            "To: \(receiver)",
            "Subject: \(EncodedWords.header(subject))",
            "Date: \(Self.date(moment))",
            "Message-ID: <\(message.case).\(message.id)@\(sender.domain)>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
        ]
        bytes = Array("\(head.joined(separator: "\n"))\n\n\(encoded)\n".utf8)
    }

    /// One line of at most 160 scalars without control signs.
    private static func subject(_ line: Substring) -> String {
        let signs = line.unicodeScalars.lazy.filter { $0.properties.generalCategory != .control }.prefix(160)
        return String(String.UnicodeScalarView(signs))
    }

    /// `Fri, 20 Nov 2026 17:00:00 +0000`
    private static func date(_ moment: Timestamp) -> String {
        let seconds = moment.milliseconds / 1_000 - (moment.milliseconds % 1_000 < 0 ? 1 : 0)
        let days = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
        let ofDay = Int(seconds - days * 86_400)
        let date = CivilDate(daysSinceEpoch: Int(days))
        let clock = [ofDay / 3_600, ofDay / 60 % 60, ofDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][date.weekday - 1]
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][date.month - 1]
        return "\(weekday), \(date.day) \(month) \(date.year) \(clock.joined(separator: ":")) +0000"
    }
}
