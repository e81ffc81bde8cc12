/// Text as it stands in HTML, between tags and in attributes in quotes.
///
/// Scalar by scalar: to Swift, `"` and an accent after it are one sign, which is not `"`, while a browser ends the attribute there.
/// What turns the direction of text is shut in by `<bdi>` where a stored text stands, and otherwise shown as it is.
package enum EscapedHTML {
    package static func of(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "`": escaped += "&#96;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
