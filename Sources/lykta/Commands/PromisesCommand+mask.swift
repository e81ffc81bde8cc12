import ArgumentParser
import Prevention
import Reports

extension Promises {
    struct Mask: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Masks words of a promise that should not have been frozen.",
            discussion:
                "Of a follow-up that was held, or else of the final account. The figures stay, and everybody is told why. What the words were is kept nowhere."
        )
        @OptionGroup var kept: KeptPromise
        @Option(
            help: ArgumentHelp(
                "Of which follow-up, by its number; of the final account when absent.", valueName: "n"))
        var followUp: Int?
        @Option(help: ArgumentHelp("What is to stand there instead.", valueName: "text"))
        var words: String
        @Option(help: ArgumentHelp("Why, in words that everybody may read.", valueName: "reason"))
        var reason: String

        func run() async throws {
            try await kept.change {
                let text = try PromiseText.line(
                    words, PromiseSentences.followUpWords, most: PromiseFollowUp.longestWords)
                let why = try PromiseText.line(
                    reason, PromiseSentences.reason, most: CitizenPromise.longestReason)
                return .mask(FrozenPromiseWords(followUp: followUp), words: text, why: why)
            }
        }
    }
}
