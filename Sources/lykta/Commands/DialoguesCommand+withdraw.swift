import API
import ArgumentParser
import JSON
import Prevention
import Reports
import Web

extension Dialogues {
    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Withdraws a dialogue that was entered by mistake. Prints its id.",
            discussion: "It stays with its history, and counts in no picture.")
        @OptionGroup var file: FileOption
        @Argument(help: "A dialogue's id.")
        var dialogue: String
        @Option(help: ArgumentHelp("Why it was a mistake.", valueName: "reason"))
        var reason: String
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta dialogues"
        @OptionGroup var json: JSONOption

        func run() async throws {
            let id = try parsed(dialogue, DialogueSentences.dialogueID) { DialogueID($0) }
            let reason = try MistakeReason.parse(reason)
            do {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    guard let known = try await installation.store.dialogue(id, in: []) else {
                        throw DialogueFault.noSuchDialogue
                    }
                    let gone = try await installation.store.changeDialogue(
                        id, in: [], [.withdraw(reason: reason)], version: known.version,
                        by: Agent(name: by), at: System.now())
                    guard json.isWanted else { return Terminal.print(line: gone.id.description) }
                    let history = try await installation.store.dialogueHistory(of: id)
                    let whole = APIService.WholeDialogue(gone, history: history, at: System.now())
                    Terminal.print(
                        json: try JSONWriter.object {
                            try whole.write(to: &$0, installation.projector, in: CommandLanguage.current)
                        })
                }
            } catch let fault as DialogueFault {
                throw CommandFault.refused([fault.words])
            }
        }
    }
}
