/// Which known word a misspelt one was meant to be.
package enum NearestWord {
    /// The known word with the least edit distance; of several the first. Nil when none is so near that it can be meant: at most
    /// two edits, or a third of the word where that is more. Upper and lower case are the same.
    package static func of(_ word: String, among known: some Sequence<String>) -> String? {
        let typed = Array(word.lowercased().prefix(longest))
        var nearest: (word: String, edits: Int)?
        for candidate in known {
            let edits = edits(from: typed, to: Array(candidate.lowercased().prefix(longest)))
            if nearest.map({ edits < $0.edits }) ?? true { nearest = (candidate, edits) }
        }
        guard let nearest, nearest.edits <= max(2, typed.count / 3), nearest.edits < typed.count else {
            return nil
        }
        return nearest.word
    }

    /// What is longer is no word, and its distance costs the square of its length.
    private static let longest = 80

    /// How many characters must be put in, taken out, replaced, or swapped with the next, to turn one word into the other: the
    /// restricted edit distance of Damerau (CACM 7(3), 1964). O(*nm*).
    static func edits(from one: [Character], to other: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var next = [row + 1]
            for (column, opposite) in other.enumerated() {
                var least = min(
                    last[column] + (letter == opposite ? 0 : 1), last[column + 1] + 1, next[column] + 1)
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == opposite {
                    least = min(least, before[column - 1] + 1)
                }
                next.append(least)
            }
            before = last
            last = next
        }
        return last[other.count]
    }
}
