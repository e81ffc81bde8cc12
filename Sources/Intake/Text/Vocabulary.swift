/// Words to look for: whole words, and stems that words begin with. All in lower case.
struct Vocabulary: Sendable {
    private let words: Set<String>
    /// The stems by their first two bytes.
    private let stems: [UInt16: [[UInt8]]]

    /// `words` and `stems` are separated by white space. Stems have at least two bytes.
    init(words: String = "", stems: String = "") {
        self.words = Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
        self.stems = Dictionary(
            grouping: stems.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
        ) { Self.beginning(of: $0) }
    }

    func contains(_ word: String) -> Bool {
        if words.contains(word) { return true }
        guard let candidates = stems[Self.beginning(of: word.utf8)] else { return false }
        return candidates.contains { word.utf8.starts(with: $0) }
    }

    private static func beginning(of bytes: some Sequence<UInt8>) -> UInt16 {
        bytes.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    }
}
