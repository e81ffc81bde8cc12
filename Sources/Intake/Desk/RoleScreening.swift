package import Reports

/// What staff are warned of where a role is asked for: somebody's name in its place. Nothing is refused, for the rule of thumb errs: it knows
/// common first names, and two capitalised words in a row that look like a name and not like a place's, a firm's or an office's.
package struct RoleScreening: Sendable {
    private let text: String
    package let namesSomeone: Bool

    package init(_ text: String) {
        self.text = text
        namesSomeone =
            PersonName.isTold(in: text)
            || WordList(text).sentences.contains { sentence in
                Accusation.namesPerson(sentence.map(Accusation.Word.init).filter { !Self.isRole($0) })
            }
    }

    package var warnings: [Bilingual] { warnings(of: .kept) }

    package func warnings(of word: ScreenedText) -> [Bilingual] {
        guard namesSomeone else { return [] }
        return [
            Bilingual(
                swedish:
                    "”\(text.prefix(60))” ser ut som ett namn. \(word.fateOfWord.swedish); skriv rollen i stället, till exempel Trygghetssamordnaren.",
                english:
                    "“\(text.prefix(60))” looks like a name. \(word.fateOfWord.english); write the role instead, such as the safety coordinator."
            )
        ]
    }

    /// A long word in the definite form: `Trygghetssamordnaren`, `Hyresgästföreningen`, `Vaktbolaget`, `Fastighetsägarna`.
    private static func isRole(_ word: Accusation.Word) -> Bool {
        word.text.count > 8 && ["en", "et", "na"].contains { word.text.hasSuffix($0) }
    }
}
