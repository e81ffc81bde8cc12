/// How many offences of one sort were reported to the police in an area and a period, as somebody published it.
///
/// It is a count of offences that became known to the police. Reports that residents send to Lykta are none of it, and it is none of them.
package struct CrimeCount: Hashable, Sendable {
    /// What makes it one: a keeper has one count of a publisher, an area, an offence and a period.
    package struct Key: Hashable, Sendable {
        package let keeper: MunicipalityCode
        package let area: CrimeArea
        package let offence: OffenceName
        package let period: CrimePeriod
        package let publisher: SourceName

        package init(
            keeper: MunicipalityCode, area: CrimeArea, offence: OffenceName, period: CrimePeriod,
            publisher: SourceName
        ) {
            self.keeper = keeper
            self.area = area
            self.offence = offence
            self.period = period
            self.publisher = publisher
        }
    }

    /// Whether the publisher may still change it. The raw values are words of the API.
    package enum Status: String, CaseIterable, Sendable {
        case preliminary
        case settled = "final"

        package var name: Bilingual {
            switch self {
            case .preliminary: Bilingual(swedish: "Preliminär", english: "Preliminary")
            case .settled: Bilingual(swedish: "Slutlig", english: "Final")
            }
        }
    }

    package let key: Key
    package let count: Int
    package let status: Status
    /// Whether it was kept before its period was over, and so tells of a part of it, which is compared with no whole one.
    package let isOfPart: Bool

    package static let numbers = 0...100_000_000

    /// Nil for a count outside ``numbers``.
    package init?(key: Key, count: Int, status: Status) {
        guard Self.numbers.contains(count) else { return nil }
        self.init(key, count, status, isOfPart: false)
    }

    private init(_ key: Key, _ count: Int, _ status: Status, isOfPart: Bool) {
        self.key = key
        self.count = count
        self.status = status
        self.isOfPart = isOfPart
    }

    /// The same, kept on a day: what the store makes of it.
    package func kept(on day: CivilDate) -> CrimeCount {
        CrimeCount(key, count, status, isOfPart: !key.period.isOver(on: day))
    }

    /// Whether it can be of that day: no count of a period that is not over is final.
    package func mayBeKept(on day: CivilDate) -> Bool {
        status == .preliminary || key.period.isOver(on: day)
    }
}

/// A sort of offence, by the code or the name under which it was published, in at most 200 bytes of one line.
package struct OffenceName: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let description: String

    /// Blanks around it do not count. Nil for nothing, for a line break and for more than 200 bytes.
    package init?(_ text: some StringProtocol) {
        guard let name = SourceName(text), !name.text.utf8.contains(0) else { return nil }
        description = name.text
    }

    package static func < (one: Self, other: Self) -> Bool { one.description < other.description }
}

/// Where offences were counted: a municipality by its kommunkod, or an area by the name under which it was published.
package struct CrimeArea: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let description: String

    /// Blanks around it do not count. Nil for nothing, for a line break and for more than 200 bytes.
    package init?(_ text: some StringProtocol) {
        guard let name = SourceName(text), !name.text.utf8.contains(0) else { return nil }
        description = name.text
    }

    package init(_ municipality: MunicipalityCode) { description = municipality.description }

    /// Nil for a named area.
    package var municipality: MunicipalityCode? { MunicipalityCode(description) }

    package static func < (one: Self, other: Self) -> Bool { one.description < other.description }
}
