package import Reports
import Statistics

/// The counts of one offence in one area by one publisher, period after period, and what each says beside the same period a year before.
package struct CrimeSeries: Hashable, Sendable {
    package let area: CrimeArea
    package let offence: OffenceName
    package let publisher: SourceName
    package let length: CrimePeriod.Length
    /// The first period first; at least one, no two of one period.
    package let points: [Point]

    package struct Point: Hashable, Sendable {
        package let count: CrimeCount
        /// The count of the same period a year before; nil where there is none, and where one of the two is of a part of its period.
        package let yearBefore: Int?
        /// The chance of two counts so far from each other where nothing has changed; nil without the year before.
        package let chance: Double?
        /// Why it is not compared with the count of the year before that there is; nil where it is, and where there is none.
        package let hindrance: Hindrance?

        /// The number to be expected, as far as the count tells.
        package var interval: ClosedRange<Double> { EventCount(count.count)?.interval() ?? 0...0 }

        /// What the difference from the year before may be called.
        package var change: Change? {
            guard let yearBefore, let chance else { return nil }
            guard chance < 0.05 else { return .withinChance }
            return count.count > yearBefore ? .more : .fewer
        }
    }

    /// The raw values are words of the API.
    package enum Change: String, CaseIterable, Sendable {
        case more, fewer
        case withinChance = "within-chance"
    }

    /// What keeps a count from being compared with that of a year before.
    package enum Hindrance: Hashable, Sendable {
        /// It was kept before its period was over.
        case ofPart
        /// That of the year before was.
        case yearBeforeOfPart
    }

    /// What is told apart of counts: one series each, by area, offence, publisher and length. Of two keepers the first one's count.
    package static func all(of counts: [CrimeCount]) -> [CrimeSeries] {
        struct Name: Hashable {
            let area: CrimeArea
            let offence: OffenceName
            let publisher: SourceName
            let length: CrimePeriod.Length
        }
        var order: [Name] = []
        var byName: [Name: [CrimePeriod: CrimeCount]] = [:]
        for count in counts {
            let key = count.key
            let name = Name(
                area: key.area, offence: key.offence, publisher: key.publisher, length: key.period.length)
            if byName[name] == nil { order.append(name) }
            if byName[name]?[key.period] == nil { byName[name, default: [:]][key.period] = count }
        }
        return order.map { name in
            let known = byName[name] ?? [:]
            return CrimeSeries(
                area: name.area, offence: name.offence, publisher: name.publisher, length: name.length,
                points: known.values.sorted { $0.key.period < $1.key.period }.map {
                    Self.point($0, among: known)
                }
            )
        }
    }

    private static func point(_ count: CrimeCount, among known: [CrimePeriod: CrimeCount]) -> Point {
        guard let before = count.key.period.moved(years: -1).flatMap({ known[$0] }) else {
            return Point(count: count, yearBefore: nil, chance: nil, hindrance: nil)
        }
        guard !count.isOfPart, !before.isOfPart else {
            return Point(
                count: count, yearBefore: nil, chance: nil,
                hindrance: count.isOfPart ? .ofPart : .yearBeforeOfPart)
        }
        var chance: Double?
        if let now = EventCount(count.count), let then = EventCount(before.count) {
            chance = now.chance(beside: then)
        }
        return Point(count: count, yearBefore: before.count, chance: chance, hindrance: nil)
    }
}

extension CrimeSeries.Point {
    /// What may be said of it beside the year before, or why nothing may; nil where there is no count of the year before.
    package var comparison: Bilingual? { change?.words ?? hindrance?.words }
}

extension CrimeSeries.Hindrance {
    package var words: Bilingual {
        switch self {
        case .ofPart:
            Bilingual(
                swedish:
                    "Antalet sparades innan perioden var slut och jämförs därför inte med hela perioden året före.",
                english:
                    "The count was kept before its period was over, so it is not compared with the whole period of the year before."
            )
        case .yearBeforeOfPart:
            Bilingual(
                swedish: "Antalet för året före sparades innan den perioden var slut, så det jämförs inte.",
                english:
                    "The count of the year before was kept before that period was over, so it is not compared."
            )
        }
    }
}

extension CrimeSeries.Change {
    package var words: Bilingual {
        switch self {
        case .more:
            Bilingual(
                swedish: "Fler än samma tid året före, mer än slumpen ger.",
                english: "More than in the same time of the year before, beyond chance.")
        case .fewer:
            Bilingual(
                swedish: "Färre än samma tid året före, mer än slumpen ger.",
                english: "Fewer than in the same time of the year before, beyond chance.")
        case .withinChance:
            Bilingual(
                swedish: "Skillnaden mot samma tid året före ryms inom slumpen.",
                english: "The difference from the same time of the year before is within chance.")
        }
    }
}
