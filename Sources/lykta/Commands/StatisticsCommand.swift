import ArgumentParser
import Exports
import Foundation
import Reports
import Triage

struct ShowStatistics: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics",
        abstract: "Counts reports and cases, and how long they took; see docs/methods.md.")

    @OptionGroup var file: FileOption
    @Option(
        help: ArgumentHelp(
            "Reports received, and cases opened, on or after this day or moment (2026-01-31 or RFC 3339).",
            valueName: "time"))
    var since: String?
    @Option(help: ArgumentHelp("Those before this day or moment.", valueName: "time"))
    var until: String?
    @Option(help: "A row for each month, category, unit, district or source.")
    var by: String?
    @Option(help: "text, json or csv.")
    var format: FigureFormat = .text
    @OptionGroup var json: JSONOption

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let question = StatisticsQuestion(
            from: try since.map(Moment.parse), until: try until.map(Moment.parse),
            by: try by.map { try Choice.word($0, Expected.grouping, StatisticsGrouping.self) },
            today: SwedishTime(System.now()).date, includesRestricted: true)
        let names = StatisticsNames(
            by: question.grouping, profiles: installation.jurisdictions.map(\.profile),
            districts: installation.store.areasNow.all(of: .district))
        let statistics = try await installation.store.statistics(question)
        switch json.isWanted ? .json : format {
        case .text:
            var table = Table([
                Columns.part, Columns.received, Columns.cases, Columns.done, Columns.open, Columns.overdue,
                Columns.answerMedian, Columns.answerNinth, Columns.doneMedian, Columns.doneNinth,
            ])
            for row in statistics.rows {
                table.add(
                    cells(row, named: row.key.map { names.name(of: $0) } ?? StatisticsSentences.unknown))
            }
            table.add(cells(statistics.total, named: StatisticsSentences.all))
            table.finish()
        case .json: Terminal.print(json: StatisticsJSON(question, names: names).bytes(of: statistics))
        case .csv: Terminal.print(StatisticsCSV(by: question.grouping, names: names).bytes(of: statistics))
        }
    }

    private func cells(_ row: StatisticsRow, named name: Bilingual) -> [String] {
        let days = [row.toFirstAnswer.median, row.toFirstAnswer.ninth, row.toDone.median, row.toDone.ninth]
        return [
            name.told, "\(row.received)", "\(row.cases)", "\(row.done)", "\(row.open)", "\(row.overdue)",
        ] + days.map { $0.map { FigureText.decimal($0, 1) } ?? "" }
    }
}
