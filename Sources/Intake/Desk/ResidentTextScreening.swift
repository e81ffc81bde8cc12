package import Reports

/// What a resident is told of a text while it is being written: the same screening as when it comes in.
package struct ResidentTextScreening: Sendable {
    /// What would be masked, in the order of the cases.
    package let kinds: [PersonalDataKind]
    /// Whether it seems to accuse someone who can be told.
    package let accusesSomeone: Bool
    package let advice: [Advice]

    /// - Parameter category: Nil where none has been chosen.
    package init(_ text: String, about category: Code<Category>?, on day: CivilDate) {
        var screening = Screening(on: day)
        _ = screening.mask(CleanText(text).description)
        kinds = screening.kinds
        accusesSomeone = screening.accusesSomeone
        advice = (category ?? Code("other")).map { screening.advice(for: $0) } ?? []
    }
}
