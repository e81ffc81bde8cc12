/// Counts of reports of several sorts, told so that no small one can be worked out by subtraction, not even by whoever knows exactly how many
/// there are in all.
///
/// Each is rounded to the nearest multiple of five; of one below ``PublicCount/least`` only that is told. Where what is told of the others would
/// leave a small one less room than from nought to four, the small ones and the smallest of the others are left out, and nobody is told which is
/// which (complementary suppression, L. H. Cox 1980): then each may be anything from nought to their sum.
struct RoundedCounts<Key: Hashable & Comparable & Sendable>: Sendable {
    enum Told: Hashable, Sendable {
        /// A multiple of five.
        case about(Int)
        /// Below five, nought too.
        case few
        /// Left out: it may be small or not.
        case untold
    }

    private(set) var told: [Key: Told]

    init(_ counts: [Key: Int]) {
        let least = PublicCount.least
        told = counts.mapValues { $0 < least ? .few : .about(($0 + least / 2) / least * least) }
        let total = counts.values.reduce(0, +)
        guard !Self.hasRoom(told.values, total) else { return }
        let smallest = counts.filter { $0.value >= least }.min { ($0.value, $0.key) < ($1.value, $1.key) }
        guard let smallest else { return }
        for (key, count) in counts where count < least || key == smallest.key { told[key] = .untold }
    }

    /// Whether each of the few can be anything from nought to four, for whoever knows the sum.
    private static func hasRoom(_ told: some Collection<Told>, _ total: Int) -> Bool {
        let few = told.count { $0 == .few }
        guard few > 0 else { return true }
        let most = PublicCount.least - 1
        var (low, high) = (0, most * (few - 1))
        for case .about(let count) in told {
            low += max(PublicCount.least, count - 2)
            high += count + 2
        }
        return total - high <= 0 && total - low >= most
    }
}
