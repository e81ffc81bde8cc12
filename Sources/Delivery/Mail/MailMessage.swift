import Foundation
import Reports

/// An e-mail in UTF-8, as plain text and as HTML, ready for `sendmail`: RFC 5322 with line feeds alone.
///
/// Both parts go as base64, so nothing in them can look like a header or a boundary, or end the message.
struct MailMessage: Hashable, Sendable {
    let bytes: [UInt8]

    /// - Parameter moment: The time in the header `Date`.
    init(_ letter: Letter, from sender: MailAddress, to receiver: MailAddress, at moment: Timestamp) {
        // In no line of base64.
        let boundary = "=_lykta"
        var head = [
            "From: Lykta <\(sender)>",
            "To: \(receiver)",
            "Subject: \(EncodedWords.header(Self.subject(letter.content.subject)))",
            "Date: \(Self.date(moment))",
            "Message-ID: <\(letter.id)@\(sender.domain)>",
        ]
        if let parent = letter.thread.last {
            head += [
                "In-Reply-To: <\(parent)@\(sender.domain)>",
                "References: \(letter.thread.map { "<\($0)@\(sender.domain)>" }.joined(separator: "\n "))",
            ]
        }
        if let list = letter.list { head.append("List-Id: <\(list).\(sender.domain)>") }
        head += [
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative; boundary=\"\(boundary)\"",
        ]
        // The last part is the one that a program shows if it can.
        let parts = [
            Self.part("text/plain", PlainMail.text(letter.content)),
            Self.part("text/html", HTMLMail.text(letter.content)),
        ]
        let body = parts.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--\n"
        bytes = Array("\(head.joined(separator: "\n"))\n\n\(body)".utf8)
    }

    private static func part(_ type: String, _ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.joined(separator: "\r\n")
        let encoded = Data(lines.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithLineFeed,
        ])
        return "Content-Type: \(type); charset=utf-8\nContent-Transfer-Encoding: base64\n\n\(encoded)"
    }

    /// One line of at most 160 scalars without control signs.
    private static func subject(_ line: String) -> String {
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
