/// How many pairs of events fall in each band of distance and time, beside how many chance would put there.
package struct NearRepeatTable: Hashable, Sendable {
    /// Rows by distance band, nearest first; in each row the time bands, soonest first. The last of both are all
    /// beyond.
    package let entries: [[Entry]]

    /// One cell of the table.
    package struct Entry: Hashable, Sendable {
        /// The pairs of this distance and time.
        package let observed: Int
        /// The pairs of this distance, at whatever time apart.
        package let inDistance: Int
        /// The pairs of this time apart, at whatever distance.
        package let inTime: Int
        /// All pairs.
        package let pairs: Int
        /// The replications with at least as many pairs here as observed.
        package let atLeast: Int
        package let replications: Int
    }
}

extension NearRepeatTable.Entry {
    /// The pairs to be expected were place and time unrelated: the product of the margins over all pairs. 0 for no
    /// pairs.
    package var expected: Double {
        pairs == 0 ? 0 : Double(inDistance) * Double(inTime) / Double(pairs)
    }

    /// How many times the expected pairs were observed; nil when none are expected.
    package var ratio: Double? { expected > 0 ? Double(observed) / expected : nil }

    /// The chance of at least as many pairs were place and time unrelated, by permutation, the observed order counted
    /// as one of them: (`atLeast` + 1) / (`replications` + 1). Nil for no replications.
    package var p: Double? {
        replications == 0 ? nil : Double(atLeast + 1) / Double(replications + 1)
    }
}
