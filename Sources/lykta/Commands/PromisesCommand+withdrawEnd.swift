import ArgumentParser
import Prevention
import Reports

extension Promises {
    struct WithdrawEnd: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw-end",
            abstract: "Takes back the end of a promise that had not ended.",
            discussion: """
                It is in force again, with the follow-ups that it had, and its final account stands nowhere; everybody is told that it was taken back, and why. \
                Not once the account stands in a yearly report that was adopted.
                """)
        @OptionGroup var kept: KeptPromise
        @Option(help: ArgumentHelp("Why, in words that everybody may read.", valueName: "reason"))
        var reason: String

        func run() async throws {
            try await kept.change {
                let why = try PromiseText.line(
                    reason, PromiseSentences.reason, most: CitizenPromise.longestReason)
                return .takeBackEnd(why: why)
            }
        }
    }
}
