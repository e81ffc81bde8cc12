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

            Units are told of new cases as by the API, but not of what is history: what was seen more than \
            \(ImportNotices.recentDays) days ago. --notify says otherwise.
            """)

    @OptionGroup var file: FileOption
    @Flag(help: "Tell what would be kept, known and refused, and write nothing.")
    var dryRun = false
    @Option(
        help: ArgumentHelp(
            "Of which reports units are told: none, recent (seen in the last \(ImportNotices.recentDays) days) or all.",
            valueName: "which"))
    var notify: ImportNotices = .recent
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
        var run = ImportRun(installation, isDryRun: dryRun, notices: notify)
        try await run.take(rows)
        try await installation.store.close()
        if dryRun { Terminal.error("A dry run: nothing was written.") }
        Terminal.print(run.summary)
        if run.refused > 0 { throw ExitCode(1) }
    }
}

/// Of which imported reports units are told.
enum ImportNotices: String, CaseIterable, ExpressibleByArgument {
    case none, recent, all

    /// Seen longer ago, a report is history.
    static let recentDays: Int64 = 30

    func tells(of report: Report, at moment: Timestamp) -> Bool {
        switch self {
        case .none: false
        case .recent: report.observed >= moment.subtracting(.days(Self.recentDays))
        case .all: true
        }
    }
}
