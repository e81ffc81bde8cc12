/// A place told in words, as in a report without a position: `bakom idrottshallen`, `vid lekplatsen på Almgatan 4 i Jämshög`.
package struct ToldPlace: Hashable, Sendable {
    private let words: [SearchWord]

    /// More words than this are not looked at.
    private static let mostWords = 60

    package init(_ text: String) { words = Array(SearchWord.words(of: text).prefix(Self.mostWords)) }

    /// The beginnings by which a store finds the names that may be meant: of each word without its ending, those of at least four
    /// letters.
    package var beginnings: [String] {
        var seen: Set<String> = []
        return words.compactMap { word in
            guard word.letters.count >= 4 else { return nil }
            let beginning = String(
                decoding: word.letters.prefix(max(4, word.letters.count - 2)), as: UTF8.self)
            return seen.insert(beginning).inserted ? beginning : nil
        }
    }

    /// The words that may be a misspelt name.
    package var longWords: [SearchWord] { words.filter { $0.letters.count >= 6 } }

    /// A name that is meant, with the house number that follows it.
    package struct Meant: Hashable, Sendable {
        package let name: ListedName
        package let house: HouseNumber?
        package let match: PlaceSuggestion.Match
        fileprivate let letters: Int
        fileprivate let namesLocality: Bool
    }

    /// The names that are meant, likeliest first: those told whole, the longest first and those in a locality that is told before
    /// others; then those of which a part is told; and when there are none, those told misspelt.
    package func meant(among names: [ListedName]) -> [Meant] {
        let found = names.compactMap { meaning(of: $0, misspelt: false) }
        let all = found.isEmpty ? names.compactMap { meaning(of: $0, misspelt: true) } : found
        return all.sorted { Self.precedes($0, $1) }
    }

    private static func precedes(_ one: Meant, _ other: Meant) -> Bool {
        if one.match != other.match { return one.match < other.match }
        if one.namesLocality != other.namesLocality { return one.namesLocality }
        if one.letters != other.letters { return one.letters > other.letters }
        return (one.name.name, one.name.locality ?? "", one.name.number)
            < (other.name.name, other.name.locality ?? "", other.name.number)
    }

    private func meaning(of listed: ListedName, misspelt: Bool) -> Meant? {
        let name = listed.words
        func alike(_ one: [UInt8], _ other: [UInt8]) -> Bool {
            misspelt ? Self.isMisspelt(one, other) : Self.isSameWord(one, other)
        }
        var best: (index: Int, length: Int, letters: Int)?
        for index in words.indices {
            for start in name.indices where alike(words[index].letters, name[start]) {
                var (length, letters) = (0, 0)
                while index + length < words.count, start + length < name.count,
                    alike(words[index + length].letters, name[start + length])
                {
                    letters += name[start + length].count
                    length += 1
                }
                if best.map({ letters > $0.letters }) ?? true { best = (index, length, letters) }
            }
        }
        let all = name.reduce(0) { $0 + $1.count }
        guard let best, best.letters * 5 >= all * 2 else { return nil }
        let house = words.dropFirst(best.index + best.length).first.flatMap { HouseNumber($0.written) }
        let isTold = listed.localityWords.contains { part in
            words.contains { word in Self.isSameWord(word.letters, part) }
        }
        let match: PlaceSuggestion.Match = misspelt ? .misspelt : best.letters == all ? .whole : .inside
        return Meant(
            name: listed, house: house, match: match, letters: best.letters, namesLocality: isTold)
    }

    /// Whether two words are one, apart from their endings: `bibliotek` and `biblioteket`, `torgets` and `torget`.
    private static func isSameWord(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        if one == other { return true }
        let shared = zip(one, other).prefix(while: { $0.0 == $0.1 }).count
        return shared >= max(4, min(one.count, other.count) - 2)
            && one.count - shared <= 3 && other.count - shared <= 3
    }

    private static func isMisspelt(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        let shortest = min(one.count, other.count)
        guard shortest >= 5 else { return one == other }
        return Misspelling.edits(from: one, to: other, most: shortest >= 9 ? 2 : 1) != nil
    }
}
