import ArgumentParser
import Exports
import Foundation
import Geometry
import Planning
import Reports
import SpatialStore

/// How figures are printed.
enum FigureFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

struct Trends: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells early which categories are on the rise in which districts; see docs/methods.md.")

    @OptionGroup var file: FileOption
    @Option(help: "Only these categories, separated by commas.")
    var category: String?
    @Option(help: "The layer whose areas reports are counted by.")
    var layer: String = AreaLayer.district.rawValue
    @Option(
        help:
            "Reports seen on or after this day. Default: four to five years back, or the day of the first report."
    )
    var since: String?
    @Option(help: "How many false alarms a month the whole list may bring in the mean, 0.01–10.")
    var falseAlarms: Double = 1
    @Flag(help: "Every series, the calm ones too.")
    var all = false
    @Option(help: "text, json or csv.")
    var format: FigureFormat = .text

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let layer = try Choice.word(layer, "a layer", AreaLayer.self)
        let question = try question(of: layer, in: installation)
        let reports = try await installation.reports(matching: question.filter(includesRestricted: true))
        let trends = try trends(question, among: reports)
        switch format {
        case .text: describe(trends)
        case .json: Terminal.print(TrendsJSON(hasWeeks: all).bytes(of: trends) + [UInt8(ascii: "\n")])
        case .csv:
            let words = SwedishWords(categories: installation.categories)
            Terminal.print(try TrendsCSV(words: words).bytes(of: trends.series))
        }
    }

    private func question(of layer: AreaLayer, in installation: Installation) throws -> TrendQuestion {
        let start = try since.map { try parsed($0, "a day such as 2026-01-31") { CivilDate($0) } }
        let categories = try CategoryList.parse(category, among: installation.categories)
        do {
            return try TrendQuestion(
                since: start, categories: categories, among: Set(installation.categories.map(\.code)),
                areas: installation.store.areasNow.all(of: layer), layer: layer,
                falseAlarmsPerMonth: falseAlarms, listing: all ? .all : .rising, at: System.now())
        } catch {
            switch error {
            case .falseAlarmsOutOfRange:
                throw CommandFault.badValue(
                    "\(falseAlarms)", expected: "a number of false alarms a month, 0.01–10")
            case .sinceYetToCome(let day):
                throw CommandFault.badValue("\(day)", expected: "a day that has been")
            }
        }
    }

    private func trends(_ question: TrendQuestion, among reports: [FoundReport]) throws -> Planning.Trends {
        let progress = Progress("watching the series")
        defer { progress.finish() }
        return try question.trends(among: reports) { done in
            progress.show("\(Int(done * 100)) %")
            return !Task.isCancelled
        }
    }

    private func describe(_ trends: Planning.Trends) {
        for trend in trends.series {
            Terminal.print(
                "\(trend.category)\t\(trend.area?.name ?? "utanför områdena")\t\(trend.reason.swedish)")
        }
        let rest = trends.unlisted
        Terminal.print(
            "\(trends.weeks.count) weeks until \(trends.weeks.until). Not listed: \(rest.calm) calm, "
                + "\(rest.tooFewReports) with too few reports, \(rest.tooEarly) too early to say.")
    }
}
