package import Geometry

/// That something happened to a unit's case: all that a message about it needs, so that it can be worded when it is sent,
/// whatever has become of the profile since.
package struct CaseNotice: Hashable, Sendable {
    package let event: Event
    package let `case`: Case.ID
    /// The case that this one took over, or that a part of this one went to; nil for other events.
    package let other: Case.ID?
    package let municipality: MunicipalityCode
    /// The unit, what it was called then, and why the case is its own.
    package let assignment: Assignment
    package let category: Code<Category>
    /// What the category was called then; nil in notices kept before they had it.
    package let categoryName: Bilingual?
    /// The report that the notice tells of: the one that made the unit responsible, that came in or was placed; for what
    /// happens to a case as a whole, its newest.
    package let reference: Reference
    /// The masked words of that report; nil for a restricted report.
    package let text: String?
    /// Where the report lies; of a restricted one, the middle of its square.
    package let place: Place?
    /// What the reporter called the place; nil when nothing, and for a restricted report.
    package let placeWords: String?
    package let observed: Timestamp
    package let at: Timestamp

    package init(
        event: Event = .assigned, case: Case.ID, other: Case.ID? = nil, municipality: MunicipalityCode,
        assignment: Assignment, category: Code<Category>, categoryName: Bilingual? = nil,
        reference: Reference, text: String?, place: Place?, placeWords: String? = nil, observed: Timestamp,
        at: Timestamp
    ) {
        self.event = event
        self.case = `case`
        self.other = other
        self.municipality = municipality
        self.assignment = assignment
        self.category = category
        self.categoryName = categoryName
        self.reference = reference
        self.text = text
        self.place = place
        self.placeWords = placeWords
        self.observed = observed
        self.at = at
    }

    /// Whether the report is restricted: its words and its exact place are to be read in the service.
    package var isRestricted: Bool { text == nil }

    /// ``place``, also of a notice that was kept before places were rounded.
    package var shownPlace: ShownPlace? {
        place.map { ShownPlace(place: isRestricted ? $0.middleOfSquare : $0, isApproximate: isRestricted) }
    }

    /// What a notice can be about. The raw values are the words of `events` in a profile, and end the `type` of a webhook.
    package enum Event: String, CaseIterable, Sendable {
        /// The case became the unit's own.
        case assigned
        /// A further report came to the case.
        case reported
        /// A report of the case was given a place, or another one.
        case placed
        /// The case took over another, of which the unit may know.
        case merged
        /// A part of the case went to another.
        case split
        case closed
        case reopened
        /// The case was taken from the unit.
        case withdrawn
        /// The unit's last day to act has begun.
        case due
    }
}
