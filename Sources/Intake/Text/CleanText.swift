import Foundation

/// Text from outside without what deceives the eye or breaks programs. Ordinary text comes through as it was, but for
/// Unicode's composed form (NFC).
///
/// This is all that is changed, in this order:
/// 1. line ends: CR LF and CR become LF;
/// 2. removed: the other control characters (U+0000–001F and U+007F–009F, but not tab and LF), the bidirectional
///    embeddings, overrides and isolates (U+202A–202E, U+2066–2069), noncharacters (such as U+FFFE), the byte order mark, and
///    what has no width and no meaning here: soft hyphen, grapheme joiner, zero-width space, word joiner and the other
///    invisible operators and format characters (U+00AD, U+034F, U+180E, U+200B, U+2060–2065, U+206A–206F, U+FEFF,
///    U+FFF9–FFFB), and tags (U+E0000–E0FFF but for variation selectors) outside a flag;
/// 3. the joiners U+200C and U+200D are kept within emoji and between letters of scripts that need them (Arabic, the
///    scripts of India and their neighbours), and removed elsewhere;
/// 4. NFC;
/// 5. of more than eight combining marks in a row, the rest are removed;
/// 6. white space at both ends is removed.
///
/// Cleaning clean text changes nothing. O(*n*).
struct CleanText: Hashable, Sendable, CustomStringConvertible {
    let description: String

    init(_ raw: String) {
        let kept = Self.visible(raw)
        let composed = Self.composed(kept)
        description = Self.trimmed(Self.limitingMarks(composed))
    }

    private static let mostMarks = 8

    private static func visible(_ raw: String) -> String {
        var kept = String.UnicodeScalarView()
        let scalars = Array(raw.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\r" {
                if index + 1 >= scalars.count || scalars[index + 1] != "\n" { kept.append("\n") }
            } else if scalar.isJoiner {
                let next = scalars[(index + 1)...].first { !$0.isRemoved }
                if let before = kept.last, let next, scalar.joins(before, next) { kept.append(scalar) }
            } else if scalar.isTag {
                // The flags of England, Scotland and Wales are a black flag and tags.
                if let before = kept.last, before.isTag || before == "\u{1F3F4}" { kept.append(scalar) }
            } else if !scalar.isRemoved {
                kept.append(scalar)
            }
        }
        return String(kept)
    }

    private static func composed(_ text: String) -> String {
        // Below U+0300 everything is in composed form already.
        guard text.unicodeScalars.contains(where: { $0.value >= 0x300 }) else { return text }
        return text.precomposedStringWithCanonicalMapping
    }

    private static func limitingMarks(_ text: String) -> String {
        var run = 0
        var kept = String.UnicodeScalarView()
        var isWhole = true
        for scalar in text.unicodeScalars {
            run = scalar.isMark ? run + 1 : 0
            if run <= mostMarks { kept.append(scalar) } else { isWhole = false }
        }
        return isWhole ? text : String(kept)
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension Unicode.Scalar {
    fileprivate var isRemoved: Bool {
        switch value {
        case 0x9, 0xA: false
        case 0..<0x20, 0x7F...0x9F: true
        case 0..<0xAD: false
        case 0xAD, 0x34F, 0x180E, 0x200B, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xFDD0...0xFDEF, 0xE0080...0xE00FF, 0xE01F0...0xE0FFF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }

    fileprivate var isTag: Bool { (0xE0000...0xE007F).contains(value) }

    fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }

    fileprivate var isMark: Bool {
        guard value >= 0x300 else { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// Whether this joiner has a meaning between these two.
    fileprivate func joins(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
        if before.isJoiningScript, after.isJoiningScript { return true }
        return value == 0x200D && before.canEndEmoji && after.properties.isEmoji && after.value > 0x7F
    }

    private var canEndEmoji: Bool {
        value == 0xFE0F || value > 0x7F && (properties.isEmoji || properties.isEmojiModifier)
    }

    /// Arabic to Sinhala, Tibetan and Myanmar, Khmer, Mongolian, and the presentation forms of Arabic.
    private var isJoiningScript: Bool {
        switch value {
        case 0x600...0xDFF, 0xF00...0x109F, 0x1780...0x18AF, 0xA840...0xA8FF, 0xFB50...0xFDCF,
            0xFE70...0xFEFC:
            true
        default: false
        }
    }
}
