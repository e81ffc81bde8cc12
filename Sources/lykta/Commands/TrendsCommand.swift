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
    @OptionGroup var json: JSONOption

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let layer = try Choice.word(layer, Expected.layer, AreaLayer.self)
        let question = try question(of: layer, in: installation)
        let reports = try await installation.reports(matching: question.filter(includesRestricted: true))
        let trends = try trends(question, among: reports)
        switch json.isWanted ? .json : format {
        case .text: describe(trends)
        case .json: Terminal.print(json: TrendsJSON(hasWeeks: all).bytes(of: trends))
        case .csv:
            let words = SwedishWords(categories: installation.categories)
            Terminal.print(try TrendsCSV(words: words).bytes(of: trends.series))
        }
    }

    private func question(of layer: AreaLayer, in installation: Installation) throws -> TrendQuestion {
        let start = try since.map { try parsed($0, Expected.day) { CivilDate($0) } }
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
                    "\(falseAlarms)", expected: Expected.falseAlarms)
            case .sinceYetToCome(let day):
                throw CommandFault.badValue("\(day)", expected: Expected.pastDay)
            }
        }
    }

    private func trends(_ question: TrendQuestion, among reports: [FoundReport]) throws -> Planning.Trends {
        let progress = Progress(ProgressWords.series)
        defer { progress.finish() }
        return try question.trends(among: reports) { done in
            progress.show(Bilingual("\(Int(done * 100)) %"))
            return !Task.isCancelled
        }
    }

    private func describe(_ trends: Planning.Trends) {
        var table = Table([Columns.category, Columns.area, Columns.reason])
        if let total = trends.total, total.isRising {
            table.add([
                StatisticsSentences.all.told, TrendSentences.wholeArea.told, total.reason.told,
            ])
        }
        for trend in trends.series {
            table.add([
                trend.category.description, trend.area?.name ?? TrendSentences.outside.told,
                trend.reason.told,
            ])
        }
        table.finish()
        let rest = trends.unlisted
        Terminal.error(
            TrendSentences.summary(
                weeks: trends.weeks.count, until: trends.weeks.until, calm: rest.calm,
                tooFew: rest.tooFewReports, tooEarly: rest.tooEarly))
    }
}
