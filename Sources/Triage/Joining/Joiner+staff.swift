package import Reports

extension Joiner {
    /// Staff say that these reports belong to `case`, whatever the distance. They, and the reports that the case holds now,
    /// come to share a pin: one that the case already holds, or else `fresh`, which no report may carry yet. A report that
    /// was kept apart no longer is. To merge a case into another, pin all of its reports.
    ///
    /// `case` lives on, even where it takes over an older one.
    package func pin(
        _ reports: [Joined], to case: Case.ID, as fresh: Pin, on ground: some JoiningGround
    ) throws -> JoiningPlan {
        let coming = Set(reports.map(\.report.key))
        let holding = try ground.members(of: `case`).filter { !coming.contains($0.report.key) }
        let pin = holding.compactMap(\.report.stance.pin).min() ?? fresh
        let changes = (reports + holding.filter { $0.report.stance.pin == nil }).map { joined in
            JoiningChange.becomes(joined.report.taking(.together(pin)), was: joined)
        }
        return try revise(changes, preferring: `case`, on: ground)
    }

    /// Staff say that each of these reports belongs with no other.
    package func separate(_ reports: [Joined], on ground: some JoiningGround) throws -> JoiningPlan {
        try revise(reports.map { .becomes($0.report.taking(.apart), was: $0) }, on: ground)
    }

    /// Staff take back their word on these reports; distance and time decide again.
    package func unpin(_ reports: [Joined], on ground: some JoiningGround) throws -> JoiningPlan {
        try revise(reports.map { .becomes($0.report.taking(.free), was: $0) }, on: ground)
    }
}
