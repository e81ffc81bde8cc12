/// How many times a scan is repeated on reports drawn by chance, to tell what chance alone would find.
package struct ScanReplications: Hashable, Sendable {
    /// At least 0. With 999 the least p-value is 0.001.
    package let count: Int
    /// Stop when so many replications have found as much as was found in the reports; nil for never.
    package let stoppingAfter: Int?
    /// The same seed gives the same p-values, however many threads there are.
    package let seed: UInt64
    /// Nil for as many as there are processors.
    package let threads: Int?

    /// A count outside 0...1,000,000 counts as the nearest of them; stopping after fewer than 1, or fewer threads, as 1.
    package init(count: Int = 999, stoppingAfter: Int? = nil, seed: UInt64, threads: Int? = nil) {
        self.count = min(max(0, count), 1_000_000)
        self.stoppingAfter = stoppingAfter.map { max(1, $0) }
        self.seed = seed
        self.threads = threads.map { max(1, $0) }
    }
}
