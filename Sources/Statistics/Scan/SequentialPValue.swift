/// How often chance alone finds as much.
///
/// Method: J. Besag, P. Clifford, "Sequential Monte Carlo p-values", Biometrika 78 (1991): when *h* replications have reached
/// the value by the *l*th, p = *h*/*l* and the rest is not needed; else p = (reached + 1)/(replications + 1).
struct SequentialPValue: Hashable, Sendable {
    let p: Double
    /// How many replications it rests on.
    let replications: Int
    /// Whether further replications would change nothing.
    let isSettled: Bool

    /// How much a replication may lack of the value and still have reached it: what rounding can make of two that are equal.
    private static let rounding = 1e-9

    /// - Parameter maxima: of the replications, in the order of their numbers.
    init(of value: Double, among maxima: [Double], stoppingAfter limit: Int?) {
        var reached = 0
        let value = value - Self.rounding * max(1, value)
        for (offset, maximum) in maxima.enumerated() where maximum >= value {
            reached += 1
            if reached == limit {
                (p, replications, isSettled) = (Double(reached) / Double(offset + 1), offset + 1, true)
                return
            }
        }
        (p, replications, isSettled) = (Double(reached + 1) / Double(maxima.count + 1), maxima.count, false)
    }
}
