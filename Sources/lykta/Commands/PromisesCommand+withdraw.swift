import ArgumentParser
import Prevention
import Reports

extension Promises {
    struct WithdrawPromise: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw-promise",
            abstract: "Withdraws a promise that was entered by mistake.",
            discussion: """
                Only while it has not ended, no follow-up of it was held and nothing counts for it. It stays with its history, and is on no public page, \
                in no picture and on no agenda. `lykta promises withdraw` withdraws something that was counted.
                """)
        @OptionGroup var kept: KeptPromise
        @Option(help: ArgumentHelp("Why it was a mistake.", valueName: "reason"))
        var reason: String

        func run() async throws {
            try await kept.change { .withdraw(reason: try MistakeReason.parse(reason)) }
        }
    }
}
