import Prevention
import Reports
import Web

/// What has happened, the latest first or last as the page says. The template is `timeline`, shown for `events`.
struct TimelineEvent: Hashable, Sendable {
    /// As a machine reads it: `2026-11-20`, or with a time.
    let moment: String
    /// As people read it.
    let when: String
    let title: String
    /// What was written; shown as it is, with its line breaks.
    var text: String?
    /// Who did it.
    var by: String?
}

extension TimelineEvent {
    /// What happened to a walk or a measure.
    init<Kind>(_ event: HistoryEvent<Kind>, _ language: Language) {
        self.init(
            moment: event.at.rfc3339, when: SwedishTime(event.at).description,
            title: event.words.text(in: language), by: event.by.name)
    }
}

/// A term and what it stands for here. The template is `definitions`, shown for `definitions`.
struct Definition: Hashable, Sendable {
    let term: String
    let values: [String]
    /// Where it is changed; nil for nowhere.
    var change: Change?

    struct Change: Hashable, Sendable {
        /// Where a link leads.
        var address: String?
        /// For a button of the form `steg` in place of a link: the step that it goes to.
        var button: String?
        let label: String
        /// What is changed, for those who hear the link alone.
        let what: String
    }

    init(_ term: String, _ values: [String], change: Change? = nil) {
        self.term = term
        self.values = values
        self.change = change
    }
}

/// To the next and the previous page of a list. The template is `pager`, shown for `pager`.
struct Pager: Hashable, Sendable {
    /// Nil on the first page.
    var previous: String?
    /// Nil on the last page.
    var next: String?
    /// Which part is shown: “1–50 av 312”.
    var extent: String
}
