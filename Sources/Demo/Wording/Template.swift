import Statistics

/// A sentence with gaps: `{där}` for where, `{när}` for when it comes back, any other name for one of a list of words.
/// With a capital letter, what fills the gap gets one too.
struct Template: Sendable {
    private enum Part: Sendable {
        case literal(String)
        case place(isFirst: Bool)
        case recurrence(isFirst: Bool)
        case choice([String])
    }

    private let parts: [Part]

    /// A name without a list stays as it was written, braces and all.
    init(_ text: String, lists: [String: [String]] = [:]) {
        var parts: [Part] = []
        for piece in text.split(separator: "{", omittingEmptySubsequences: false) {
            guard !parts.isEmpty || text.hasPrefix("{"), let end = piece.firstIndex(of: "}") else {
                parts.append(.literal(String(piece)))
                continue
            }
            parts.append(Self.gap(String(piece[..<end]), lists))
            parts.append(.literal(String(piece[piece.index(after: end)...])))
        }
        self.parts = parts
    }

    private static func gap(_ name: String, _ lists: [String: [String]]) -> Part {
        let isFirst = name.first?.isUppercase ?? false
        switch name.lowercased() {
        case "där": return .place(isFirst: isFirst)
        case "när": return .recurrence(isFirst: isFirst)
        default:
            guard let words = lists[name.lowercased()] else { return .literal("{\(name)}") }
            return .choice(isFirst ? words.map(\.capitalisedFirst) : words)
        }
    }

    /// Adds the sentence to `text`.
    func write(to text: inout String, place: Phrase, recurrence: Phrase, using chance: inout Chance) {
        for part in parts {
            switch part {
            case .literal(let words): text += words
            case .place(let isFirst): text += isFirst ? place.first : place.inside
            case .recurrence(let isFirst): text += isFirst ? recurrence.first : recurrence.inside
            case .choice(let words): text += chance.pick(words) ?? ""
            }
        }
    }
}
