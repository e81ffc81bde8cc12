package import Reports

/// One thing that a party of a promise commits to, with the text as agreed.
package struct Commitment: Hashable, Sendable, Identifiable {
    /// Stays the same while the text is changed, so that what was counted stays counted.
    package let id: CommitmentID
    package let party: PromiseParty
    package let text: String
    /// Where, in words such as “Holje torg”; empty for anywhere.
    package let whereabouts: String
    /// When, in words such as “under 2022”; empty for the whole period.
    package let time: String
    /// Nil for a text without a number: then what is done is noted.
    package let target: CommitmentTarget?

    package init(
        id: CommitmentID, party: PromiseParty, text: String, whereabouts: String = "", time: String = "",
        target: CommitmentTarget? = nil
    ) {
        self.id = id
        self.party = party
        self.text = text
        self.whereabouts = whereabouts
        self.time = time
        self.target = target
    }

    package static let longestText = 2_000

    var texts: [String] { [text, whereabouts, time, target?.unit ?? ""] }
}

/// Who commits to something, or does it.
package enum PromiseParty: Hashable, Sendable, Comparable {
    case police
    case municipality(MunicipalityCode)
    /// All parties.
    case together

    /// Kept, and the word of the API: `police`, `together`, or a kommunkod.
    package var code: String {
        switch self {
        case .police: "police"
        case .municipality(let code): code.description
        case .together: "together"
        }
    }

    package init?(_ text: some StringProtocol) {
        switch String(text) {
        case "police": self = .police
        case "together": self = .together
        case let text:
            guard let code = MunicipalityCode(text) else { return nil }
            self = .municipality(code)
        }
    }

    package var municipality: MunicipalityCode? {
        if case .municipality(let code) = self { code } else { nil }
    }

    /// - Parameter municipalityName: What a municipality is called.
    package func name(_ municipalityName: (MunicipalityCode) -> String) -> Bilingual {
        switch self {
        case .police: Bilingual(swedish: "Polisen", english: "The police")
        case .municipality(let code): Bilingual(municipalityName(code))
        case .together: Bilingual(swedish: "Tillsammans", english: "Together")
        }
    }

    package static func < (one: Self, other: Self) -> Bool { one.code < other.code }
}

/// How much of something is promised.
package struct CommitmentTarget: Hashable, Sendable {
    package let kind: Kind
    package let number: Int
    /// What is counted, in words such as “insatser”.
    package let unit: String

    package static let numbers = 1...100_000

    /// Nil outside ``numbers``.
    package init?(_ kind: Kind, _ number: Int, unit: String) {
        guard Self.numbers.contains(number) else { return nil }
        self.kind = kind
        self.number = number
        self.unit = unit
    }

    /// The raw values are kept, and the words of the API.
    package enum Kind: String, CaseIterable, Sendable {
        case atLeast = "at-least"
        case exactly
        /// At so many occasions.
        case occasions
    }

    /// `minst 4 insatser`, `exakt 5 insatser`, `4 tillfällen`
    package var words: Bilingual {
        switch kind {
        case .atLeast:
            Bilingual(swedish: "minst \(number) \(unit)", english: "at least \(number) (\(unit))")
        case .exactly:
            Bilingual(swedish: "exakt \(number) \(unit)", english: "exactly \(number) (\(unit))")
        case .occasions: Bilingual(swedish: "\(number) \(unit)", english: "\(number) (\(unit))")
        }
    }
}
