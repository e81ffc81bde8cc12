import ArgumentParser
import Prevention
import Reports

extension Pictures {
    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Withdraws a picture that was made by mistake. Prints its id.",
            discussion:
                "It stays with its history, is published no longer, and counts for nothing. A shared picture goes with all its parts, and no part by itself. An adopted report is corrected by another instead."
        )
        @OptionGroup var file: FileOption
        @Argument(help: "A picture's id, or a shared picture's.")
        var picture: String
        @Option(help: ArgumentHelp("Why it was a mistake.", valueName: "reason"))
        var reason: String
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta pictures"
        @OptionGroup var json: JSONOption

        func run() async throws {
            let reason = try MistakeReason.parse(reason)
            try await Installation.tellingPictureFaults {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    if let id = SharedPictureID(picture),
                        let shared = try await installation.store.sharedPicture(id, in: [])
                    {
                        let gone = try await installation.store.withdrawSharedPicture(
                            id, in: [], because: reason, version: shared.version, by: Agent(name: by),
                            at: System.now())
                        guard !json.isWanted else { return try await installation.printJSON(gone) }
                        return Terminal.print(line: gone.id.description)
                    }
                    let kept = try await installation.keptPicture(picture)
                    let gone = try await installation.store.changePicture(
                        kept.id, in: [], [.withdraw(reason: reason)], version: kept.head.version,
                        by: Agent(name: by), at: System.now())
                    guard !json.isWanted else { return try await installation.printJSON(gone) }
                    Terminal.print(line: gone.id.description)
                }
            }
        }
    }
}
