import Reports
import Statistics

/// What becomes of one case of the demo.
struct DemoLife {
    /// Whole days after the first report; the desk is reached some days later.
    let daysToBegin: Int64
    let daysToEnd: Int64
    /// Nil for a case that nobody ends.
    let outcome: CaseState?
    let waitsFor: String?
    let isHandedOver: Bool
    /// Whether those who reported are answered.
    let isAnswered: Bool
    private let words: DemoDeskWords

    /// - Parameters:
    ///   - group: The code of the case's group.
    ///   - seed: Another seed, another life.
    init(of group: String, seed: UInt64) {
        var chance = Chance(seed: seed)
        words = DemoDeskWords.of(group)
        daysToBegin = Int64(chance.number(in: 1...18))
        daysToEnd = daysToBegin + Int64(chance.number(in: 4...70))
        let fate = chance.fraction()
        let done = chance.pick(words.done)
        let cannot = chance.pick(words.cannot)
        outcome =
            switch fate {
            case ..<0.62:
                done.map { .done(what: $0.what, measure: $0.measure.flatMap { Code($0) }) }
            case ..<0.78: cannot.map { .cannot($0.why, explanation: $0.explanation) }
            default: nil
            }
        let waits = chance.happens(0.25)
        let whom = chance.pick(words.waits)
        waitsFor = waits ? whom : nil
        isHandedOver = chance.happens(0.07)
        isAnswered = chance.happens(0.35)
    }

    var handOverReason: String { words.notOurs }

    var firstAnswer: String {
        "Tack för din rapport. Vi har tagit emot den och tittar på platsen. Du ser här när något händer."
    }

    /// Of how it ended.
    func lastAnswer(_ outcome: CaseState) -> String {
        if case .done = outcome {
            return "Nu är det klart. Säg gärna till igen om problemet kommer tillbaka. Tack för hjälpen!"
        }
        return "Vi har gått igenom din rapport. Här ovanför står varför vi inte gör något på platsen just nu."
    }
}
