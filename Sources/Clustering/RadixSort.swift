/// Sorting numbers by their digits, least significant first: stable, O(*n*) for each eleven bits of the largest key.
enum RadixSort {
    private static let bits: UInt64 = 11

    /// Sorts `keys`, ascending, and puts `values` in the same order. Both have the same length.
    static func sort(_ keys: inout [UInt64], along values: inout [Int32]) {
        guard keys.count > 256 else { return sortFew(&keys, along: &values) }
        let greatest = keys.max() ?? 0
        var spareKeys = keys
        var spareValues = values
        var shift: UInt64 = 0
        while shift < 64, greatest >> shift > 0 {
            pass(from: keys, values, to: &spareKeys, &spareValues, shift: shift)
            swap(&keys, &spareKeys)
            swap(&values, &spareValues)
            shift += bits
        }
    }

    private static func pass(
        from keys: [UInt64], _ values: [Int32], to sortedKeys: inout [UInt64], _ sortedValues: inout [Int32],
        shift: UInt64
    ) {
        let mask: UInt64 = 1 << bits - 1
        var next = [Int](repeating: 0, count: 1 << Int(bits))
        for key in keys { next[Int(key >> shift & mask)] += 1 }
        var sum = 0
        for digit in next.indices {
            sum += next[digit]
            next[digit] = sum - next[digit]
        }
        for (offset, key) in keys.enumerated() {
            let digit = Int(key >> shift & mask)
            sortedKeys[next[digit]] = key
            sortedValues[next[digit]] = values[offset]
            next[digit] += 1
        }
    }

    private static func sortFew(_ keys: inout [UInt64], along values: inout [Int32]) {
        let sorted = zip(keys, values).enumerated()
            .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
        keys = sorted.map(\.element.0)
        values = sorted.map(\.element.1)
    }
}
