import JSON

/// Writes XML 1.0 without attributes or namespaces, which is all that the standard has.
enum XMLText {
    static func document(_ document: Document) -> [UInt8] {
        var text = #"<?xml version="1.0" encoding="utf-8"?>"#
        write(document.value, as: document.root, to: &text)
        return Array(text.utf8)
    }

    /// Nests as deep as an answer does, which is ours and shallow.
    private static func write(_ value: Document.Value, as name: String, to text: inout String) {
        switch value {
        case .text(let words): element(name, escaped(words ?? ""), in: &text)
        case .degrees(let angle):
            element(name, angle.flatMap { RoundedNumber($0, decimals: 7)?.text() } ?? "", in: &text)
        case .whole(let number): element(name, String(number), in: &text)
        case .flag(let flag): element(name, flag ? "true" : "false", in: &text)
        case .object(let members):
            text += "<\(name)>"
            for member in members { write(member.value, as: member.name, to: &text) }
            text += "</\(name)>"
        case .list(let each, let elements):
            text += "<\(name)>"
            for element in elements { write(element, as: each, to: &text) }
            text += "</\(name)>"
        }
    }

    private static func element(_ name: String, _ content: String, in text: inout String) {
        text += content.isEmpty ? "<\(name)/>" : "<\(name)>\(content)</\(name)>"
    }

    /// Without what no XML document may hold, escaped or not (XML 1.0 §2.2): control characters and U+FFFE, U+FFFF.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            // A reader takes a carriage return that stands as itself for a line feed.
            case "\r": escaped.append(contentsOf: "&#13;".unicodeScalars)
            case "\t", "\n", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                escaped.append(scalar)
            default: continue
            }
        }
        return String(escaped)
    }
}
