/// Why a position could not be turned into another.
package enum ProjectionFault: Error, Hashable, Sendable {
    /// PROJ has no transformation between these systems: its database (`proj.db`) is missing or too old. What
    /// the operator must mend.
    case unavailable(from: ReferenceSystem, to: ReferenceSystem)
    /// A coordinate is NaN or infinite.
    case notFinite
    /// The position lies outside what a ``Place`` can hold: Sweden with its waters and nearest neighbours.
    case outsideRange
    /// PROJ cannot compute it: too far from where the reference system has any meaning.
    case notComputable
}
