/// The order of several shares, with the ranks that each cannot be told from.
///
/// Two are told apart where their intervals do not meet, each at a level at which all hold at once; the ranks of one are those left by how
/// many surely lie below and above it: M. Klein, T. Wright, J. Wieczorek, "A joint confidence region for an overall ranking of populations",
/// Journal of the Royal Statistical Society C 69 (2020).
package struct ShareRanking: Hashable, Sendable {
    package struct Rank: Hashable, Sendable {
        /// 1 for the lowest share; those with the same share have the same.
        package let rank: Int
        /// The ranks that it may have.
        package let possible: ClosedRange<Int>
    }

    /// In the order in which the shares were given.
    package let ranks: [Rank]

    /// - Complexity: the square of the number of shares.
    package init(_ shares: [SampledShare]) {
        let reach = -Normal.quantile(0.025 / Double(max(1, shares.count)))
        let intervals = shares.map { $0.interval(reach: reach) }
        ranks = shares.indices.map { index in
            let below = intervals.count { $0.upperBound < intervals[index].lowerBound }
            let above = intervals.count { $0.lowerBound > intervals[index].upperBound }
            return Rank(
                rank: 1 + shares.count { $0.share < shares[index].share },
                possible: (below + 1)...(shares.count - above))
        }
    }
}
