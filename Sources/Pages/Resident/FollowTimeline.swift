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
            moment: moment.rfc3339, when: SwedishTime(moment).date.words(isYearTold: true).text(in: language),
            title: title,
            text: text)
    }
}
