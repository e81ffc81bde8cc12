package import Intake
package import Reports

extension APIService {
    /// What may not be published of words of the staff: those that seem to hold personal data or to accuse someone.
    ///
    /// - Parameter fate: What becomes of the words.
    package static func warnings(
        of texts: [String], at now: Timestamp, which fate: ScreenedText = .kept
    ) -> [Bilingual] {
        let day = SwedishTime(now).date
        return texts.flatMap { StaffTextScreening($0, on: day).warnings(of: fate) }
    }

    /// The same, for whoever is refused to publish them, and has saved nothing by it.
    package static func refusals(of texts: [String], at now: Timestamp) -> [Bilingual] {
        let day = SwedishTime(now).date
        return texts.flatMap { StaffTextScreening($0, on: day).refusals }
    }

    /// The same of words that are frozen or published: those that name a person in full, and numbers in the form of personal numbers, too.
    package static func refusals(ofOpen texts: [String], at now: Timestamp) -> [Bilingual] {
        let day = SwedishTime(now).date
        return texts.flatMap { StaffTextScreening($0, on: day).openRefusals }
    }

    /// The same of words that everybody may come to read: those that seem to name a person too.
    package static func warnings(
        ofOpen texts: [String], at now: Timestamp, which fate: ScreenedText = .kept
    ) -> [Bilingual] {
        let day = SwedishTime(now).date
        return texts.flatMap { StaffTextScreening($0, on: day).openWarnings(of: fate) }
    }

    /// The same of who published figures of a survey. A figure is corrected by another, and so it is kept.
    package static func warnings(of figures: [SurveyFigure], at now: Timestamp) -> [Bilingual] {
        warnings(ofOpen: Set(figures.map(\.source.text)).sorted(), at: now)
    }

    /// The same of what was counted, and of who published it. Names of areas are names of people too often to be warned of.
    package static func warnings(of counts: [CrimeCount], at now: Timestamp) -> [Bilingual] {
        let texts = Set(counts.flatMap { [$0.key.offence.description, $0.key.publisher.text] })
        return warnings(ofOpen: texts.sorted(), at: now)
            + warnings(of: Set(counts.map(\.key.area.description)).subtracting(texts).sorted(), at: now)
    }
}
