package import Reports

/// What shows whether a goal is reached.
package struct PlanIndicator: Hashable, Sendable {
    /// What it is known by in its plan, also when it is called otherwise.
    package let code: Code<PlanIndicator>
    package let name: String
    package let kind: PlanIndicatorKind

    package init(code: Code<PlanIndicator>, name: String, kind: PlanIndicatorKind) {
        self.code = code
        self.name = name
        self.kind = kind
    }
}

/// Where the number of an indicator comes from.
package enum PlanIndicatorKind: Hashable, Sendable {
    /// Cases of the category's group that took reports when the day ended.
    case openCases(Code<Category>)
    /// Hotspots that were kept, of that category among others, in the year through the day.
    case hotspots(Code<Category>)
    /// Areas of neighbourhood watch that were active on the day.
    case watchAreas
    /// The share of the safety survey that was last known.
    case survey(Code<SurveyQuestion>)
    /// Typed in by staff: the last number of the day or before it.
    case stated(unit: String)

    /// The raw values are kept, and the words of the API.
    package enum Word: String, CaseIterable, Sendable {
        case openCases = "open-cases"
        case hotspots
        case watchAreas = "watch-areas"
        case survey, stated

        package var name: Bilingual {
            switch self {
            case .openCases: Bilingual(swedish: "Öppna ärenden", english: "Open cases")
            case .hotspots: Bilingual(swedish: "Sparade otrygga platser", english: "Kept hotspots")
            case .watchAreas:
                Bilingual(swedish: "Områden med grannsamverkan", english: "Watch areas")
            case .survey: Bilingual(swedish: "Andel i trygghetsmätningen", english: "Share in the survey")
            case .stated: Bilingual(swedish: "Tal som skrivs in", english: "Number typed in")
            }
        }
    }

    package var word: Word {
        switch self {
        case .openCases: .openCases
        case .hotspots: .hotspots
        case .watchAreas: .watchAreas
        case .survey: .survey
        case .stated: .stated
        }
    }

    package var category: Code<Category>? {
        switch self {
        case .openCases(let code), .hotspots(let code): code
        case .watchAreas, .survey, .stated: nil
        }
    }

    package var question: Code<SurveyQuestion>? { if case .survey(let code) = self { code } else { nil } }

    /// What is counted, in words; empty for what says so by itself.
    package var unit: String {
        switch self {
        case .stated(let unit): unit
        case .survey: "%"
        case .openCases, .hotspots, .watchAreas: ""
        }
    }

    /// Nil where what it needs is lacking.
    package init?(
        _ word: Word, category: Code<Category>?, question: Code<SurveyQuestion>?, unit: String
    ) {
        switch word {
        case .openCases:
            guard let category else { return nil }
            self = .openCases(category)
        case .hotspots:
            guard let category else { return nil }
            self = .hotspots(category)
        case .watchAreas: self = .watchAreas
        case .survey:
            guard let question else { return nil }
            self = .survey(question)
        case .stated: self = .stated(unit: unit)
        }
    }
}

/// A number with two decimals at most, kept exactly.
package struct PlanNumber: Hashable, Sendable {
    package let hundredths: Int

    package static let bounds = -1_000_000_000.0...1_000_000_000.0

    /// Nil outside ``bounds``. Rounded, halves away from zero.
    package init?(_ value: Double) {
        guard Self.bounds.contains(value) else { return nil }
        guard let hundredths = Int(exactly: (value * 100).rounded()) else { return nil }
        self.hundredths = hundredths
    }

    /// Nil outside ``bounds``.
    package init?(hundredths: Int) {
        guard (-100_000_000_000...100_000_000_000).contains(hundredths) else { return nil }
        self.hundredths = hundredths
    }

    package var value: Double { Double(hundredths) / 100 }

    /// `12`, `12,5`
    package var text: String {
        let magnitude = hundredths.magnitude
        let sign = hundredths < 0 ? "-" : ""
        let (whole, rest) = (magnitude / 100, magnitude % 100)
        if rest == 0 { return "\(sign)\(whole)" }
        if rest % 10 == 0 { return "\(sign)\(whole),\(rest / 10)" }
        return "\(sign)\(whole),\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// A number that staff have typed in for a day.
package struct StatedNumber: Hashable, Sendable {
    package let indicator: Code<PlanIndicator>
    package let day: CivilDate
    package let number: PlanNumber

    package init(indicator: Code<PlanIndicator>, day: CivilDate, number: PlanNumber) {
        self.indicator = indicator
        self.day = day
        self.number = number
    }
}
