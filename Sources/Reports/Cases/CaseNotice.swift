package import Geometry

/// What a unit is told when a case becomes its own.
package struct CaseNotice: Hashable, Sendable {
    package let `case`: Case.ID
    package let municipality: MunicipalityCode
    package let unit: Unit
    package let assignment: Assignment
    package let category: Code<Category>
    package let reference: Reference
    /// The masked words of the report that made the unit responsible; nil for a restricted report.
    package let text: String?
    package let place: Place?
    package let observed: Timestamp
    package let at: Timestamp

    package init(
        case: Case.ID, municipality: MunicipalityCode, unit: Unit, assignment: Assignment,
        category: Code<Category>,
        reference: Reference, text: String?, place: Place?, observed: Timestamp, at: Timestamp
    ) {
        self.case = `case`
        self.municipality = municipality
        self.unit = unit
        self.assignment = assignment
        self.category = category
        self.reference = reference
        self.text = text
        self.place = place
        self.observed = observed
        self.at = at
    }
}
