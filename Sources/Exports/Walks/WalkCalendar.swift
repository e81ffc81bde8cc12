package import Prevention
import Reports

/// The three meetings of safety walks as a calendar (RFC 5545). A walk with a time is two hours; everything else is a whole day. One that
/// was called off is told as cancelled, so that calendars which have it take it away. Nothing about who takes part.
package struct WalkCalendar: Sendable {
    private let host: String
    private let inSwedish: Bool

    package let mediaType = "text/calendar; charset=utf-8"

    /// - Parameter host: What the addresses of the walks begin with: `https://lykta.example.se`.
    package init(host: String, inSwedish: Bool) {
        self.host = host
        self.inSwedish = inSwedish
    }

    package func bytes(of walks: [SafetyWalk]) -> [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lykta//Trygghetsvandringar//SV",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
        ]
        for walk in walks {
            let title = walk.title
            if let day = walk.days.before {
                lines += event(
                    of: walk, "before", told("Förmöte: ", "Meeting before: ") + title, .wholeDay(day))
            }
            if let start = walk.starts {
                lines += event(
                    of: walk, "walk", told("Trygghetsvandring: ", "Safety walk: ") + title, .moment(start))
            } else if let day = walk.days.walk {
                lines += event(
                    of: walk, "walk", told("Trygghetsvandring: ", "Safety walk: ") + title, .wholeDay(day))
            }
            if let day = walk.days.after {
                lines += event(
                    of: walk, "after", told("Uppföljande möte: ", "Meeting after: ") + title, .wholeDay(day))
            }
        }
        lines.append("END:VCALENDAR")
        return Array(lines.map { Self.folded($0) + "\r\n" }.joined().utf8)
    }

    private enum Time {
        case wholeDay(CivilDate)
        case moment(Timestamp)
    }

    private func told(_ swedish: String, _ english: String) -> String { inSwedish ? swedish : english }

    private func event(of walk: SafetyWalk, _ part: String, _ summary: String, _ time: Time) -> [String] {
        let times: [String] =
            switch time {
            case .wholeDay(let day):
                [
                    "DTSTART;VALUE=DATE:\(Self.compact(day))",
                    "DTEND;VALUE=DATE:\(Self.compact(day.adding(days: 1)))",
                ]
            case .moment(let moment):
                [
                    "DTSTART:\(Self.compact(moment))",
                    "DTEND:\(Self.compact(moment.adding(.minutes(120))))",
                ]
            }
        return ["BEGIN:VEVENT", "UID:\(walk.id)-\(part)@lykta", "DTSTAMP:\(Self.compact(walk.changed))"]
            + ["SEQUENCE:\(walk.version)"] + times
            + [
                "SUMMARY:\(Self.escaped(summary))", "URL:\(host)/vandringar/\(walk.id)",
                "STATUS:\(walk.state == .calledOff ? "CANCELLED" : walk.state == .planned ? "TENTATIVE" : "CONFIRMED")",
            ]
            + (walk.meetingPlace.isEmpty || part != "walk"
                ? [] : ["LOCATION:\(Self.escaped(walk.meetingPlace))"])
            + ["END:VEVENT"]
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
