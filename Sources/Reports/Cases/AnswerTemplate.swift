/// An answer to those who reported that a municipality has written beforehand, for staff to begin from.
package struct AnswerTemplate: Hashable, Sendable {
    /// By which staff know it.
    package let name: String
    /// As whoever reported reads it, once staff have made it their own.
    package let text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
