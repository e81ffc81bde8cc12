/// What a municipality tells everybody on its public site. Nothing until it has chosen.
package struct OpenSite: Hashable, Sendable {
    /// The raw values are words of the profile.
    package enum Part: String, CaseIterable, Sendable {
        case promises, done, map, statistics, openData
    }

    /// How long the periods are that figures are published for. The raw values are words of the profile.
    package enum Period: String, CaseIterable, Sendable { case year, quarter }

    package let parts: Set<Part>
    package let period: Period
    /// The side of the squares that reports are counted in, one of ``sides``.
    package let cellMetres: Int
    /// The first year whose figures are published; nil for the last year.
    package let since: Int?
    /// Whom to write to about the site.
    package let contact: EmailAddress?

    /// In metres. All divide the grid of 10 km in whole squares.
    package static let sides = [1_000, 2_000, 5_000, 10_000]

    /// How many days after its end a period is published: time to look at what came in last, and to withhold what points at somebody.
    package static let daysOfGrace = 14

    package init(
        parts: Set<Part> = [], period: Period = .year, cellMetres: Int = 1_000, since: Int? = nil,
        contact: EmailAddress? = nil
    ) {
        self.parts = parts
        self.period = period
        self.cellMetres = cellMetres
        self.since = since
        self.contact = contact
    }

    package var isOff: Bool { parts.isEmpty }

    /// Whether any part tells how many reports there were.
    package var tellsFigures: Bool { !parts.isDisjoint(with: [.map, .statistics, .openData]) }

    /// The periods that are over, with their days of grace, the first first. A change of ``period`` or ``cellMetres`` says nothing of those
    /// that are published already.
    package func periods(on day: CivilDate) -> [CrimePeriod] {
        let length: CrimePeriod.Length = period == .year ? .year : .quarter
        let first = max(since ?? day.year - 1, CrimePeriod.years.lowerBound)
        guard first <= day.year else { return [] }
        return (first...day.year).flatMap { year in
            (1...12 / length.months).compactMap { CrimePeriod(length, $0, of: year) }
        }.filter { period in
            period.after.map { $0.adding(days: Self.daysOfGrace) <= day } ?? false
        }
    }
}
