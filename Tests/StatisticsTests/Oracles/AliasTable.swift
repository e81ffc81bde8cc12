@testable import Statistics

/// Draws outcomes with given probabilities, in the same time however many there are.
///
/// Method: A. J. Walker, "An efficient method for generating discrete random variables with general distributions", ACM TOMS 3
/// (1977), filled as in M. D. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE
/// Transactions on Software Engineering 17 (1991).
struct AliasTable: Sendable {
    private var shares: [Double]
    private var others: [Int32]

    /// - Parameter weights: what the probabilities are in proportion to; none negative, and their sum positive and finite. At
    ///   most as many as an `Int32` can count.
    init(weights: [Double]) {
        let scale = Double(weights.count) / weights.reduce(0, +)
        shares = weights.map { $0 * scale }
        others = Array(0..<Int32(weights.count))
        var (small, large) = ([Int](), [Int]())
        for outcome in shares.indices {
            if shares[outcome] < 1 { small.append(outcome) } else { large.append(outcome) }
        }
        while let poor = small.last, let rich = large.last {
            small.removeLast()
            others[poor] = Int32(rich)
            shares[rich] -= 1 - shares[poor]
            if shares[rich] < 1 {
                large.removeLast()
                small.append(rich)
            }
        }
        // Left over by rounding alone; an outcome with no weight was given another before.
        for outcome in small + large where weights[outcome] > 0 { shares[outcome] = 1 }
    }

    func draw(using chance: inout Chance) -> Int {
        let outcome = chance.index(below: shares.count)
        return chance.fraction() < shares[outcome] ? outcome : Int(others[outcome])
    }
}
