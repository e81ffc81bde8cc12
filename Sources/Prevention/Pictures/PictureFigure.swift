package import Reports

/// A number of a picture, rounded once and for all, with its interval where it has one.
package struct PictureFigure: Hashable, Sendable {
    package let quantity: PictureQuantity
    package let value: Double
    package let decimals: Int
    /// The 95 % interval; nil for none.
    package let interval: ClosedRange<Double>?

    package init(_ quantity: PictureQuantity, _ count: Int) {
        self.quantity = quantity
        value = Double(count)
        decimals = 0
        interval = nil
    }

    /// Nil for what is no number, and for what is too large to be written exactly. An interval that cannot be written is none.
    package init?(
        _ quantity: PictureQuantity, _ value: Double, decimals: Int, interval: ClosedRange<Double>? = nil
    ) {
        guard (0...6).contains(decimals), let value = Self.rounded(value, decimals) else { return nil }
        self.quantity = quantity
        self.value = value
        self.decimals = decimals
        self.interval = interval.flatMap { interval in
            guard let low = Self.rounded(interval.lowerBound, decimals),
                let high = Self.rounded(interval.upperBound, decimals), low <= high
            else { return nil }
            return low...high
        }
    }

    /// Halves away from zero, as the decimals are written and read again.
    private static func rounded(_ value: Double, _ decimals: Int) -> Double? {
        let unit = (0..<decimals).reduce(1.0) { unit, _ in unit * 10 }
        let scaled = (value * unit).rounded()
        guard scaled.magnitude <= 9e15 else { return nil }
        return scaled == 0 ? 0 : scaled / unit
    }
}

/// What a figure of a picture counts or measures. The raw values are kept, and the words of the API.
package enum PictureQuantity: String, CaseIterable, Sendable {
    case reports
    /// Different reporters.
    case voices
    case cases
    /// Reports that came to one case in the span.
    case joined
    case expected, ratio, chance
    case inhabitants
    case perThousand = "per-thousand"
    case daysLate = "days-late"
    /// Of what is no person: measures, commitments, places.
    case number
    /// Who took part in a dialogue, or spoke of something there.
    case people
    /// Offences that became known to the police, as somebody published them.
    case offences
    /// The same a year before.
    case yearBefore = "year-before"
    case late, missed
    case cost
    case percent
    /// Reports of a treated area less those that were to be expected.
    case difference
    case falseAlarms = "false-alarms"
    /// What an indicator said when a year began, and when it ended.
    case atStart = "at-start"
    case atEnd = "at-end"

    /// Whether it is a number of reports, of those who made them, of their cases, or of those who spoke: no such number is told everybody
    /// by a picture; see ``PublicPicture``.
    package var isOfReports: Bool {
        switch self {
        case .reports, .voices, .cases, .joined, .people: true
        case .expected, .ratio, .chance, .inhabitants, .perThousand, .daysLate, .number, .late, .missed,
            .cost, .percent, .difference, .falseAlarms, .offences, .yearBefore, .atStart, .atEnd:
            false
        }
    }

    package var name: Bilingual {
        switch self {
        case .reports: Bilingual(swedish: "Rapporter", english: "Reports")
        case .voices: Bilingual(swedish: "Olika lämnare", english: "Different reporters")
        case .cases: Bilingual(swedish: "Ärenden", english: "Cases")
        case .joined: Bilingual(swedish: "Rapporter i perioden", english: "Reports in the span")
        case .expected: Bilingual(swedish: "Väntat", english: "Expected")
        case .ratio: Bilingual(swedish: "Kvot", english: "Ratio")
        case .chance: Bilingual(swedish: "Slumpen (p)", english: "Chance (p)")
        case .inhabitants: Bilingual(swedish: "Boende", english: "Inhabitants")
        case .perThousand: Bilingual(swedish: "Per 1 000 boende", english: "Per 1,000 inhabitants")
        case .daysLate: Bilingual(swedish: "Dagar försenat", english: "Days late")
        case .number: Bilingual(swedish: "Antal", english: "Number")
        case .people: Bilingual(swedish: "Personer", english: "People")
        case .offences: Bilingual(swedish: "Anmälda brott", english: "Reported offences")
        case .yearBefore: Bilingual(swedish: "Året före", english: "The year before")
        case .late: Bilingual(swedish: "Efter", english: "Behind")
        case .missed: Bilingual(swedish: "Missade uppföljningar", english: "Missed follow-ups")
        case .cost: Bilingual(swedish: "Kostnad, kr", english: "Cost, SEK")
        case .percent: Bilingual(swedish: "Andel, %", english: "Share, %")
        case .difference: Bilingual(swedish: "Skillnad i rapporter", english: "Difference in reports")
        case .falseAlarms:
            Bilingual(swedish: "Falska larm i månaden", english: "False alarms a month")
        case .atStart: Bilingual(swedish: "När året började", english: "When the year began")
        case .atEnd: Bilingual(swedish: "När året slutade", english: "When the year ended")
        }
    }
}
