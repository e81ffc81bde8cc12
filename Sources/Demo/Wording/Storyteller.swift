import Reports
import Statistics

/// Puts reports into words.
struct Storyteller: Sendable {
    private let wordings = DemoCategory.allCases.map(\.wording)

    /// What a text is about.
    struct Subject {
        /// The category's number among the cases.
        let category: Int
        let source: Source
        let place: Phrase
        /// When it comes back, or else when it was seen.
        let recurrence: Recurrence
        let isWinter: Bool
    }

    func text(about subject: Subject, using chance: inout Chance) -> String {
        let wording = wordings[subject.category]
        let recurrence = chance.pick(Self.recurrences[subject.recurrence] ?? []) ?? Phrase("ofta")
        let speaksForOneself = subject.source == .resident || subject.source == .association
        var text = ""
        text.reserveCapacity(320)
        // Some write one paragraph, some a line for each thought.
        let gap = chance.happens(0.07) ? "\n" : " "
        func write(_ template: Template?) {
            guard let template else { return }
            if !text.isEmpty { text += gap }
            template.write(to: &text, place: subject.place, recurrence: recurrence, using: &chance)
        }
        func write(_ sentence: String?) {
            guard let sentence else { return }
            if !text.isEmpty { text += gap }
            text += sentence
        }

        if subject.source == .resident {
            if chance.happens(0.08) { write(chance.pick(Wording.greetings)) }
        } else if chance.happens(0.6) {
            write(chance.pick(Self.introductions[subject.source] ?? []))
        }
        let usesWinter = subject.isWinter && !wording.winterOpenings.isEmpty && chance.happens(0.15)
        write(chance.pick(usesWinter ? wording.winterOpenings : wording.openings))
        if chance.happens(0.55) { write(chance.pick(wording.details)) }
        // Only who lives there tells what it does to them.
        if speaksForOneself, chance.happens(0.55) { write(chance.pick(wording.effects)) }
        if chance.happens(0.004) { write(chance.pick(wording.dangers)) }
        if speaksForOneself {
            if chance.happens(0.006) { write(chance.pick(wording.accusations)) }
            if chance.happens(0.012) { write(confidence(wording, using: &chance)) }
        }
        if chance.happens(0.25) { write(chance.pick(Wording.wishes)) }
        if subject.source == .resident, chance.happens(0.05) {
            text += "\n"
            text += chance.pick(Wording.closings) ?? ""
        } else if chance.happens(0.1), text.utf8.last == UInt8(ascii: ".") {
            text.removeLast()
        }
        return text
    }

    /// Some answers to the follow-up questions of a category, and all that are required.
    func answers(to category: Int, using chance: inout Chance) -> [(question: String, value: String)] {
        var answers: [(question: String, value: String)] = []
        for choice in wordings[category].answers where choice.isRequired || chance.happens(0.3) {
            if let value = chance.pick(choice.values) { answers.append((choice.question, value)) }
        }
        return answers
    }
}
