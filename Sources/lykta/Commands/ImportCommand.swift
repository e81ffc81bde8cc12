import ArgumentParser
import Crypto
import Foundation
import Intake
import Reports

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports reports from a CSV or GeoJSON file, through the same checks as the API.",
        discussion: """
            Refused rows are told with their reasons, and the others kept. An import that was stopped goes on where it \
            stopped when the same file is imported again; a file that was imported whole adds nothing the second time.
            """)

    @OptionGroup var file: FileOption
    @Argument(
        help: "reports.csv or reports.geojson.", completion: .file(extensions: ["csv", "geojson", "json"]))
    var input: String

    func run() async throws {
        guard let data = FileManager.default.contents(atPath: input) else {
            throw CommandFault.unreadableFile(input)
        }
        let rows = try SubmissionFile.read(Array(data), isCSV: input.lowercased().hasSuffix(".csv"))
        let digest = SHA256.hash(data: data).map { String($0, radix: 16) }.joined(separator: "-")
        let installation = try await Installation.open(file.path, for: .writing(queuesMessages: true))
        let done = min(try await installation.store.importedRows(of: digest), rows.rowCount)
        if done > 0 { Terminal.error("\(done) of \(rows.rowCount) rows were imported before.") }
        var run = ImportRun(installation: installation, digest: digest, total: rows.rowCount)
        try await run.take(rows, from: done)
        try await installation.store.close()
        Terminal.print("\(run.kept) kept, \(run.repeated) repeats, \(run.refused) refused.")
        if run.refused > 0 { throw ExitCode(1) }
    }
}

/// One run through the rows of a file.
private struct ImportRun {
    let installation: Installation
    let digest: String
    let total: Int
    private(set) var kept = 0
    private(set) var repeated = 0
    private(set) var refused = 0

    init(installation: Installation, digest: String, total: Int) {
        self.installation = installation
        self.digest = digest
        self.total = total
    }

    mutating func take(_ file: SubmissionFile, from first: Int) async throws {
        let progress = Progress("Import", of: total)
        var chance = SystemRandomNumberGenerator()
        try await file.forEachBatch(of: 200) { rows in
            var new: [(row: SubmissionFile.Row, report: NewReport)] = []
            for row in rows where row.number > first {
                do {
                    let checked = try installation.desk.check(
                        row.submission.get(), allowed: [], at: System.now(), using: &chance)
                    new.append((row, checked.new))
                } catch let refusal as IntakeRefusal {
                    refuse(row, refusal.problems.map(\.line))
                } catch let refusal as SubmissionFile.RowRefusal {
                    refuse(row, refusal.lines)
                }
            }
            guard let last = rows.last?.number, last > first else { return }
            let now = ImportProgress(digest: digest, rows: last, at: System.now())
            let outcomes = try await installation.store.acceptAll(new.map(\.report), recording: now)
            for (row, outcome) in zip(new.map(\.row), outcomes) { count(outcome, of: row) }
            progress.show(last)
        }
        progress.finish()
    }

    private mutating func count(_ outcome: Result<Acceptance, ReportStoreError>, of row: SubmissionFile.Row) {
        switch outcome {
        case .success(.accepted): kept += 1
        case .success: repeated += 1
        case .failure(let error): refuse(row, ["could not be kept: \(error)"])
        }
    }

    private mutating func refuse(_ row: SubmissionFile.Row, _ reasons: [String]) {
        refused += 1
        for reason in reasons { Terminal.error("\(row.name): \(reason)") }
    }
}
