import Reports

/// `; did you mean “…”?` with the nearest of `known`; without a near one, nothing, or the whole list when it is asked for.
func suggestion(for word: String, among known: [String], orAll: Bool = false) -> Bilingual {
    let near = known.map { ($0, editDistance(word, $0)) }.min { $0.1 < $1.1 }
    if let (name, distance) = near, distance <= max(1, min(word.count, name.count) / 3) {
        return Bilingual(swedish: "; menade du “\(name)”?", english: "; did you mean “\(name)”?")
    }
    guard orAll else { return Bilingual("") }
    let all = known.joined(separator: ", ")
    return Bilingual(swedish: "; kända är \(all)", english: "; known are \(all)")
}

/// How many signs must be put in, left out or changed, or neighbours swapped, to make one word of the other; `Int.max`
/// when either is longer than 60. (Method: optimal string alignment.)
private func editDistance(_ one: String, _ other: String) -> Int {
    let one = Array(one.unicodeScalars.prefix(61))
    let other = Array(other.unicodeScalars.prefix(61))
    guard one.count <= 60, other.count <= 60 else { return .max }
    var before: [Int] = []
    var last: [Int] = []
    var row = Array(0...other.count)
    for i in one.indices {
        (before, last) = (last, row)
        row[0] = i + 1
        for j in other.indices {
            row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
            if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
                row[j + 1] = min(row[j + 1], before[j - 1] + 1)
            }
        }
    }
    return row[other.count]
}
