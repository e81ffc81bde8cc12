/// The person of the staff who deals with a case: for now the name that they go by, in which an account's id can stand.
package struct Assignee: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// 1–200 bytes on one line, not blank at either end; nil for anything else.
    package init?(_ text: String) {
        guard (1...200).contains(text.utf8.count), text.first?.isWhitespace == false,
            text.last?.isWhitespace == false,
            text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return nil }
        description = text
    }
}
