import API
import ArgumentParser
import JSON
import Prevention
import Reports
import Web

extension WatchAreas {
    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Withdraws a watch area that was entered by mistake. Prints its id.",
            discussion:
                "It stays with its history, and counts on no day. One that has ended gets a last day instead."
        )
        @OptionGroup var file: FileOption
        @Argument(help: "A watch area's id.")
        var area: String
        @Option(help: ArgumentHelp("Why it was a mistake.", valueName: "reason"))
        var reason: String
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta watch-areas"
        @OptionGroup var json: JSONOption

        func run() async throws {
            let id = try parsed(area, WatchAreaSentences.watchAreaID) { WatchAreaID($0) }
            let reason = try MistakeReason.parse(reason)
            do {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    guard let known = try await installation.store.watchArea(id, in: []) else {
                        throw WatchAreaFault.noSuchArea
                    }
                    let gone = try await installation.store.changeWatchArea(
                        id, in: [], [.withdraw(reason: reason)], version: known.version,
                        by: Agent(name: by), at: System.now())
                    guard json.isWanted else { return Terminal.print(line: gone.id.description) }
                    let history = try await installation.store.watchAreaHistory(of: id)
                    let whole = APIService.WholeWatchArea(
                        gone, history: history, on: SwedishTime(System.now()).date)
                    Terminal.print(
                        json: try JSONWriter.object {
                            try whole.write(to: &$0, installation.projector, in: CommandLanguage.current)
                        })
                }
            } catch let fault as WatchAreaFault {
                throw CommandFault.refused([fault.words])
            }
        }
    }
}
