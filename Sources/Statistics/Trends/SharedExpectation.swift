/// What a series has in common with others, and is not to be alarmed for.
struct SharedExpectation {
    var lifts: SeriesLifts?
    var season: SharedSeasons?
}

/// The season of a category, as it was known in each week.
struct SharedSeasons {
    private let seasons: [SharedSeason?]
    private static let weeksBetween = TrendWatch.weeksBetweenReviews

    /// - Parameter counts: of the category in all districts.
    init(_ counts: [Double?], lifts: SeriesLifts?) {
        seasons = stride(from: 0, to: counts.count, by: Self.weeksBetween).map { week in
            SharedSeason(counts, weeks: 0..<max(0, week - TrendWatch.guardWeeks)) {
                lifts?.lift(of: $0, knownAt: week)?.logarithm ?? 0
            }
        }
    }

    func known(at week: Int) -> SharedSeason? { seasons[week / Self.weeksBetween] }
}
