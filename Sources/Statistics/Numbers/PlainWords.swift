/// A sentence for people, in Swedish and in English.
package struct PlainWords: Hashable, Sendable {
    package let swedish: String
    package let english: String

    package init(swedish: String, english: String) {
        self.swedish = swedish
        self.english = english
    }
}
