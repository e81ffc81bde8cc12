import ArgumentParser
import Demo
import Foundation
import Intake
import Reports

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a database with the built-in profile, addresses and two years of made-up reports.",
        discussion: "The same arguments give the same reports. Nobody is told of their cases.")

    @OptionGroup var file: FileOption
    @Option(help: "How many reports.")
    var reports: Int = 2_000
    @Option(help: "Another seed, other reports.")
    var seed: UInt64 = 1
    @Option(help: "The moment after the last report. Default: now.")
    var until: String?

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw CommandFault.badValue(file.path, expected: "a new file; it exists already")
        }
        let installation = try await Installation.open(file.path, for: .making, profiles: [.builtIn])
        let addresses = try DemoAddresses.all(through: installation.projector)
        for (municipality, places) in Dictionary(grouping: addresses, by: \.municipality) {
            try await installation.store.replacePlaces(of: municipality, by: places)
        }
        let demo = try DemoReports(
            count: reports, seed: seed, until: try until.map(Moment.parse) ?? System.now())
        var chance = SystemRandomNumberGenerator()
        let progress = Progress("Demo", of: reports)
        var batch: [NewReport] = []
        var (seen, kept, refused) = (0, 0, 0)
        for made in demo {
            seen += 1
            do {
                let checked = try installation.desk.check(
                    made.submission, allowed: [], at: made.receivedAt, using: &chance)
                batch.append(checked.new)
            } catch {
                refused += 1
            }
            if batch.count == 500 {
                kept += try await keep(&batch, in: installation)
                progress.show(seen)
            }
        }
        kept += try await keep(&batch, in: installation)
        try await installation.store.close()
        progress.finish()
        Terminal.error(
            "\(kept) reports kept, \(seen - refused - kept) recognised as repeats, \(refused) refused.")
    }

    private func keep(_ batch: inout [NewReport], in installation: Installation) async throws -> Int {
        let outcomes = try await installation.store.acceptAll(batch)
        batch = []
        return outcomes.count { outcome in
            if case .success(.accepted) = outcome { true } else { false }
        }
    }
}
