import ArgumentParser
import Demo
import Foundation
import Intake
import JSON
import Reports

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a database with the built-in profile, addresses and two years of made-up reports.",
        discussion: """
            The same arguments give the same reports, and what staff did with their cases: some are dealt with or refused, some \
            under way, waiting or handed over, and some reporters are answered. Nobody is told of their cases, and no account \
            is made: `lykta users add` makes the first.
            """)

    @OptionGroup var file: FileOption
    @Option(help: "How many reports.")
    var reports: Int = 2_000
    @Option(help: "Another seed, other reports.")
    var seed: UInt64 = 1
    @Option(help: "The moment after the last report. Default: now.")
    var until: String?
    @OptionGroup var json: JSONOption

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw CommandFault.badValue(file.path, expected: Expected.newFile)
        }
        let installation = try await Installation.open(file.path, for: .making, profiles: [.builtIn])
        let addresses = try DemoAddresses.all(through: installation.projector)
        for (municipality, places) in Dictionary(grouping: addresses, by: \.municipality) {
            try await installation.store.replacePlaces(of: municipality, by: places)
        }
        let demo = try DemoReports(
            count: reports, seed: seed, until: try until.map(Moment.parse) ?? System.now())
        let desk = DemoDesk(seed: seed)
        var chance = SystemRandomNumberGenerator()
        let progress = Progress(ProgressWords.demo, of: reports)
        var batch: [NewReport] = []
        var (seen, kept, refused, dealtWith) = (0, 0, 0, 0)
        var deskDay: Timestamp?
        for made in demo {
            // Staff see what has come in before their day, so that what comes after they ended a case begins another.
            while let day = deskDay, day <= made.receivedAt {
                kept += try await keep(&batch, in: installation)
                dealtWith += try await work(desk, on: day, in: installation)
                deskDay = day.adding(DemoDesk.interval)
            }
            deskDay = deskDay ?? made.receivedAt.adding(DemoDesk.interval)
            seen += 1
            do {
                let checked = try installation.desk.check(
                    made.submission, allowed: [], at: made.receivedAt, using: &chance)
                batch.append(checked.new)
            } catch {
                refused += 1
            }
            if batch.count == 200 {
                kept += try await keep(&batch, in: installation)
                progress.show(seen)
            }
        }
        kept += try await keep(&batch, in: installation)
        try await installation.store.close()
        progress.finish()
        let repeated = seen - refused - kept
        if json.isWanted {
            Terminal.print(
                json: JSONWriter.object {
                    $0.member("kept", kept)
                    $0.member("repeated", repeated)
                    $0.member("refused", refused)
                    $0.member("decisions", dealtWith)
                })
        }
        Terminal.error(
            DemoSentences.summary(kept: kept, repeated: repeated, refused: refused, dealtWith: dealtWith))
    }

    /// One day at the desk.
    ///
    /// - Returns: How many cases were dealt with.
    private func work(_ desk: DemoDesk, on day: Timestamp, in installation: Installation) async throws -> Int
    {
        let query = CaseQuery(
            CaseFilter(statuses: [.open, .inProgress], includesRestricted: true), sort: .newest)
        let open = try await installation.store.cases(query, limit: 500, after: nil).cases.map(\.case)
        let work = desk.work(on: open, at: day)
        for done in work {
            // What was done to another case on the same day may have changed this one.
            guard let now = try await installation.store.case(done.case.id, in: []),
                now.state == done.case.state, now.units == done.case.units
            else { continue }
            _ = try await installation.store.carryOut(
                done.edits, on: done.case.id, version: now.version, seeing: .everything,
                by: DemoDesk.staff, at: day)
        }
        return work.count
    }

    private func keep(_ batch: inout [NewReport], in installation: Installation) async throws -> Int {
        let outcomes = try await installation.store.acceptAll(batch)
        batch = []
        return outcomes.count { outcome in
            if case .success(.accepted) = outcome { true } else { false }
        }
    }
}
