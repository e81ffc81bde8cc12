import Foundation

/// A form in which one text may be written: how its lines end, and whether letters such as å are one sign (NFC) or two (NFD). Programs choose
/// it, and whoever reads the text sees no difference.
///
/// What is imported is compared and kept in one of them, so that how a file was saved does not matter. Before that was so, it was kept as its
/// file wrote it.
package enum WrittenForm: CaseIterable, Sendable {
    /// Lines end with LF, and letters are composed.
    case kept
    /// As it stands.
    case written
    /// Lines end with CR LF, and letters are composed.
    case pairs
    /// Lines end with LF, and letters are decomposed.
    case decomposed
    case decomposedPairs

    package func of(_ text: String) -> String {
        guard self != .written, Self.hasForms(text) else { return text }
        var lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        if self == .pairs || self == .decomposedPairs { lines = lines.replacing("\n", with: "\r\n") }
        return self == .kept || self == .pairs
            ? lines.precomposedStringWithCanonicalMapping : lines.decomposedStringWithCanonicalMapping
    }

    /// Some texts of one file in every form, each way of writing them once: first that in which they are kept.
    package static func all(of texts: [String]) -> [[String]] {
        guard texts.contains(where: hasForms) else { return [texts] }
        var forms: [[String]] = []
        for form in allCases {
            let written = texts.map { form.of($0) }
            // By their bytes: as strings, texts are equal that differ in form.
            let isThere = forms.contains { known in
                zip(known, written).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
            }
            if !isThere { forms.append(written) }
        }
        return forms
    }

    /// A text of ASCII on one line has one form.
    private static func hasForms(_ text: String) -> Bool {
        text.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 > 0x7F }
    }
}
