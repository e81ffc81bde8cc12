import Foundation

/// Text in a mail header (RFC 2047).
enum EncodedWords {
    /// `text` as it is when it is short, printable ASCII; else as encoded words in base64, folded to one a line.
    ///
    /// Never gives a line break that is not followed by a space, whatever comes in.
    static func header(_ text: String) -> String {
        if text.utf8.count <= 60, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !text.contains("=?") {
            return text
        }
        return pieces(of: text)
            .map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\n ")
    }

    /// Pieces of at most 39 bytes, so that a line stays within 76 even after `Subject: `; no scalar is cut.
    private static func pieces(of text: String) -> [String] {
        var pieces = [""]
        var length = 0
        for scalar in text.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > 39 {
                pieces.append("")
                length = 0
            }
            pieces[pieces.count - 1].unicodeScalars.append(scalar)
            length += size
        }
        return pieces
    }
}
