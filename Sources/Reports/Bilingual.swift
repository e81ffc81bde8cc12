/// The same words in Swedish, which residents and staff read first, and in English.
package struct Bilingual: Hashable, Sendable {
    package let swedish: String
    package let english: String

    package init(swedish: String, english: String) {
        self.swedish = swedish
        self.english = english
    }
}
