package import Reports

/// Something that was spoken of at a dialogue, and by how many.
package struct DialogueTheme: Hashable, Sendable {
    /// On one line, without the signs that part themes from each other.
    package let name: String
    package let count: Int
    /// The category of reports that it goes with; nil for none.
    package let category: Code<Category>?

    package static let counts = 1...100_000
    /// In bytes.
    package static let longestName = 200

    /// Blanks around the name do not count. Nil for no name, for one too long or with a line break, `|` or `;`, and for a count outside
    /// ``counts``.
    package init?(name: some StringProtocol, count: Int, category: Code<Category>? = nil) {
        let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...Self.longestName).contains(words.utf8.count), !words.utf8.contains(0),
            !name.contains(where: \.isNewline), !words.contains("|"), !words.contains(";"),
            Self.counts.contains(count)
        else { return nil }
        self.name = words
        self.count = count
        self.category = category
    }

    /// Reads `Belysning: 12` and `Belysning: 12 (lighting)`.
    package init?(written text: some StringProtocol) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        var rest = Substring(String(text[text.index(after: colon)...]).filter { !$0.isWhitespace })
        var category: Code<Category>?
        if rest.hasSuffix(")") {
            guard let open = rest.firstIndex(of: "("),
                let code = Code<Category>(rest[rest.index(after: open)...].dropLast())
            else { return nil }
            category = code
            rest = rest[..<open]
        }
        guard rest.allSatisfy({ ("0"..."9").contains($0) }), let count = Int(rest) else { return nil }
        self.init(name: text[..<colon], count: count, category: category)
    }

    /// What it is told from others by: its name, whatever the case of its letters.
    package var foldedName: String { name.lowercased() }

    /// `Belysning: 12 (lighting)`
    package var written: String { "\(name): \(count)" + (category.map { " (\($0))" } ?? "") }
}

/// What was spoken of at a dialogue.
package struct DialogueThemes: Hashable, Sendable {
    /// In the order given; no two of one name, whatever the case of its letters, but for what was kept when that was not asked for.
    package let all: [DialogueTheme]

    /// How many there may be.
    package static let most = 50

    package static let empty = DialogueThemes(unchecked: [])

    /// Nil for more than ``most``, and for two of one name, whatever the case of its letters.
    package init?(_ themes: [DialogueTheme]) {
        guard Set(themes.map(\.foldedName)).count == themes.count else { return nil }
        self.init(kept: themes)
    }

    /// Those that a store keeps: what was written before may have two names that differ by the case of their letters alone.
    package init?(kept themes: [DialogueTheme]) {
        guard themes.count <= Self.most, Set(themes.map(\.name)).count == themes.count else { return nil }
        all = themes
    }

    /// Reads themes as ``DialogueTheme/init(written:)`` does, with a line break, `|` or `;` between them. Nil where one cannot be read.
    package init?(written text: some StringProtocol) {
        var themes: [DialogueTheme] = []
        for part in text.split(whereSeparator: { $0.isNewline || $0 == "|" || $0 == ";" })
        where part.contains(where: { !$0.isWhitespace }) {
            guard let theme = DialogueTheme(written: part) else { return nil }
            themes.append(theme)
        }
        self.init(themes)
    }

    private init(unchecked themes: [DialogueTheme]) { all = themes }

    package func written(separator: String) -> String { all.map(\.written).joined(separator: separator) }

    /// Those that go with none of these categories.
    package func categories(outside known: Set<Code<Category>>) -> [Code<Category>] {
        all.compactMap(\.category).filter { !known.contains($0) }
    }
}
