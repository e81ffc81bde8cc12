extension Finding {
    /// Who has said that a finding stands as it does: what a measure or a case has said goes back with it, what somebody has said stays. The raw
    /// values are kept.
    package enum StatusOrigin: String, CaseIterable, Sendable {
        case somebody
        /// The measure that it became.
        case measure
        /// The case that it became or joined.
        case `case`
    }
}
