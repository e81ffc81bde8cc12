package import Geometry

/// What somebody types of an address or a name: `idrottsh`, `almg 12`, `storgatan 3a jämshög`.
package struct TypedPlace: Hashable, Sendable {
    /// The words without the house number; at least one.
    package let words: [SearchWord]
    package let house: HouseNumber?
    /// Nearer names come first, of those that fit as well.
    package let near: Place?

    /// The longest text that is looked at.
    package static let longest = 200

    /// Nil for a text without a letter or digit, of more than ``longest`` bytes, or of a single letter, which means nothing yet.
    package init?(_ text: String, near: Place? = nil) {
        guard text.utf8.count <= Self.longest else { return nil }
        var words = SearchWord.words(of: text)
        var house: HouseNumber?
        if let index = words.indices.dropFirst().first(where: { HouseNumber(words[$0].written) != nil }) {
            house = HouseNumber(words[index].written)
            words.remove(at: index)
            if house?.letter == nil, index < words.count, words[index].letters.count == 1,
                let lettered = house.flatMap({ HouseNumber("\($0.number)\(words[index].written)") })
            {
                house = lettered
                words.remove(at: index)
            }
        }
        guard let first = words.first, words.count > 1 || first.letters.count > 1 else { return nil }
        self.words = words
        self.house = house
        self.near = near
    }

    /// How a name fits; nil when it does not.
    package func match(of listed: ListedName) -> PlaceSuggestion.Match? {
        let name = listed.words
        let all = name + listed.localityWords
        // A number may be part of the name after all, as in “väg 116”.
        let plain = words.map(\.letters)
        let numbered = house.map { plain + [Array($0.description.lowercased().utf8)] } ?? plain
        if name == plain || name == numbered { return .whole }
        guard plain.allSatisfy({ typed in all.contains { $0.starts(with: typed) } }) else { return nil }
        if plain.first.map({ name.first?.starts(with: $0) ?? false }) ?? false { return .beginning }
        return .inside
    }

    /// How many letters are wrong where the name is meant though misspelt: one of five letters, two of nine. Nil when it is not meant.
    ///
    /// A name that goes on after what was typed is meant, too.
    package func misspellings(of listed: ListedName) -> Int? {
        let typed = words.flatMap(\.letters)
        let most = typed.count >= 9 ? 2 : typed.count >= 5 ? 1 : 0
        guard most > 0 else { return nil }
        let letters = (listed.words + listed.localityWords).flatMap(\.self)
        return Misspelling.edits(from: typed, toBeginningOf: letters, most: most)
    }

    /// The names that fit, likeliest first: those that fit as typed, or when there are none, those that are misspelt.
    package func ranked(_ names: [ListedName]) -> [(name: ListedName, match: PlaceSuggestion.Match)] {
        names.compactMap { name in
            if let match = match(of: name) { return (name, match, 0) }
            return misspellings(of: name).map { (name, .misspelt, $0) }
        }.sorted { one, other in precedes(one, other) }.map { ($0.0, $0.1) }
    }

    private typealias Fit = (name: ListedName, match: PlaceSuggestion.Match, edits: Int)

    private func precedes(_ one: Fit, _ other: Fit) -> Bool {
        if one.match != other.match { return one.match < other.match }
        if one.edits != other.edits { return one.edits < other.edits }
        if let near {
            let (first, second) = (
                near.squaredCentimetres(to: one.name.middle), near.squaredCentimetres(to: other.name.middle)
            )
            if first != second { return first < second }
        }
        return (one.name.name, one.name.locality ?? "", one.name.number)
            < (other.name.name, other.name.locality ?? "", other.name.number)
    }
}
