import API
import ArgumentParser
import Exports
import Intake
import JSON
import Prevention
import Reports
import Triage

struct CrimeStatistics: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crime-statistics",
        abstract: "Keeps counts of reported offences, and tells what chance lets expect of them.",
        subcommands: [Import.self, List.self, Remove.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps the counts of a CSV file; those that are there already are corrected.",
            discussion: """
                Either a count in each row, under period, offence and count, and perhaps area, publisher and status; or as national tables are \
                published: an offence in each row and a period in each column. Blanks between thousands do not count, - is none and .. is not \
                known. Refused figures are told with their reasons, and the others kept. What it was before stays in the history.
                """)

        @OptionGroup var file: FileOption
        @Option(help: "The kommunkod of who keeps them, where several are served.")
        var municipality: String?
        @Option(help: "Who published them, where the file does not say.")
        var publisher: String?
        @Option(
            help: "Where they were counted, where the file does not say; the own municipality when absent.")
        var area: String?
        @Flag(help: "The counts are preliminary, where the file does not say.")
        var preliminary = false
        @Option(
            help: ArgumentHelp(
                "Which column is which, such as count=Anmälda. May be given several times.",
                valueName: "part=column"))
        var map: [String] = []
        @Option(help: ArgumentHelp("A column that is passed over; once for each.", valueName: "column"))
        var ignore: [String] = []
        @Flag(help: "Tell what would be kept and refused, and write nothing.")
        var dryRun = false
        @OptionGroup var json: JSONOption
        @Argument(help: "statistics.csv", completion: .file(extensions: ["csv", "txt"]))
        var input: String

        func run() async throws {
            let bytes = try InputFile.bytes(at: input)
            let columns = try NamedValue.columns(map, CrimeFile.Column.self)
            let installation = try await Installation.open(
                file.path, for: dryRun ? .reading : .writing(queuesMessages: false))
            var reading = CrimeFile.Reading(
                keptBy: try installation.municipality(municipality), on: SwedishTime(System.now()).date)
            reading.publisher = try publisher.map {
                try parsed($0, CrimeSentences.publisher) { SourceName($0) }
            }
            reading.area = try area.map { try parsed($0, CrimeSentences.area) { CrimeArea($0) } }
            reading.status = preliminary ? .preliminary : .settled
            reading.columns = columns
            reading.ignored = Set(ignore)
            let read: CrimeFile
            do throws(CrimeFileFault) {
                read = try CrimeFile(bytes, reading)
            } catch {
                throw CommandFault.refused(
                    [input + ": " + FaultWords.nothingImported] + error.sentences.map { "  " + $0 })
            }
            try await keep(read, in: installation)
        }

        /// - Throws: `ExitCode(1)` when a figure was refused.
        private func keep(_ read: CrimeFile, in installation: Installation) async throws {
            var (counts, refused) = ([CrimeCount](), 0)
            for figure in read.figures {
                switch figure.read {
                case .success(let count): counts.append(count)
                case .failure(let fault):
                    refused += 1
                    let column = figure.column.map { ", \($0)" } ?? ""
                    Terminal.error(
                        ImportWords.row(figure.row, lines: figure.lines) + column + ": " + fault.sentence)
                }
            }
            guard !counts.isEmpty else {
                throw CommandFault.refused([input + " " + CrimeSentences.noFigures])
            }
            let kept = try await kept(counts, in: installation)
            try await installation.store.close()
            for warning in APIService.warnings(of: counts, at: System.now()) {
                Terminal.error(FaultWords.warning + ": " + warning)
            }
            if dryRun { Terminal.error(FaultWords.dryRun) }
            func number(_ one: FigureKeeping) -> Int { kept.count { $0 == one } }
            if json.isWanted {
                Terminal.print(
                    json: JSONWriter.object { object in
                        for one in FigureKeeping.allCases { object.member(one.rawValue, number(one)) }
                        object.member("unknown", read.unknown)
                        object.member("refused", refused)
                        object.member("dryRun", dryRun)
                    })
            } else {
                Terminal.print(
                    CrimeSentences.imported(
                        added: number(.added), corrected: number(.corrected),
                        unchanged: number(.unchanged), unknown: read.unknown, refused: refused))
            }
            if refused > 0 { throw ExitCode(1) }
        }

        private func kept(_ counts: [CrimeCount], in installation: Installation) async throws
            -> [FigureKeeping]
        {
            guard dryRun else {
                return try await installation.store.keepCounts(
                    counts, by: "lykta crime-statistics", at: System.now())
            }
            let known = Dictionary(
                try await installation.store.crimeCounts(CrimeQuery()).map { ($0.key, $0) }
            ) { first, _ in first }
            let day = SwedishTime(System.now()).date
            return counts.map { FigureKeeping(of: $0.kept(on: day), beside: known[$0.key]) }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists counts with what chance lets expect, by area, offence, publisher and period.")
        @OptionGroup var file: FileOption
        @Option(help: "Of this offence, as published.")
        var offence: String?
        @Option(help: "Of this area: a kommunkod, or a name as published.")
        var area: String?
        @Option(help: "Of this publisher.")
        var publisher: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            var query = CrimeQuery()
            query.offence = try offence.map { try parsed($0, CrimeSentences.offence) { OffenceName($0) } }
            query.area = try area.map { try parsed($0, CrimeSentences.area) { CrimeArea($0) } }
            query.publisher = try publisher.map {
                try parsed($0, CrimeSentences.publisher) { SourceName($0) }
            }
            let found = CrimeSeries.all(of: try await installation.store.crimeCounts(query))
            let profiles = installation.jurisdictions.map(\.profile)
            guard !json.isWanted else {
                return Terminal.print(
                    json: JSONWriter.object { object in
                        object.crimeSeries(found) { CrimeInhabitants.of($0, profiles) }
                    })
            }
            if found.isEmpty { Terminal.error(CrimeSentences.nothing) }
            var table = Table([
                Columns.area, CrimeColumns.offence, CrimeColumns.period, CrimeColumns.count, Columns.low,
                Columns.high, CrimeColumns.rate, Columns.status, CrimeColumns.publisher,
            ])
            for series in found {
                let inhabitants = CrimeInhabitants.of(series.area, profiles)
                for point in series.points {
                    table.add([
                        series.area.description, series.offence.description,
                        point.count.key.period.description, "\(point.count.count)",
                        FigureText.decimal(point.interval.lowerBound, 1),
                        FigureText.decimal(point.interval.upperBound, 1),
                        point.rate(of: inhabitants).map { FigureText.decimal($0.rate, 1) } ?? "-",
                        point.count.status.rawValue, series.publisher.text,
                    ])
                }
            }
            table.finish()
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a count away; `crime-statistics import` brings it back.")
        @OptionGroup var file: FileOption
        @Option(help: "Its offence, as listed.")
        var offence: String
        @Option(help: "Its period, as listed.")
        var period: String
        @Option(help: "Its publisher, as listed.")
        var publisher: String
        @Option(help: "Its area, as listed; the own municipality when absent.")
        var area: String?
        @Option(help: "The kommunkod of who keeps it, where several are served.")
        var keeper: String?

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            let home = try installation.municipality(keeper)
            let key = CrimeCount.Key(
                keeper: home,
                area: try area.map { try parsed($0, CrimeSentences.area) { CrimeArea($0) } }
                    ?? CrimeArea(home),
                offence: try parsed(offence, CrimeSentences.offence) { OffenceName($0) },
                period: try parsed(period, CrimeSentences.period) { CrimePeriod($0) },
                publisher: try parsed(publisher, CrimeSentences.publisher) { SourceName($0) })
            let wasThere = try await installation.store.removeCount(
                key, by: "lykta crime-statistics", at: System.now())
            try await installation.store.close()
            guard wasThere else { throw CommandFault.refused([CrimeSentences.nothingThere]) }
            Terminal.print(CrimeSentences.removed)
        }
    }
}
