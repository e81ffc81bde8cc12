import Mustache
import Reports

/// What every template is rendered by, in place of the library's own escaping, which goes sign by sign.
struct EscapingByScalar: MustacheContentType {
    static let name = "LYKTA"

    func escapeText(_ text: String) -> String { EscapedHTML.of(text) }
}
