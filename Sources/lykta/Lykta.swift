import ArgumentParser
import Foundation

/// The command line. Each command works on the file, without a server.
@main
struct Lykta: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lykta",
        abstract: "Finds, understands and mends the places where people feel unsafe.",
        version: "0.1.0",
        subcommands: [
            Init.self, Serve.self, SendReport.self, Import.self, Near.self, Within.self, Cases.self,
            PhotosCommand.self,
            Hotspots.self,
            Walk.self, Walks.self, Measures.self, Promises.self, Surveys.self, Pictures.self, Meetings.self,
            Plans.self, Dialogues.self,
            CrimeStatistics.self, WatchAreas.self, Duties.self, Open.self, Trends.self, Effect.self,
            ShowStatistics.self,
            Routing.self, Areas.self, Addresses.self, Keys.self, Users.self, Outgoing.self, Originals.self,
            Backup.self, Check.self,
            Recover.self,
            QR.self, Demo.self,
        ])

    /// Whatever a command writes is for its owner alone.
    static func main() async {
        umask(0o077)
        do {
            var command = try parseAsRoot(CommandLanguage.arguments(after: CommandLine.arguments))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            CommandFailure.end(with: error, of: CommandLine.arguments)
        }
    }
}
