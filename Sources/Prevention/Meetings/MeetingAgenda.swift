package import Reports

/// What a meeting begins with (*dagordning*): what was decided last time and whether it is done, what was left undecided, and what has come up
/// since. The same material gives the same, see ``AgendaMaterial``, and the same agenda has the same bytes.
package struct MeetingAgenda: Hashable, Sendable {
    /// The day by which it was told what is late.
    package let day: CivilDate
    /// The day of the last meeting; nil for the first one.
    package let since: CivilDate?
    /// By heading; no two of one heading with the same key.
    package let points: [AgendaPoint]

    package init(day: CivilDate, since: CivilDate?, points: [AgendaPoint]) {
        self.day = day
        self.since = since
        self.points = points
    }

    package func points(under heading: AgendaHeading) -> [AgendaPoint] {
        points.filter { $0.heading == heading }
    }
}

/// What an agenda tells of, in its order. The raw values are kept, and the words of the API.
package enum AgendaHeading: String, CaseIterable, Sendable {
    case decided, undecided, alarms, hotspots, overdue

    package var name: Bilingual {
        switch self {
        case .decided: Bilingual(swedish: "Beslutat förut", english: "Decided before")
        case .undecided: Bilingual(swedish: "Kvar att besluta", english: "Left to decide")
        case .alarms: Bilingual(swedish: "Larm om ökningar", english: "Alarms of rises")
        case .hotspots: Bilingual(swedish: "Nya otrygga platser", english: "New hotspots")
        case .overdue: Bilingual(swedish: "Sent", english: "Overdue")
        }
    }
}

/// One point of an agenda.
package struct AgendaPoint: Hashable, Sendable {
    package let heading: AgendaHeading
    /// What it is known by under its heading, from one agenda to the next: `measure/…`.
    package let key: String
    package let name: Bilingual
    /// Nil where the name says it all.
    package let words: Bilingual?
    package let source: AgendaSource?

    package init(
        _ heading: AgendaHeading, key: String, name: Bilingual, words: Bilingual? = nil,
        source: AgendaSource? = nil
    ) {
        self.heading = heading
        self.key = key
        self.name = name
        self.words = words
        self.source = source
    }
}

/// Where a point comes from, which a page leads to.
package struct AgendaSource: Hashable, Sendable {
    package let kind: Kind
    /// Which of the kind; nil for the list of them.
    package let id: String?

    package init(_ kind: Kind, _ id: String? = nil) {
        self.kind = kind
        self.id = id
    }

    /// The raw values are kept, and the words of the API.
    package enum Kind: String, CaseIterable, Sendable {
        case meeting, trends, hotspot, measure, promise, finding, duties
    }
}
