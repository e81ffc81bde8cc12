package import Prevention
import Reports

/// The three meetings of safety walks as a calendar (RFC 5545). A walk with a time is two hours; everything else is a whole day. One that
/// was called off is told as cancelled, so that calendars which have it take it away. Nothing about who takes part.
package struct WalkCalendar: Sendable {
    private let host: String
    private let inSwedish: Bool

    package let mediaType = CalendarFile.mediaType

    /// - Parameter host: What the addresses of the walks begin with: `https://lykta.example.se`.
    package init(host: String, inSwedish: Bool) {
        self.host = host
        self.inSwedish = inSwedish
    }

    package func bytes(of walks: [SafetyWalk]) -> [UInt8] {
        var file = CalendarFile("Trygghetsvandringar")
        for walk in walks {
            let title = walk.title
            if let day = walk.days.before {
                file.add(
                    event(of: walk, "before", told("Förmöte: ", "Meeting before: ") + title, .wholeDay(day)))
            }
            let name = told("Trygghetsvandring: ", "Safety walk: ") + title
            if let start = walk.starts {
                file.add(event(of: walk, "walk", name, .moment(start, .minutes(120))))
            } else if let day = walk.days.walk {
                file.add(event(of: walk, "walk", name, .wholeDay(day)))
            }
            if let day = walk.days.after {
                let name = told("Uppföljande möte: ", "Meeting after: ") + title
                file.add(event(of: walk, "after", name, .wholeDay(day)))
            }
        }
        return file.finish()
    }

    private func told(_ swedish: String, _ english: String) -> String { inSwedish ? swedish : english }

    private func event(of walk: SafetyWalk, _ part: String, _ summary: String, _ time: CalendarFile.Time)
        -> CalendarFile.Event
    {
        let status: CalendarFile.Status =
            switch walk.state {
            case .calledOff: .cancelled
            case .planned: .tentative
            default: .confirmed
            }
        return CalendarFile.Event(
            id: "\(walk.id)-\(part)", changed: walk.changed, version: walk.version, time: time,
            summary: summary, address: "\(host)/vandringar/\(walk.id)", status: status,
            location: part == "walk" ? walk.meetingPlace : "")
    }
}
