import ArgumentParser
import Foundation
import Intake
import Reports

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports reports from a CSV or GeoJSON file, through the same checks as the API.",
        discussion: """
            Refused rows are told with their reasons, and the others kept. A row that was imported before is known by its \
            clientReference, or else by what it says, and not kept again; one that was refused is tried again. So a file that \
            was corrected, saved anew or made longer, and one whose import was stopped, is simply imported again.
            """)

    @OptionGroup var file: FileOption
    @Flag(help: "Tell what would be kept, known and refused, and write nothing.")
    var dryRun = false
    @Argument(
        help: "reports.csv or reports.geojson.", completion: .file(extensions: ["csv", "geojson", "json"]))
    var input: String

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: input) else {
            throw CommandFault.unreadableFile(input)
        }
        let rows = try SubmissionFile.read(Array(data), isCSV: input.lowercased().hasSuffix(".csv"))
        let installation = try await Installation.open(
            file.path, for: dryRun ? .reading : .writing(queuesMessages: true))
        var run = ImportRun(installation, isDryRun: dryRun)
        try await run.take(rows)
        try await installation.store.close()
        if dryRun { Terminal.error("A dry run: nothing was written.") }
        Terminal.print(run.summary)
        if run.refused > 0 { throw ExitCode(1) }
    }
}
