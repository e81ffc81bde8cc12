import ArgumentParser
import Exports
import Foundation
import Geometry
import Intake
import Planning
import Projection
import Reports
import SpatialStore
import Triage

/// How hotspots and walks are printed.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
    case text, geojson, csv, gpx
}

/// Which hotspots a command is about.
struct HotspotOptions: ParsableArguments {
    @Option(help: "Only these categories, separated by commas.")
    var category: String?
    @Option(help: ArgumentHelp("Only in this kept area.", valueName: "layer/code"))
    var area: String?
    @Option(help: "Seen on or after this day or moment. Default: a year back.")
    var since: String?
    @Option(help: "Seen before this day or moment. Default: now.")
    var until: String?
    @Option(help: "How far apart linked reports may lie, in metres.")
    var reach = Double(HotspotQuestion.usualReach)
    @Option(help: "How many reports a hotspot has at least.")
    var minimum = HotspotQuestion.usualMinimum
    @Option(
        help: ArgumentHelp(
            "What p is against: reports spread evenly, as the reports of all categories together, or as people live. Default: inhabitants where --inhabitants is given, else even.",
            valueName: "even|reports|inhabitants"))
    var baseline: String?
    @Option(
        help: ArgumentHelp(
            "How many live in each district: CSV with area (code or name) and inhabitants. Default: the profile's.",
            valueName: "file"))
    var inhabitants: String?
    @Flag(
        help: "With restricted reports too: for who may read those, since hotspots show about where they lie."
    )
    var restricted = false

    /// - Parameter statistics: nil when ranks are all that is wanted.
    func hotspots(
        in installation: Installation, statistics: HotspotStatistics? = nil
    ) async throws -> HotspotAnswer {
        let question = try question(in: installation)
        let found = try await installation.reports(
            matching: question.filter(includesRestricted: restricted),
            inside: try area.map { try KeptArea.parse($0, in: installation).area })
        guard let statistics else {
            return try await named(
                question.answer(among: found, installation.projector, statistics: nil), in: installation)
        }
        let progress = Progress(ProgressWords.chance)
        defer { progress.finish() }
        let answer = try question.answer(among: found, installation.projector, statistics: statistics) {
            done in
            progress.show(Bilingual("\(Int(done * 100)) %"))
            return !Task.isCancelled
        }
        return try await named(answer, in: installation)
    }

    private func named(_ answer: HotspotAnswer, in installation: Installation) async throws -> HotspotAnswer {
        var hotspots = answer.hotspots
        for index in hotspots.indices {
            hotspots[index].name = try await installation.naming.name(of: hotspots[index].centre)
        }
        return HotspotAnswer(hotspots, nearRepeats: answer.nearRepeats)
    }

    private func question(in installation: Installation) throws -> HotspotQuestion {
        let (since, until) = (try since.map(Moment.parse), try until.map(Moment.parse))
        let categories = try CategoryList.parse(category, among: installation.categories)
        let usual = inhabitants == nil ? HotspotBaseline.even : .inhabitants
        let against =
            try baseline.map { try Choice.word($0, Expected.baseline, HotspotBaseline.self) } ?? usual
        let people = try against == .inhabitants ? living(in: installation) : nil
        do {
            return try HotspotQuestion(
                since: since, until: until, categories: categories, reach: Radius(metres: reach),
                minimum: minimum, baseline: against, inhabitants: people, at: System.now())
        } catch {
            switch error {
            case .reachOutOfRange: throw CommandFault.badValue("\(reach)", expected: Expected.reach)
            case .minimumOutOfRange:
                throw CommandFault.badValue("\(minimum)", expected: Expected.minimum)
            case .baselineWithoutCategory:
                throw CommandFault.refused([WalkSentences.baselineWithoutCategory])
            case .inhabitantsUnknown:
                throw CommandFault.refused([WalkSentences.inhabitantsUnknown])
            case .sinceNotBeforeUntil:
                throw CommandFault.refused([WalkSentences.sinceBeforeUntil])
            }
        }
    }

    /// By the file, or else by the profiles; nil where neither says.
    private func living(in installation: Installation) throws -> Inhabitants? {
        let numbers: [String: Int]
        if let inhabitants {
            let bytes = try InputFile.bytes(at: inhabitants)
            do throws(InhabitantsFileFault) {
                numbers = try InhabitantsFile(bytes).numbers
            } catch {
                throw CommandFault.refused(error.sentences.map { Bilingual(inhabitants) + ": " + $0 })
            }
        } else {
            numbers = installation.inhabitants
        }
        guard !numbers.isEmpty else { return nil }
        do throws(InhabitantsFault) {
            return try Inhabitants(
                numbers, in: installation.store.areasNow.all(of: .district),
                on: SwedishTime(System.now()).date)
        } catch {
            throw CommandFault.refused([error.words])
        }
    }
}

struct Hotspots: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ranks the places where the reports of several people lie dense.")

    @OptionGroup var file: FileOption
    @OptionGroup var options: HotspotOptions
    @Option(help: "text, geojson, csv or gpx.")
    var format: PlanFormat = .text
    @OptionGroup var json: JSONOption

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let answer = try await options.hotspots(in: installation, statistics: HotspotStatistics())
        let hotspots = answer.hotspots
        let words = SwedishWords(categories: installation.categories)
        switch json.isWanted ? .geojson : format {
        case .text:
            var table = Table([
                Columns.rank, Columns.place, Columns.northing, Columns.easting, Columns.radius,
                Columns.reports, Columns.voices, Columns.knownVoices, Columns.dark, Columns.categories,
                Columns.pValue, Columns.findings,
            ])
            for hotspot in hotspots { table.add(row(hotspot)) }
            table.finish()
            if let repeats = answer.nearRepeats { Terminal.error(repeats.reason) }
        case .geojson:
            Terminal.print(
                try HotspotsGeoJSON(
                    installation.projector, shape: .outlines, nearRepeats: answer.nearRepeats
                ).bytes(of: hotspots))
        case .csv: Terminal.print(try HotspotsCSV(installation.projector, words: words).bytes(of: hotspots))
        case .gpx:
            Terminal.print(
                try HotspotsGPX(installation.projector, made: System.now(), words: words).bytes(of: hotspots))
        }
    }

    private func row(_ hotspot: Hotspot) -> [String] {
        let categories = hotspot.categories.map { "\($0.key) \($0.count)" }.joined(separator: ", ")
        return [
            "\(hotspot.rank)", hotspot.name ?? "", "\(Int(hotspot.centre.northing))",
            "\(Int(hotspot.centre.easting))", "\(Int(hotspot.radius.metres))", "\(hotspot.reports)",
            "\(hotspot.distinctReporters)", "\(hotspot.knownReporters)",
            "\(Int((hotspot.darkShare * 100).rounded()))", categories,
            hotspot.significance.map { FigureText.decimal(max($0.pValue, 0.000_1), 4) } ?? "",
            findings(hotspot).joined(separator: " ").told,
        ]
    }

    private func findings(_ hotspot: Hotspot) -> [Bilingual] {
        let mayBeChance = hotspot.significance.map { !$0.isSignificant } ?? false
        let against = hotspot.significance.flatMap { $0.baseline == .even ? nil : $0.baseline }
        return [
            against.map { "p " + $0.words + "." }, mayBeChance ? WalkSentences.mayBeChance : nil,
            hotspot.pattern.map { $0.words + ". " + $0.reason }, hotspot.surge?.told,
            hotspot.restsOnOneVoice ? WalkSentences.oneVoice : nil, hotspot.restsOnTime?.words,
        ].compactMap { $0 }
    }
}
