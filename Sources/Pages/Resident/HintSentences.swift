import API
import Intake
import Reports
import Web

/// What a resident is told gently of a text that holds what need not be in it.
struct HintSentences: Sendable {
    private let words: Words

    init(_ words: Words) { self.words = words }

    /// Advice of danger first.
    func sentences(_ hints: APIService.TextHints, language: Language) -> [String] {
        hints.advice.filter { $0.code == .call112 }.map { $0.message.text(in: language) }
            + hints.kinds.map(sentence) + (hints.accusesSomeone ? [words["hint-accuses"]] : [])
    }

    private func sentence(_ kind: PersonalDataKind) -> String {
        switch kind {
        case .personalNumber: words["hint-personal-number"]
        case .phone: words["hint-phone"]
        case .email: words["hint-email"]
        case .plate: words["hint-plate"]
        case .profile: words["hint-profile"]
        }
    }
}
