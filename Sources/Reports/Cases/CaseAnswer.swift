/// What those who reported were answered, as whoever follows a report reads it.
package struct GivenAnswer: Hashable, Sendable {
    /// As staff wrote it.
    package let text: String
    package let at: Timestamp

    package init(text: String, at: Timestamp) {
        self.text = text
        self.at = at
    }
}

/// An answer on its way to somebody who reported, by e-mail: all that a message needs but the address, which stands in the
/// sealed original alone.
package struct AnswerNotice: Hashable, Sendable {
    package let `case`: Case.ID
    package let report: Report.ID
    package let reference: Reference
    /// What the municipality is called.
    package let municipality: String
    package let categoryName: Bilingual
    package let text: String
    package let at: Timestamp

    package init(
        case: Case.ID, report: Report.ID, reference: Reference, municipality: String, categoryName: Bilingual,
        text: String, at: Timestamp
    ) {
        self.case = `case`
        self.report = report
        self.reference = reference
        self.municipality = municipality
        self.categoryName = categoryName
        self.text = text
        self.at = at
    }
}
