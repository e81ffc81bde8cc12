package import Prevention
package import Reports

/// A measure as somebody may be told of it: with the name of its kind, and of its cases those that are seen.
package struct ToldMeasure: Sendable {
    package let measure: Measure
    package let kindName: Bilingual
    /// Those among the causes that the reader sees.
    package let cases: [Case.ID]
    /// Those of the findings among the causes that the reader sees.
    package let casesOfFindings: [Case.ID]

    /// All of them.
    package var reachedCases: [Case.ID] { Set(cases + casesOfFindings).sorted() }

    package init(_ measure: Measure, kinds: MeasureKinds, without unseen: Set<Case.ID>) {
        self.measure = measure
        kindName = kinds.name(of: measure.kind)
        cases = measure.causes.cases.filter { !unseen.contains($0) }
        casesOfFindings = measure.casesOfFindings.filter { !unseen.contains($0) }
    }
}
