/// What a safety survey (*trygghetsmätning*) found in a municipality in a year: the share that answered one question so.
///
/// A municipality may keep the figures of others beside its own, to be compared with.
package struct SurveyFigure: Hashable, Sendable {
    /// What makes it one: there is one figure of a question, a municipality and a year with whoever keeps it.
    package struct Key: Hashable, Sendable {
        /// Who keeps it.
        package let keeper: MunicipalityCode
        /// Whose it is.
        package let municipality: MunicipalityCode
        package let question: Code<SurveyQuestion>
        package let year: SurveyYear

        package init(
            keeper: MunicipalityCode, municipality: MunicipalityCode, question: Code<SurveyQuestion>,
            year: SurveyYear
        ) {
            self.keeper = keeper
            self.municipality = municipality
            self.question = question
            self.year = year
        }
    }

    package let key: Key
    package let percent: PublishedPercent
    package let sample: SurveySample
    /// Who published it.
    package let source: SourceName

    package init(key: Key, percent: PublishedPercent, sample: SurveySample, source: SourceName) {
        self.key = key
        self.percent = percent
        self.sample = sample
        self.source = source
    }
}

/// How many a survey asked, and how many answered.
package struct SurveySample: Hashable, Sendable {
    /// Nil where nobody has said.
    package let asked: Int?
    /// Nil where nobody has said.
    package let answered: Int?

    package static let numbers = 1...1_000_000

    /// Nil for numbers outside ``numbers``, for more answers than were asked, and where neither is known.
    package init?(asked: Int?, answered: Int?) {
        let known = [asked, answered].compactMap(\.self)
        guard !known.isEmpty, known.allSatisfy(Self.numbers.contains) else { return nil }
        if let asked, let answered, answered > asked { return nil }
        self.asked = asked
        self.answered = answered
    }

    /// How many the interval is reckoned with: those who answered, and all who were asked where that is not known. The interval is then at
    /// least so wide as it is told to be.
    package var counted: Int { answered ?? asked ?? 1 }

    /// Whether the interval may be wider than it is told to be.
    package var isAtBest: Bool { answered == nil }
}

/// A year of surveys, from 1990 to 2100.
package struct SurveyYear: Hashable, Sendable, Comparable {
    package let number: Int

    package init?(_ number: Int) {
        guard (1990...2100).contains(number) else { return nil }
        self.number = number
    }

    /// Whether anybody can have been asked in it: not in one that comes after that of `day`.
    package func hasBegun(on day: CivilDate) -> Bool { number <= day.year }

    package static func < (one: Self, other: Self) -> Bool { one.number < other.number }
}

extension SurveyYear: CustomStringConvertible {
    package var description: String { "\(number)" }
}

/// Who published something, in at most 200 bytes of one line.
package struct SourceName: Hashable, Sendable {
    package let text: String

    /// Blanks around it do not count. Nil for nothing, for a line break and for more than 200 bytes.
    package init?(_ text: some StringProtocol) {
        let words = text.split(separator: " ").joined(separator: " ")
        guard (1...200).contains(words.utf8.count), !words.contains(where: \.isNewline) else { return nil }
        self.text = words
    }
}

extension SourceName: CustomStringConvertible {
    package var description: String { text }
}
