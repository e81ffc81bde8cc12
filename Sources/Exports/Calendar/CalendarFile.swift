import Reports

/// A calendar (RFC 5545) while it is written: its head, every event, its end.
struct CalendarFile {
    static let mediaType = "text/calendar; charset=utf-8"

    enum Time {
        case wholeDay(CivilDate)
        /// For so long.
        case moment(Timestamp, TimeSpan)
    }

    /// The raw values are the words of the standard.
    enum Status: String {
        case tentative = "TENTATIVE"
        case confirmed = "CONFIRMED"
        /// Calendars that have it take it away.
        case cancelled = "CANCELLED"
    }

    struct Event {
        /// Stays whatever becomes of the event.
        let id: String
        let changed: Timestamp
        /// Grows with every change.
        let version: Int
        let time: Time
        let summary: String
        /// Where people read more.
        let address: String
        var status = Status.confirmed
        /// Nothing for empty.
        var location = ""
    }

    private var lines: [String]

    /// - Parameter content: What the calendar is of, in one word without blanks.
    init(_ content: String) {
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lykta//\(content)//SV", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
        ]
    }

    mutating func add(_ event: Event) {
        lines += ["BEGIN:VEVENT", "UID:\(event.id)@lykta", "DTSTAMP:\(Self.compact(event.changed))"]
        lines.append("SEQUENCE:\(event.version)")
        switch event.time {
        case .wholeDay(let day):
            lines.append("DTSTART;VALUE=DATE:\(Self.compact(day))")
            lines.append("DTEND;VALUE=DATE:\(Self.compact(day.adding(days: 1)))")
        case .moment(let moment, let span):
            lines.append("DTSTART:\(Self.compact(moment))")
            lines.append("DTEND:\(Self.compact(moment.adding(span)))")
        }
        lines.append("SUMMARY:\(Self.escaped(event.summary))")
        lines.append("URL:\(event.address)")
        lines.append("STATUS:\(event.status.rawValue)")
        if !event.location.isEmpty { lines.append("LOCATION:\(Self.escaped(event.location))") }
        lines.append("END:VEVENT")
    }

    /// The whole calendar.
    func finish() -> [UInt8] {
        Array((lines + ["END:VCALENDAR"]).map { Self.folded($0) + "\r\n" }.joined().utf8)
    }

    /// `20261126`
    private static func compact(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

    /// `20261126T153000Z`
    private static func compact(_ moment: Timestamp) -> String {
        let text = moment.rfc3339.prefix { $0 != "." && $0 != "Z" }.filter { $0 != "-" && $0 != ":" }
        return "\(text)Z"
    }

    /// RFC 5545 §3.3.11; control characters become blanks.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\\": escaped += "\\\\"
            case ";": escaped += "\\;"
            case ",": escaped += "\\,"
            case "\n": escaped += "\\n"
            default:
                if scalar.properties.generalCategory == .control {
                    escaped += " "
                } else {
                    escaped.unicodeScalars.append(scalar)
                }
            }
        }
    }

    /// RFC 5545 §3.1: no line is longer than 75 bytes; what goes on begins with a blank. No scalar is cut.
    private static func folded(_ line: String) -> String {
        var folded = ""
        var width = 0
        for scalar in line.unicodeScalars {
            let size = String(Character(scalar)).utf8.count
            if width + size > 74 {
                folded += "\r\n "
                width = 1
            }
            folded.unicodeScalars.append(scalar)
            width += size
        }
        return folded
    }
}
