import API
import Reports
import Web

/// What has happened since a report came in, in plain words, the latest first.
struct FollowTimeline: Sendable {
    let events: [TimelineEvent]

    init(_ followed: APIService.FollowedReport, _ words: Words, in language: Language) {
        var events = followed.events.map { event in
            Self.event(event, words, language)
        }
        events.insert(
            Self.event(at: followed.report.received, words["follow-event-received"], nil, language), at: 0)
        self.events = events.reversed()
    }

    private static func event(
        _ event: APIService.FollowedReport.Event, _ words: Words, _ language: Language
    ) -> TimelineEvent {
        let title =
            switch event.kind {
            case .sent: words["follow-event-sent"]
            case .handedOver: words["follow-event-handed-over"]
            case .changed: words["follow-event-changed"]
            case .answered: words["follow-event-answered"]
            }
        return Self.event(at: event.at, title, event.told?.text(in: language), language)
    }

    private static func event(at moment: Timestamp, _ title: String, _ text: String?, _ language: Language)
        -> TimelineEvent
    {
        TimelineEvent(
            moment: moment.rfc3339, when: PlainDay(SwedishTime(moment).date).text(in: language), title: title,
            text: text)
    }
}

/// A day as people say it: `20 november 2026`.
struct PlainDay: Hashable, Sendable {
    private let day: CivilDate

    init(_ day: CivilDate) { self.day = day }

    func text(in language: Language) -> String {
        let months =
            switch language {
            case .swedish:
                [
                    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
                    "oktober", "november", "december",
                ]
            case .english:
                [
                    "January", "February", "March", "April", "May", "June", "July", "August", "September",
                    "October", "November", "December",
                ]
            }
        return "\(day.day) \(months[day.month - 1]) \(day.year)"
    }
}
