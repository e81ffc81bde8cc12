import ArgumentParser
import Exports
import Foundation
import Geometry
import Planning
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
            """)

    @OptionGroup var file: FileOption
    @Option(
        help: ArgumentHelp(
            "When the measure was carried out: its day, or its first and last.", valueName: "day[..day]"))
    var measure: String
    @Option(help: "Where it was carried out.")
    var treated: String
    @Option(help: "An area like it, where nothing was done.")
    var control: String
    @Option(help: "Next to the treated area: where the trouble may have moved.")
    var displacement: String?
    @Option(help: "Next to the control area; needed with --displacement.")
    var displacementControl: String?
    @Option(help: "How many weeks to count before and after.")
    var weeks = EffectQuestion.usualWeeks
    @Option(help: "How many weeks to count before, when not as many.")
    var weeksBefore: Int?
    @Option(help: "Only these categories, separated by commas.")
    var category: String?
    @Option(help: "text or json.")
    var format: EffectFormat = .text

    func validate() throws {
        guard (displacement == nil) == (displacementControl == nil) else {
            throw ValidationError("--displacement and --displacement-control go together.")
        }
    }

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let spans = try spans()
        let categories = try category.map { try CategoryList.parse($0, among: installation.categories) }
        var moved: MeasureEffect.Displacement?
        if let displacement, let displacementControl {
            moved = MeasureEffect.Displacement(
                treated: try area(displacement, installation),
                control: try area(displacementControl, installation))
        }
        let question = EffectQuestion(
            spans: spans, treated: try area(treated, installation),
            control: try area(control, installation), displacement: moved, categories: categories)
        let reports = try await installation.reports(matching: question.filter(includesRestricted: true))
        let effect = try effect(question, among: reports)
        switch format {
        case .json: Terminal.print(EffectJSON.bytes(of: effect) + [UInt8(ascii: "\n")])
        case .text: describe(effect)
        }
    }

    private func effect(_ question: EffectQuestion, among reports: [FoundReport]) throws -> MeasuredEffect {
        do {
            return try question.effect(among: reports)
        } catch {
            switch error {
            case .noReports:
                throw CommandFault.refused(["There are no reports up to the end of the time asked about."])
            case .firstReportLater(let first, let before, let weeks):
                throw CommandFault.refused([
                    "The first report of all was seen on \(first), and the weeks to count before the measure begin on "
                        + "\(before.from)"
                        + (weeks > 0
                            ? ": ask for --weeks-before \(weeks) or fewer."
                            : ": there is nothing to compare.")
                ])
            case .tooManyReports: throw CommandFault.refused(["More reports than can be counted."])
            }
        }
    }

    private func spans() throws -> EffectSpans {
        let days = measure.components(separatedBy: "..").compactMap { CivilDate($0) }
        guard let began = days.first, let done = days.last, days.count <= 2,
            measure.components(separatedBy: "..").count == days.count
        else {
            throw CommandFault.badValue(
                measure, expected: "a day such as 2026-03-01, or two: 2026-03-01..2026-03-14")
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
                    expected: "a number of weeks, \(EffectSpans.lengths.lowerBound)–"
                        + "\(EffectSpans.lengths.upperBound)")
            case .doneBeforeBegun:
                throw CommandFault.badValue(measure, expected: "a first day and a last one after it")
            case .notYetOver(let passed):
                throw CommandFault.refused([
                    passed > 0
                        ? "Only \(passed) whole \(passed == 1 ? "week has" : "weeks have") passed since the measure: "
                            + "ask for --weeks \(passed) or fewer, or later."
                        : "Not one whole week has passed since the measure: ask on \(done.adding(days: 8)) or later."
                ])
            }
        }
    }

    private func area(_ text: String, _ installation: Installation) throws -> EffectArea {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double($0) }
        guard parts.count == 3, numbers.count == 3 else {
            return EffectArea(try KeptArea.parse(text, in: installation).area)
        }
        let centre = try Position.parse("\(numbers[0]),\(numbers[1])", installation.projector)
        guard let radius = Radius(metres: numbers[2]) else {
            throw CommandFault.badValue(text, expected: "LON,LAT,METRES")
        }
        return .circle(centre: centre, radius: radius)
    }

    private func describe(_ effect: MeasuredEffect) {
        Terminal.print("\tbefore\tafter")
        Terminal.print("treated\t\(effect.treated.before)\t\(effect.treated.after)")
        Terminal.print("control\t\(effect.control.before)\t\(effect.control.after)")
        if let moved = effect.displacement {
            Terminal.print("displacement\t\(moved.treated.before)\t\(moved.treated.after)")
            Terminal.print("displacement control\t\(moved.control.before)\t\(moved.control.after)")
        }
        Terminal.print("difference\t\(line(effect.difference))")
        Terminal.print("rate ratio\t\(line(effect.rateRatio))")
        Terminal.print("verdict\t\(effect.verdict.rawValue)")
        Terminal.print(effect.words.swedish)
    }

    private func line(_ estimate: MeasuredEffect.Estimate) -> String {
        String(
            format: "%.2f (95 %%: %.2f to %.2f; p %.3f)", estimate.value, estimate.interval.lowerBound,
            estimate.interval.upperBound, estimate.p)
    }
}
