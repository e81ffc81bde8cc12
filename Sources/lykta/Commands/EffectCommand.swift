import API
import ArgumentParser
import Exports
import Foundation
import Geometry
import Planning
import Prevention
import Projection
import Reports
import SpatialStore
import Statistics

/// How an effect is printed.
enum EffectFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

struct Effect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells whether a measure did what it should; see docs/methods.md.",
        discussion: """
            Reports in the treated area are counted for some weeks before and after the measure, and compared with a \
            control area like it where nothing was done. An area is LAYER/CODE of a kept one, such as district/holje, or \
            LON,LAT,METRES for a circle.

            Of a measure that is kept, its id is enough: where and when it was is known, and areas to compare with are proposed. \
            --keep keeps what was said, --judgement says it again from what had come in by then, and --year judges the measures of a \
            year together.
            """)

    @OptionGroup var file: FileOption
    @Option(
        help: ArgumentHelp(
            "A measure's id, or when one was carried out: its day, or its first and last.",
            valueName: "id or day[..day]"))
    var measure: String?
    @Option(
        help: ArgumentHelp("The measures that were done in this year, judged together.", valueName: "year"))
    var year: Int?
    @Option(
        help: ArgumentHelp("A judgement that was kept, and judged again as of its time.", valueName: "id"))
    var judgement: String?
    @Option(help: "Where it was carried out; with days.")
    var treated: String?
    @Option(help: "An area like it, where nothing was done.")
    var control: String?
    @Option(help: "Next to the treated area: where the trouble may have moved.")
    var displacement: String?
    @Option(help: "Next to the control area; needed with --displacement.")
    var displacementControl: String?
    @Option(help: ArgumentHelp("How far a measure reached, in metres; with an id.", valueName: "metres"))
    var reach: Int?
    @Option(
        help: ArgumentHelp(
            "How wide the rings next to both areas are, in metres; 0 for none; with an id.",
            valueName: "metres"))
    var ring: Int?
    @Flag(help: "Keeps the judgement of a measure with its parameters and reports.")
    var keep = false
    @Option(help: ArgumentHelp("Who judges, with --keep.", valueName: "name"))
    var by = "lykta effect"
    @Option(help: "How many weeks to count before and after.")
    var weeks: Int?
    @Option(help: "How many weeks to count before, when not as many.")
    var weeksBefore: Int?
    @Option(help: "Only these categories, separated by commas.")
    var category: String?
    @Option(help: "text or json.")
    var format: EffectFormat = .text
    @OptionGroup var json: JSONOption

    private var given: Given? {
        if let year { return .year(year) }
        if let judgement { return .judgement(judgement) }
        guard let measure else { return nil }
        return MeasureID(measure).map(Given.measure) ?? .days(measure)
    }

    private enum Given {
        case year(Int)
        case judgement(String)
        case measure(MeasureID)
        case days(String)
    }

    func validate() throws {
        guard [measure != nil, year != nil, judgement != nil].count(where: \.self) == 1 else {
            throw ValidationError(EffectSentences.oneOf.told)
        }
        if let measure, MeasureID(measure) == nil {
            guard Self.days(measure) != nil else {
                throw ValidationError(
                    FaultWords.isNot(measure, EffectSentences.idOrDays).told)
            }
            if treated == nil || control == nil { throw ValidationError(EffectSentences.areas.told) }
        }
        guard (displacement == nil) == (displacementControl == nil) else {
            throw ValidationError(EffectSentences.together.told)
        }
    }

    func run() async throws {
        switch given {
        case .year(let year): try await EffectsOfYear(year: year, isJSON: isJSON).tell(in: file.path)
        case .judgement(let id): try await KeptEffect(id: id, isJSON: isJSON).tell(in: file.path)
        case .measure(let id):
            try await EffectOfMeasure(
                id: id, control: control, reach: reach, ring: ring, weeks: weeks, category: category,
                keptBy: keep ? by : nil, isJSON: isJSON
            ).tell(in: file.path)
        case .days(let days): try await tell(days)
        case nil: return
        }
    }

    private var isJSON: Bool { json.isWanted || format == .json }

    private func tell(_ days: String) async throws {
        guard let treated, let control else { return }
        let installation = try await Installation.open(file.path, for: .reading)
        let spans = try spans(days)
        let categories = try category.map { try CategoryList.parse($0, among: installation.categories) }
        var moved: MeasureEffect.Displacement?
        var movedControl: EffectPlace?
        if let displacement, let displacementControl {
            let beside = try place(displacementControl, installation)
            moved = MeasureEffect.Displacement(
                treated: try place(displacement, installation).area, control: beside.area)
            movedControl = beside
        }
        let (treatedPlace, controlPlace) = (
            try place(treated, installation), try place(control, installation)
        )
        guard !treatedPlace.overlaps(controlPlace) else {
            throw CommandFault.refused([EffectHindrance.controlOverlaps.words])
        }
        let question = EffectQuestion(
            spans: spans, treated: treatedPlace.area, control: controlPlace.area, displacement: moved,
            categories: categories)
        let reports = try await installation.reports(matching: question.filter(includesRestricted: true))
        let effect = try effect(question, among: reports)
        let controls = [controlPlace] + (movedControl.map { [$0] } ?? [])
        let others = try await installation.judging.others(in: controls, during: spans, of: [])
        guard !isJSON else {
            return Terminal.print(json: EffectJSON.bytes(of: effect, others: others))
        }
        Self.describe(effect)
        Terminal.print(effect.words.cautioned(by: others, isNaming: true))
    }

    private func effect(_ question: EffectQuestion, among reports: [FoundReport]) throws -> MeasuredEffect {
        do {
            return try question.effect(among: reports)
        } catch {
            switch error {
            case .noReports:
                throw CommandFault.refused([EffectSentences.noReports])
            case .firstReportLater(let first, let before, let weeks):
                throw CommandFault.refused([
                    EffectSentences.firstReportLater(first, from: before.from, weeks: weeks)
                ])
            case .tooManyReports: throw CommandFault.refused([EffectSentences.tooMany])
            }
        }
    }

    private func spans(_ measure: String) throws -> EffectSpans {
        let weeks = weeks ?? EffectQuestion.usualWeeks
        guard let days = Self.days(measure), let began = days.first, let done = days.last else {
            throw CommandFault.badValue(
                measure, expected: Expected.measureDays)
        }
        do {
            return try EffectSpans(
                began: began, done: done, weeks: weeks, weeksBefore: weeksBefore,
                today: SwedishTime(System.now()).date)
        } catch {
            switch error {
            case .lengthOutOfRange:
                let isBefore = EffectSpans.lengths.contains(weeks)
                throw CommandFault.badValue(
                    "\(isBefore ? weeksBefore ?? weeks : weeks)",
                    expected: Expected.weeks(EffectSpans.lengths))
            case .doneBeforeBegun:
                throw CommandFault.badValue(measure, expected: Expected.firstAndLast)
            case .notYetOver(let passed):
                throw CommandFault.refused([
                    EffectSentences.notYetOver(passed: passed, until: done.adding(days: 8))
                ])
            }
        }
    }

    /// A day, or a first and a last one; nil for what is neither.
    private static func days(_ text: String) -> [CivilDate]? {
        let parts = text.components(separatedBy: "..")
        let days = parts.compactMap { CivilDate($0) }
        return (1...2).contains(days.count) && days.count == parts.count ? days : nil
    }

    private func place(_ text: String, _ installation: Installation) throws -> EffectPlace {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double($0) }
        guard parts.count == 3, numbers.count == 3 else {
            return .area(try KeptArea.parse(text, in: installation).area)
        }
        let centre = try Position.parse("\(numbers[0]),\(numbers[1])", installation.projector)
        guard let radius = Radius(metres: numbers[2]) else {
            throw CommandFault.badValue(text, expected: Expected.circle)
        }
        return .circle(centre: centre, radius: radius)
    }

    /// All but the words.
    static func describe(_ effect: MeasuredEffect) {
        var counts = Table([Columns.area, Columns.before, Columns.after])
        var rows = [(EffectSentences.treated, effect.treated), (EffectSentences.control, effect.control)]
        if let moved = effect.displacement {
            rows.append((EffectSentences.displacement, moved.treated))
            rows.append((EffectSentences.displacementControl, moved.control))
        }
        for (name, count) in rows { counts.add([name.told, "\(count.before)", "\(count.after)"]) }
        counts.finish()
        let (before, after) = (effect.spans.before.weeks, effect.spans.after.weeks)
        if before != after { Terminal.print(EffectSentences.unlikeSpans(before: before, after: after)) }
        Terminal.print(line: "")
        var figures = Table([Columns.figure, Columns.value, Columns.low, Columns.high, Columns.pValue])
        figures.add([EffectSentences.difference.told] + cells(effect.difference))
        figures.add([EffectSentences.rateRatio.told] + cells(effect.rateRatio))
        figures.finish()
        Terminal.print(line: "")
        Terminal.print(EffectSentences.verdict + ": " + EffectSentences.name(of: effect.verdict))
    }

    private static func cells(_ estimate: MeasuredEffect.Estimate) -> [String] {
        [
            FigureText.decimal(estimate.value, 2), FigureText.decimal(estimate.interval.lowerBound, 2),
            FigureText.decimal(estimate.interval.upperBound, 2), FigureText.decimal(estimate.p, 3),
        ]
    }
}
