package import Reports

extension Joiner {
    /// Staff say that these reports belong to `case`, whatever the distance. They, and the reports that the case holds now,
    /// come to share a pin: one that the case already holds, or else `fresh`, which no report may carry yet. A report that
    /// was kept apart no longer is. To merge a case into another, pin all of its reports.
    ///
    /// `case` lives on, even where it takes over an older one.
    package func pin(
        _ reports: [Joined], to case: Case.ID, as fresh: Pin, among stored: some JoinableReports
    ) throws -> JoiningPlan {
        let coming = Set(reports.map(\.report.key))
        let holding = try stored.members(of: `case`).filter { !coming.contains($0.report.key) }
        let pin = holding.compactMap(\.report.ruling.pin).min() ?? fresh
        let changes = (reports + holding.filter { $0.report.ruling.pin == nil }).map { joined in
            JoiningChange.becomes(joined.report.taking(.together(pin)), was: joined)
        }
        return try revise(changes, preferring: `case`, among: stored)
    }

    /// Staff say that each of these reports belongs with no other.
    package func separate(_ reports: [Joined], among stored: some JoinableReports) throws -> JoiningPlan {
        try revise(reports.map { .becomes($0.report.taking(.apart), was: $0) }, among: stored)
    }

    /// Staff take back their ruling on these reports; distance and time decide again.
    package func unpin(_ reports: [Joined], among stored: some JoinableReports) throws -> JoiningPlan {
        try revise(reports.map { .becomes($0.report.taking(.free), was: $0) }, among: stored)
    }
}
