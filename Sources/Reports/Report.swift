package import Geometry

/// One submission about one place, after all checks. What personal data it held has been masked.
package struct Report: Hashable, Sendable, Identifiable {
    package typealias ID = Identifier<Report>

    package let id: ID
    package let reference: Reference
    package let municipality: MunicipalityCode
    package let category: Code<Category>
    package let source: Source
    package let text: ReportText
    /// The answers to the category's questions, in the profile's order, masked like the text.
    package let answers: [Answer]
    package let whereabouts: Whereabouts
    /// Other municipalities that may be the right one: the place is nearer the border than its accuracy.
    package let otherMunicipalities: [MunicipalityCode]
    /// When the trouble was seen.
    package let observed: Timestamp
    package let received: Timestamp
    /// When the trouble comes back, in the order of ``Recurrence``'s cases.
    package let recurs: [Recurrence]
    /// Whether only staff with the right to it may see the report, because it may point out a person.
    package let isRestricted: Bool
    /// The sender's own name for the report.
    package let clientReference: String?
    /// Who reported, as a number that tells reporters apart and says nothing else; nil for anonymous.
    package let reporter: ReporterKey?
    /// What an anonymous report came from, for the day it was received; nil for one with a reporter, and where that is not known.
    package let pseudonym: DailyPseudonym?
    /// The number of the key that sent it; nil for what came otherwise, and for what came before it was noted.
    package let sender: Int64?

    package init(
        id: ID, reference: Reference, municipality: MunicipalityCode, category: Code<Category>,
        source: Source,
        text: ReportText, answers: [Answer] = [], whereabouts: Whereabouts,
        otherMunicipalities: [MunicipalityCode] = [], observed: Timestamp, received: Timestamp,
        recurs: [Recurrence] = [], isRestricted: Bool = false, clientReference: String? = nil,
        reporter: ReporterKey? = nil, pseudonym: DailyPseudonym? = nil, sender: Int64? = nil
    ) {
        self.id = id
        self.reference = reference
        self.municipality = municipality
        self.category = category
        self.source = source
        self.text = text
        self.answers = answers
        self.whereabouts = whereabouts
        self.otherMunicipalities = otherMunicipalities
        self.observed = observed
        self.received = received
        self.recurs = recurs
        self.isRestricted = isRestricted
        self.clientReference = clientReference
        self.reporter = reporter
        self.pseudonym = pseudonym
        self.sender = sender
    }
}

/// The words of a report as staff may read them: cleaned, masked, 1–20,000 bytes of UTF-8, no U+0000.
package struct ReportText: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init?(_ text: String) {
        guard (1...20_000).contains(text.utf8.count), !text.utf8.contains(0) else { return nil }
        description = text
    }
}

/// An answer to one of the category's questions: a choice's code, or free text.
package struct Answer: Hashable, Sendable {
    package let question: Code<Question>
    package let value: String

    package init(question: Code<Question>, value: String) {
        self.question = question
        self.value = value
    }
}

/// Where a report is about.
package enum Whereabouts: Hashable, Sendable {
    /// At a place, give or take its accuracy when that is known; `words` is what the reporter called it.
    case placed(Place, accuracy: Distance?, words: String?)
    /// In words alone; it waits for staff to place it.
    case unplaced(words: String)

    package var place: Place? {
        switch self {
        case .placed(let place, _, _): place
        case .unplaced: nil
        }
    }

    package var accuracy: Distance? {
        switch self {
        case .placed(_, let accuracy, _): accuracy
        case .unplaced: nil
        }
    }

    package var words: String? {
        switch self {
        case .placed(_, _, let words): words
        case .unplaced(let words): words
        }
    }
}
