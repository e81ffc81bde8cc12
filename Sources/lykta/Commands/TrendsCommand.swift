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
        let now = System.now()
        let layer = try parsed(
            layer, "one of \(AreaLayer.allCases.map(\.rawValue).joined(separator: ", "))",
            AreaLayer.init(rawValue:))
        guard (0.01...10).contains(falseAlarms) else {
            throw CommandFault.badValue(
                "\(falseAlarms)", expected: "a number of false alarms a month, 0.01–10")
        }
        let start = try since.map { try parsed($0, "a day such as 2026-01-31") { CivilDate($0) } }
        if let start, start > SwedishTime(now).date {
            throw CommandFault.badValue("\(start)", expected: "a day that has been")
        }
        let asked = try CategoryList.parse(category, among: installation.categories)
        let finder = TrendFinder(
            categories: asked.isEmpty ? Set(installation.categories.map(\.code)) : asked,
            districts: TrendDistricts(installation.store.areasNow.all(of: layer), of: layer),
            falseAlarmsPerMonth: falseAlarms)
        let reports = try await installation.reports(
            seenFrom: SwedishTime.moment(of: start ?? WeekSpan.usualStart(at: now), minuteOfDay: 0))
        let trends = try trends(
            by: finder, among: reports, in: WeekSpan(of: reports, since: start, finishedAt: now))
        switch format {
        case .text: describe(trends)
        case .json: Terminal.print(TrendsJSON(hasWeeks: all).bytes(of: trends) + [UInt8(ascii: "\n")])
        case .csv:
            let words = SwedishWords(categories: installation.categories)
            Terminal.print(try TrendsCSV(words: words).bytes(of: trends.series))
        }
    }

    private func trends(
        by finder: TrendFinder, among reports: [FoundReport], in weeks: WeekSpan
    ) throws -> Planning.Trends {
        let progress = Progress("watching the series")
        defer { progress.finish() }
        return try finder.trends(among: reports, in: weeks, listing: all ? .all : .rising) { done in
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
