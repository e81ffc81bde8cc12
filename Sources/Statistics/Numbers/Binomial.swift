/// The binomial distribution, by the incomplete beta function (M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions",
/// 1964, 26.5.24).
enum Binomial {
    /// The probability of at least `count` of `trials`, each with the same probability. 1 for a count of 0 or less.
    static func upperTail(_ count: Int, trials: Int, probability: Double) -> Double {
        guard count > 0 else { return 1 }
        guard count <= trials else { return 0 }
        return StudentT.incompleteBeta(
            min(max(probability, 0), 1), Double(count), Double(trials - count) + 1)
    }
}
