import API
import ArgumentParser
import Exports
import Foundation
import Intake
import JSON
import Prevention
import Reports

struct Surveys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keeps what the yearly safety survey found, and tells what can be said of it.",
        subcommands: [Import.self, List.self, Remove.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps the figures of a CSV file; those that are there already are corrected.",
            discussion: """
                The columns are year, question, share and source; asked and answered, one of them at least; and municipality, \
                the own one when absent. --map tells which column of the file is which; others are passed over. Refused rows are \
                told with their reasons, and the others kept.
                """)

        @OptionGroup var file: FileOption
        @Option(help: "The kommunkod of who keeps them, where several are served.")
        var municipality: String?
        @Option(
            help: ArgumentHelp(
                "Which column is which, such as share=Andel. May be given several times.",
                valueName: "part=column"))
        var map: [String] = []
        @Flag(help: "Tell what would be kept and refused, and write nothing.")
        var dryRun = false
        @OptionGroup var json: JSONOption
        @Argument(help: "survey.csv", completion: .file(extensions: ["csv", "txt"]))
        var input: String

        func run() async throws {
            let bytes = try InputFile.bytes(at: input)
            let columns = try NamedValue.columns(map, SurveyFile.Column.self)
            let installation = try await Installation.open(
                file.path, for: dryRun ? .reading : .writing(queuesMessages: false))
            let keeper = try installation.municipality(municipality)
            let questions = installation.profile(of: keeper)?.surveyQuestions ?? .builtIn
            let read: SurveyFile
            do throws(SurveyFileFault) {
                read = try SurveyFile(
                    bytes, columns: columns, keptBy: keeper, questions, on: SwedishTime(System.now()).date)
            } catch {
                throw CommandFault.refused(
                    [input + ": " + FaultWords.nothingImported] + error.sentences.map { "  " + $0 })
            }
            try await keep(read, in: installation)
        }

        /// - Throws: `ExitCode(1)` when a row was refused.
        private func keep(_ read: SurveyFile, in installation: Installation) async throws {
            var (figures, refused) = ([SurveyFigure](), 0)
            for row in read.rows {
                switch row.figure {
                case .success(let figure): figures.append(figure)
                case .failure(let fault):
                    refused += 1
                    Terminal.error(ImportWords.row(row.number, lines: row.lines) + ": " + fault.sentence)
                }
            }
            guard !figures.isEmpty else {
                throw CommandFault.refused([input + " " + SurveySentences.noRows])
            }
            let kept = try await kept(figures, in: installation)
            try await installation.store.close()
            for warning in APIService.warnings(of: figures, at: System.now()) {
                Terminal.error(FaultWords.warning + ": " + warning)
            }
            if dryRun { Terminal.error(FaultWords.dryRun) }
            let counts = FigureKeeping.allCases.map { one in (one, kept.count { $0 == one }) }
            if json.isWanted {
                Terminal.print(
                    json: JSONWriter.object {
                        for (one, count) in counts { $0.member(one.rawValue, count) }
                        $0.member("refused", refused)
                        $0.member("dryRun", dryRun)
                    })
            } else {
                Terminal.print(
                    SurveySentences.imported(
                        added: counts[0].1, corrected: counts[1].1, unchanged: counts[2].1, refused: refused))
            }
            if refused > 0 { throw ExitCode(1) }
        }

        private func kept(_ figures: [SurveyFigure], in installation: Installation) async throws
            -> [FigureKeeping]
        {
            guard dryRun else {
                return try await installation.store.keep(figures, by: "lykta surveys", at: System.now())
            }
            let known = Dictionary(
                try await installation.store.surveyFigures(SurveyQuery()).map { ($0.key, $0) }
            ) { first, _ in first }
            return figures.map { FigureKeeping(of: $0, beside: known[$0.key]) }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists figures with their intervals, by question, municipality and year.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("Of this question.", valueName: "code"))
        var question: String?
        @Option(help: "Of this municipality, by its kommunkod.")
        var municipality: String?
        @Option(help: "Of this year.")
        var year: Int?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            var query = SurveyQuery()
            query.question = try question.map { try parsed($0, SurveySentences.question) { Code($0) } }
            query.municipality = try municipality.map {
                try parsed($0, Expected.kommunkod) { MunicipalityCode($0) }
            }
            query.year = try year.map { number in
                try parsed("\(number)", SurveySentences.year) { _ in SurveyYear(number) }
            }
            let found = try await installation.store.surveyFigures(query)
            guard !json.isWanted else {
                return Terminal.print(json: JSONWriter.object { $0.surveyFigures(found) })
            }
            if found.isEmpty { Terminal.error(SurveySentences.nothing) }
            var table = Table([
                SurveyColumns.question, SurveyColumns.municipality, SurveyColumns.year, SurveyColumns.share,
                SurveyColumns.interval, SurveyColumns.asked, SurveyColumns.answered, SurveyColumns.source,
            ])
            for figure in found {
                table.add([
                    figure.key.question.description, figure.key.municipality.description,
                    figure.key.year.description, figure.percent.description, figure.intervalText ?? "-",
                    figure.sample.asked.map { "\($0)" } ?? "-",
                    figure.sample.answered.map { "\($0)" } ?? "-", figure.source.text,
                ])
            }
            table.finish()
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a figure away; `surveys import` brings it back.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("Its question.", valueName: "code"))
        var question: String
        @Option(help: "Its year.")
        var year: Int
        @Option(help: "Its municipality, by the kommunkod; the keeper's own when absent.")
        var municipality: String?
        @Option(help: "The kommunkod of who keeps it, where several are served.")
        var keeper: String?

        func run() async throws {
            let code: Code<SurveyQuestion> = try parsed(question, SurveySentences.question) { Code($0) }
            let ofYear = try parsed("\(year)", SurveySentences.year) { _ in SurveyYear(year) }
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            let home = try installation.municipality(keeper)
            let about = try municipality.map { try parsed($0, Expected.kommunkod) { MunicipalityCode($0) } }
            let key = SurveyFigure.Key(
                keeper: home, municipality: about ?? home, question: code, year: ofYear)
            let wasThere = try await installation.store.removeFigure(
                key, by: "lykta surveys", at: System.now())
            try await installation.store.close()
            guard wasThere else { throw CommandFault.refused([SurveySentences.nothingThere]) }
            Terminal.print(SurveySentences.removed)
        }
    }
}
