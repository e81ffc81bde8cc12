/// How far apart two spellings are.
package enum Misspelling {
    /// How many letters must be put in, taken out, replaced, or swapped with the next, to turn one spelling into the other: the
    /// restricted edit distance of Damerau (CACM 7(3), 1964). Nil when that is more than `most`. O(*nm*), and soon done with
    /// spellings that differ much.
    package static func edits(from one: some Collection<UInt8>, to other: some Collection<UInt8>, most: Int)
        -> Int?
    {
        guard abs(one.count - other.count) <= most else { return nil }
        let other = Array(other)
        return lastRow(from: Array(one), to: other, most: most).flatMap { row in
            row[other.count] <= most ? row[other.count] : nil
        }
    }

    /// The same to whichever beginning of `other` is nearest, its whole included, in one go.
    package static func edits(
        from one: some Collection<UInt8>, toBeginningOf other: some Collection<UInt8>, most: Int
    ) -> Int? {
        let beginning = Array(other.prefix(one.count + most))
        return lastRow(from: Array(one), to: beginning, most: most)?.min().flatMap { $0 <= most ? $0 : nil }
    }

    /// The edits from `one` to each beginning of `other`, from none of it to all; nil when all are more than `most`.
    private static func lastRow(from one: [UInt8], to other: [UInt8], most: Int) -> [Int]? {
        var before: [Int] = []
        var last = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var next = [Int](repeating: row + 1, count: other.count + 1)
            var least = row + 1
            for (column, opposite) in other.enumerated() {
                var edits = min(
                    last[column] + (letter == opposite ? 0 : 1), last[column + 1] + 1, next[column] + 1)
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == opposite {
                    edits = min(edits, before[column - 1] + 1)
                }
                next[column + 1] = edits
                least = min(least, edits)
            }
            // A swap looks one row farther back, and costs one.
            guard min(least, (last.min() ?? 0) + 1) <= most else { return nil }
            before = last
            last = next
        }
        return last
    }
}
