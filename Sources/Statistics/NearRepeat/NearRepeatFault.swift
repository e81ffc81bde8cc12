/// What keeps a near-repeat table from being made.
package enum NearRepeatFault: Error, Hashable, Sendable {
    /// More pairs than this many lie within the greatest distance, as the crow flies: choose shorter distances.
    case tooManyNearPairs(limit: Int)
}
