import API
import ArgumentParser
import Prevention
import Reports

extension Pictures {
    struct Adopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Notes that a yearly report was adopted, and that the municipality has reported.",
            discussion:
                "After that neither its figures nor its words change; another corrects it, by make --corrects. Prints the SHA-256 of what was adopted."
        )
        @OptionGroup var file: FileOption
        @Argument(help: "A yearly report's id.")
        var picture: String
        @Option(help: ArgumentHelp("The day it was adopted.", valueName: "day"))
        var day: String
        @Option(help: ArgumentHelp("Which body adopted it, never a person.", valueName: "body"))
        var body: String
        @Option(help: ArgumentHelp("To the decision or the minutes.", valueName: "address"))
        var link: String?
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta pictures"
        @OptionGroup var json: JSONOption

        func run() async throws {
            let day = try parsed(day, Expected.day) { CivilDate($0) }
            let body = try parsedText(body, DutySentences.role, 1...DutyDone.longestRole)
            let link = try link.map { typed in
                try parsed(typed, DutySentences.link) { DutyDone.isLink($0) ? $0 : nil }
            }
            try await Installation.tellingPictureFaults {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    let now = System.now()
                    if let fault = APIService.roleFault(body, at: now) {
                        throw CommandFault.refused([fault])
                    }
                    let draft = try await installation.keptPicture(picture)
                    let refusals = APIService.refusals(
                        ofOpen: draft.head.texts + draft.content.writtenTexts, at: now)
                    guard refusals.isEmpty else { throw CommandFault.refused(refusals) }
                    var chance = SystemRandomNumberGenerator()
                    let adoption = ReportAdoption.of(
                        draft, on: day, by: body, link: link, at: now, agent: Agent(name: by),
                        duty: DutyDoneID(at: now, using: &chance))
                    let adopted = try await installation.store.adoptPicture(
                        draft.id, in: [], adoption, version: draft.head.version)
                    guard !json.isWanted else { return try await installation.printJSON(adopted) }
                    Terminal.print(line: adoption.digestText)
                }
            }
        }
    }
}
