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

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let question = StatisticsQuestion(
            from: try since.map(Moment.parse), until: try until.map(Moment.parse),
            by: try by.map { try Choice.word($0, "a grouping", StatisticsGrouping.self) },
            today: SwedishTime(System.now()).date, includesRestricted: true)
        let names = StatisticsNames(
            by: question.grouping, profiles: installation.jurisdictions.map(\.profile),
            districts: installation.store.areasNow.all(of: .district))
        let statistics = try await installation.store.statistics(question)
        switch format {
        case .text:
            for row in statistics.rows {
                Terminal.print(
                    line(row, named: row.key.map { names.name(of: $0).swedish } ?? "ingen uppgift"))
            }
            Terminal.print(line(statistics.total, named: "alla"))
        case .json:
            Terminal.print(
                StatisticsJSON(question, names: names).bytes(of: statistics) + [UInt8(ascii: "\n")])
        case .csv: Terminal.print(StatisticsCSV(by: question.grouping, names: names).bytes(of: statistics))
        }
    }

    private func line(_ row: StatisticsRow, named name: String) -> String {
        func days(_ days: Durations) -> String {
            guard let median = days.median, let ninth = days.ninth else { return "-" }
            return String(format: "%.1f / %.1f days", median, ninth)
        }
        return
            "\(name)\t\(row.received) received\t\(row.cases) \(row.cases == 1 ? "case" : "cases")\t\(row.done) done\t\(row.open) open\t"
            + "\(row.overdue) overdue\tanswer \(days(row.toFirstAnswer))\tdone \(days(row.toDone))"
    }
}
