/// Sorting numbers by their digits, least significant first: stable, O(*n*) for each eleven bits of the largest key.
package enum RadixSort {
    private static let bits: UInt64 = 11

    /// Sorts `keys`, ascending, and puts `values` in the same order. Both have the same length.
    package static func sort(_ keys: inout [UInt64], along values: inout [Int32]) {
        guard keys.count > 256 else { return sortFew(&keys, along: &values) }
        let greatest = keys.max() ?? 0
        var spareKeys = keys
        var spareValues = values
        var shift: UInt64 = 0
        while shift < 64, greatest >> shift > 0 {
            pass(from: keys.span, values.span, to: &spareKeys, &spareValues, shift: shift)
            swap(&keys, &spareKeys)
            swap(&values, &spareValues)
            shift += bits
        }
    }

    private static func pass(
        from keys: Span<UInt64>, _ values: Span<Int32>,
        to sortedKeys: inout [UInt64], _ sortedValues: inout [Int32], shift: UInt64
    ) {
        let mask: UInt64 = 1 << bits - 1
        var counts = [Int32](repeating: 0, count: 1 << Int(bits))
        var next = counts.mutableSpan
        for offset in keys.indices { next[Int(keys[offset] &>> shift & mask)] &+= 1 }
        var sum: Int32 = 0
        for digit in next.indices {
            let count = next[digit]
            next[digit] = sum
            sum &+= count
        }
        var toKeys = sortedKeys.mutableSpan
        var toValues = sortedValues.mutableSpan
        for offset in keys.indices {
            let digit = Int(keys[offset] &>> shift & mask)
            let position = Int(next[digit])
            next[digit] &+= 1
            toKeys[position] = keys[offset]
            toValues[position] = values[offset]
        }
    }

    private static func sortFew(_ keys: inout [UInt64], along values: inout [Int32]) {
        let sorted = zip(keys, values).enumerated()
            .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
        keys = sorted.map(\.element.0)
        values = sorted.map(\.element.1)
    }
}
