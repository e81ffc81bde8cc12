import ArgumentParser
import Exports
import Foundation
import Geometry
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
    @Flag(
        help: "With restricted reports too: for who may read those, since hotspots show about where they lie."
    )
    var restricted = false

    /// - Parameter statistics: nil when ranks are all that is wanted.
    func hotspots(
        in installation: Installation, statistics: HotspotStatistics? = nil
    ) async throws -> HotspotAnswer {
        let question = try question(among: installation.categories)
        let found = try await installation.reports(
            matching: question.filter(includesRestricted: restricted),
            inside: try area.map { try KeptArea.parse($0, in: installation).area })
        guard let statistics else {
            return try await named(
                question.answer(among: found, installation.projector, statistics: nil), in: installation)
        }
        let progress = Progress("comparing with chance")
        defer { progress.finish() }
        let answer = try question.answer(among: found, installation.projector, statistics: statistics) {
            done in
            progress.show("\(Int(done * 100)) %")
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

    private func question(among known: [Category]) throws -> HotspotQuestion {
        let (since, until) = (try since.map(Moment.parse), try until.map(Moment.parse))
        let categories = try CategoryList.parse(category, among: known)
        do {
            return try HotspotQuestion(
                since: since, until: until, categories: categories, reach: Radius(metres: reach),
                minimum: minimum, at: System.now())
        } catch {
            switch error {
            case .reachOutOfRange: throw CommandFault.badValue("\(reach)", expected: "a reach of 1–1,000 m")
            case .minimumOutOfRange:
                throw CommandFault.badValue("\(minimum)", expected: "a minimum of 2–1,000 reports")
            case .sinceNotBeforeUntil:
                throw CommandFault.refused([
                    "--since must lie before --until, which is now when it is not given."
                ])
            }
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

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let answer = try await options.hotspots(in: installation, statistics: HotspotStatistics())
        let hotspots = answer.hotspots
        let words = SwedishWords(categories: installation.categories)
        switch format {
        case .text:
            for hotspot in hotspots { Terminal.print(line(hotspot)) }
            if let repeats = answer.nearRepeats { Terminal.print(repeats.reason.swedish) }
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

    private func line(_ hotspot: Hotspot) -> String {
        let dark = Int((hotspot.darkShare * 100).rounded())
        let categories = hotspot.categories.map { "\($0.key) \($0.count)" }.joined(separator: ", ")
        return
            "\(hotspot.rank)\t\(hotspot.name ?? "")\tN \(Int(hotspot.centre.northing)) E \(Int(hotspot.centre.easting))\t"
            + "\(Int(hotspot.radius.metres)) m\t\(hotspot.reports) reports of \(hotspot.distinctReporters) \(hotspot.distinctReporters == 1 ? "voice" : "voices"), "
            + "\(hotspot.knownReporters) known to be different\t"
            + "\(dark) % dark\t\(categories)\t" + findings(hotspot).joined(separator: " ")
    }

    private func findings(_ hotspot: Hotspot) -> [String] {
        let chance = hotspot.significance.map {
            "p \(Probability.swedish($0.pValue))\($0.isSignificant ? "" : " (may be chance)")."
        }
        let oneVoice = hotspot.restsOnOneVoice ? "Vilar på en röst." : nil
        return [
            chance, hotspot.pattern.map { "\($0.words.swedish). \($0.reason.swedish)" },
            hotspot.surge?.reason.swedish, oneVoice,
        ].compactMap { $0 }
    }
}

struct Walk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Orders hotspots or positions into a walk on foot, from a start.")

    @OptionGroup var file: FileOption
    @OptionGroup var options: HotspotOptions
    @Option(help: "Where the group meets: LON,LAT or NORTHING,EASTING.")
    var start: String
    @Option(
        help: "The ranks of the hotspots to choose among, separated by commas. Default: the first twenty.")
    var hotspots: String?
    @Option(parsing: .upToNextOption, help: "Positions to pass instead of hotspots.")
    var stop: [String] = []
    @Flag(help: "Back to the start at the end.")
    var roundTrip = false
    @Option(help: "The day of the walk, for a start by dusk. Default: today.")
    var date: String?
    @Option(
        help:
            "The longest the walk may be, in metres, 100–50000. The stops that give most within it are chosen."
    )
    var mostMetres = WalkBounds.usualMetres
    @Option(help: "The longest it may take with stops, in minutes, 15–1440.")
    var mostMinutes = WalkBounds.usualMinutes
    @Option(help: "text, geojson, csv or gpx.")
    var format: PlanFormat = .text

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let meeting = WalkStop(name: "Samling", place: try Position.parse(start, installation.projector))
        let day =
            try date.map { try parsed($0, "a day such as 2026-11-20") { CivilDate($0) } }
            ?? SwedishTime(System.now()).date
        let stops = try await stops(installation)
        try refuseOutside([meeting] + stops, of: installation, on: day)
        let plan = try plan(from: meeting, passing: stops)
        let position = try installation.projector.position(of: meeting.place)
        let begins = plan.start(on: day, at: position, dusk: .begins)
        if let note = begins.note { Terminal.error("\(note.swedish)\n\(note.english)") }
        switch format {
        case .text: describe(plan, begins.moment)
        case .geojson:
            Terminal.print(try WalkGeoJSON(installation.projector).bytes(of: plan, startingAt: begins))
        case .csv:
            Terminal.print(try WalkCSV(installation.projector).bytes(of: plan, startingAt: begins))
        case .gpx:
            Terminal.print(
                try WalkGPX(installation.projector).bytes(
                    of: plan, name: "Trygghetsvandring \(day)", startingAt: begins, made: System.now()))
        }
    }

    /// - Throws: ``CommandFault`` for limits that no walk has, and with what each stop would take when none fits.
    private func plan(from meeting: WalkStop, passing stops: [WalkStop]) throws -> WalkPlan {
        guard WalkBounds.metres.contains(mostMetres) else {
            throw CommandFault.badValue("\(mostMetres)", expected: "a length of 100–50000 m")
        }
        guard WalkBounds.minutes.contains(mostMinutes) else {
            throw CommandFault.badValue("\(mostMinutes)", expected: "a time of 15–1440 minutes")
        }
        do throws(WalkFault) {
            return try WalkPlan(
                from: meeting, passing: stops, isRoundTrip: roundTrip,
                within: WalkLimits(metres: mostMetres, minutes: mostMinutes))
        } catch {
            switch error {
            case .noStops:
                throw CommandFault.refused(["There is no hotspot to walk to. Give positions with --stop."])
            case .tooManyStops(let most):
                throw CommandFault.refused(["A walk chooses among at most \(most) stops."])
            case .nothingFits(let omitted):
                throw CommandFault.refused(
                    ["No stop fits. Start nearer, or raise --most-metres and --most-minutes."]
                        + omitted.map { "\($0.stop.name): \($0.reason.english)" })
            }
        }
    }

    /// A place outside is mistyped more often than meant, and nobody there is asked.
    private func refuseOutside(
        _ stops: [WalkStop], of installation: Installation, on day: CivilDate
    ) throws {
        let served = Set(installation.jurisdictions.map(\.profile.municipality.description))
        let areas = installation.store.areasNow
        let faults = stops.compactMap { stop -> String? in
            let there = areas.areas(of: .municipality, holding: stop.place, on: day)
            guard !there.contains(where: { served.contains($0.code) }) else { return nil }
            return
                "\(stop.name) lies \(there.first.map { "in \($0.name)" } ?? "outside"), not within the municipality."
        }
        guard faults.isEmpty else { throw CommandFault.refused(faults) }
    }

    private func stops(_ installation: Installation) async throws -> [WalkStop] {
        guard stop.isEmpty else {
            var stops: [WalkStop] = []
            for (index, text) in stop.enumerated() {
                let place = try Position.parse(text, installation.projector)
                let name = try await installation.naming.name(of: place) ?? "Plats \(index + 1)"
                stops.append(WalkStop(name: name, place: place))
            }
            return stops
        }
        let found = try await options.hotspots(in: installation).hotspots
        guard let hotspots else {
            return found.prefix(20).map { WalkStop(hotspot: $0) }
        }
        let ranks = hotspots.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard !ranks.isEmpty else {
            throw CommandFault.badValue(hotspots, expected: "a list of ranks of hotspots, such as 1,3")
        }
        return try ranks.map { text in
            guard let rank = Int(text), let hotspot = found.first(where: { $0.rank == rank })
            else { throw CommandFault.notFound("hotspot \(text)") }
            return WalkStop(hotspot: hotspot)
        }
    }

    private func describe(_ plan: WalkPlan, _ begins: Timestamp?) {
        for (index, stop) in plan.way.enumerated() {
            let leg = index == 0 ? "" : "\(Int(plan.legs[index - 1].metres)) m"
            Terminal.print(
                "\(index)\t\(stop.name)\tN \(Int(stop.place.northing)) E \(Int(stop.place.easting))\t\(leg)")
        }
        let minutes = plan.duration.milliseconds / 60_000
        Terminal.print("\(Int(plan.length.metres)) m, \(minutes) min with stops.")
        for left in plan.omitted { Terminal.print("Utelämnat\t\(left.stop.name)\t\(left.reason.swedish)") }
        if let begins { Terminal.print("Start by dusk: \(SwedishTime(begins).description)") }
    }
}
