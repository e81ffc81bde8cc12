/// A set of row numbers, a bit each: some are found among many without looking at the others.
struct RowNumbers: Sendable {
    private var words: [UInt64] = []

    /// Puts a number in or takes it out. Nothing happens for a number below 0.
    mutating func set(_ number: Int, to isIn: Bool) {
        guard number >= 0 else { return }
        let (word, bit) = (number / UInt64.bitWidth, UInt64(1) << UInt64(number % UInt64.bitWidth))
        if isIn {
            if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count) }
            words[word] |= bit
        } else if word < words.count {
            words[word] &= ~bit
        }
    }

    func contains(_ number: Int) -> Bool {
        guard number >= 0, number / UInt64.bitWidth < words.count else { return false }
        return words[number / UInt64.bitWidth] & 1 << UInt64(number % UInt64.bitWidth) != 0
    }

    /// Calls `body` with every number in order, or against it.
    ///
    /// - Cost: a nanosecond for 64 numbers that are not in it, and one or two for each that is.
    @inline(__always)
    func forEach(backwards: Bool = false, _ body: (Int) throws -> Void) rethrows {
        for step in words.indices {
            let position = backwards ? words.count - 1 - step : step
            var word = words[position]
            while word != 0 {
                let bit =
                    backwards ? UInt64.bitWidth - 1 - word.leadingZeroBitCount : word.trailingZeroBitCount
                word &= ~(1 << UInt64(bit))
                try body(position * UInt64.bitWidth + bit)
            }
        }
    }
}
