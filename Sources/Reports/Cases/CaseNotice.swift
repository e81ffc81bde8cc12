package import Geometry

/// That a case became a unit's own: all that a message about it needs, so that it can be worded when it is sent, whatever has
/// become of the profile since.
package struct CaseNotice: Hashable, Sendable {
    package let `case`: Case.ID
    package let municipality: MunicipalityCode
    /// The unit, what it was called then, and why the case is its own.
    package let assignment: Assignment
    package let category: Code<Category>
    package let reference: Reference
    /// The masked words of the report that made the unit responsible; nil for a restricted report.
    package let text: String?
    /// Where the report lies; of a restricted one, the middle of its square.
    package let place: Place?
    package let observed: Timestamp
    package let at: Timestamp

    package init(
        case: Case.ID, municipality: MunicipalityCode, assignment: Assignment, category: Code<Category>,
        reference: Reference, text: String?, place: Place?, observed: Timestamp, at: Timestamp
    ) {
        self.case = `case`
        self.municipality = municipality
        self.assignment = assignment
        self.category = category
        self.reference = reference
        self.text = text
        self.place = place
        self.observed = observed
        self.at = at
    }

    /// Whether the report is restricted: its words and its exact place are to be read in the service.
    package var isRestricted: Bool { text == nil }

    /// ``place``, also of a notice that was kept before places were rounded.
    package var shownPlace: ShownPlace? {
        place.map { ShownPlace(place: isRestricted ? $0.middleOfSquare : $0, isApproximate: isRestricted) }
    }
}
