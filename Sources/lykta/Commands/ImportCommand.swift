import ArgumentParser
import Intake
import Reports

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Imports reports from CSV, GeoJSON, Open311 or Open ePlatform's XML, through the same checks as the API.",
        discussion: """
            Refused rows are told with their reasons, and the others kept. A row that was imported before is known by its \
            clientReference, or else by what it says, and not kept again; one that was refused is tried again. So a file that \
            was corrected, saved anew or made longer, and one whose import was stopped, is simply imported again.

            Units are told of new cases as by the API, but not of what is history: what was seen more than \
            \(ImportNotices.recentDays) days ago. --notify says otherwise.

            The answer to a follow-up question stands in a column answer.QUESTION, such as answer.lamp-number; in a \
            GeoJSON file in the property answers, an object. Columns may have their usual Swedish or English names, \
            such as Kategori and Beskrivning; all are in docs/configuration.md.

            What another service exports is read with --mapping, which names a file that says what stands where, what its words \
            mean and how its times are written. With --format open-eplatform it is an XML export of flow instances, or a folder of \
            such files; with --format open311 service requests in XML, JSON or CSV; else a CSV file with columns of its own.
            """)

    @OptionGroup var file: FileOption
    @Flag(help: "Tell what would be kept, known and refused, and write nothing.")
    var dryRun = false
    @Option(
        help: ArgumentHelp(
            "Of which reports units are told: none, recent (seen in the last \(ImportNotices.recentDays) days) or all.",
            valueName: "which"))
    var notify: ImportNotices = .recent
    @Option(
        help: ArgumentHelp(
            "The column of a CSV file that holds a member, such as answer.lamp-number=Lampnummer; once for each.",
            valueName: "member=column"))
    var map: [String] = []
    @Option(
        help: ArgumentHelp(
            "A column of a CSV file that is passed over; once for each. Others that are unknown are refused.",
            valueName: "column"))
    var ignore: [String] = []
    @Option(help: "csv, geojson, open311 or open-eplatform; csv or geojson by the file's name when absent.")
    var format: ImportFormat?
    @Option(
        help: ArgumentHelp(
            "What another service's export holds; see docs/configuration.md.",
            valueName: "file"), completion: .file())
    var mapping: String?
    @OptionGroup var json: JSONOption
    @Argument(
        help:
            "reports.csv, reports.geojson, an export of another service, or (Open ePlatform) a folder of them.",
        completion: .file(extensions: ["csv", "geojson", "json", "xml"]))
    var input: String

    func run() async throws {
        let rows = try rows()
        if !rows.passedOver.isEmpty { Terminal.error(ImportWords.passedOver(rows.passedOver)) }
        let installation = try await Installation.open(
            file.path, for: dryRun ? .reading : .writing(queuesMessages: true))
        var run = ImportRun(installation, isDryRun: dryRun, notices: notify)
        try await run.take(rows)
        try await installation.store.close()
        if dryRun { Terminal.error(FaultWords.dryRun) }
        if json.isWanted { Terminal.print(json: run.tally.json) } else { Terminal.print(run.tally.summary) }
        if run.tally.refused > 0 { throw ExitCode(1) }
    }

    private func rows() throws -> SubmissionFile {
        let format = format ?? (input.lowercased().hasSuffix(".csv") ? .csv : .geojson)
        guard let mapping else {
            guard format == .csv || format == .geojson else {
                throw CommandFault.badValue("", expected: Expected.mappingFile(format.rawValue))
            }
            let columns = try columns()
            return try SubmissionFile.read(
                try InputFile.bytes(at: input), as: format == .csv ? .columns(columns) : .geoJSON)
        }
        guard map.isEmpty, ignore.isEmpty else {
            throw CommandFault.badValue((map + ignore).joined(separator: " "), expected: Expected.onlyColumns)
        }
        let said = try ExportMapping.read(mapping)
        switch format {
        case .geojson: throw CommandFault.badValue(mapping, expected: Expected.onlyExports)
        case .csv: return try SubmissionFile.read(try InputFile.bytes(at: input), as: .table(said))
        case .open311: return try SubmissionFile.read(try InputFile.bytes(at: input), as: .open311(said))
        case .openEPlatform:
            return SubmissionFile(
                flowInstances: try InputFile.documents(at: input, endingIn: ".xml"), mapping: said)
        }
    }

    private func columns() throws -> SubmissionColumns {
        var mapped: [String: String] = [:]
        for text in map {
            let pair = try NamedValue(text, Expected.memberColumn)
            guard SubmissionColumns.isMember(pair.name) else {
                throw Choice.unknown(pair.name, Expected.member, among: SubmissionColumns.members)
            }
            guard mapped.updateValue(pair.value, forKey: pair.name) == nil else {
                throw CommandFault.badValue(text, expected: Expected.columnOf(pair.name))
            }
        }
        guard let columns = SubmissionColumns.mapping(mapped, ignoring: Set(ignore)) else {
            throw CommandFault.badValue(
                (map + ignore).joined(separator: " "), expected: Expected.onlyMapping)
        }
        return columns
    }
}

/// What a file of reports is. The raw values are what is typed.
enum ImportFormat: String, CaseIterable, ExpressibleByArgument {
    case csv, geojson, open311
    case openEPlatform = "open-eplatform"
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
