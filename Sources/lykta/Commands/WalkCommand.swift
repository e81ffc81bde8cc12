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
    @OptionGroup var json: JSONOption

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let meeting = WalkStop(
            name: WalkSentences.meeting.told, place: try Position.parse(start, installation.projector))
        let day =
            try date.map { try parsed($0, Expected.day) { CivilDate($0) } }
            ?? SwedishTime(System.now()).date
        let stops = try await stops(installation)
        try refuseOutside([meeting] + stops, of: installation, on: day)
        let plan = try plan(from: meeting, passing: stops)
        let position = try installation.projector.position(of: meeting.place)
        let begins = plan.start(on: day, at: position, dusk: .begins)
        if let note = begins.note { Terminal.error(note) }
        guard !json.isWanted else {
            let bytes = try WalkJSON(installation.projector).bytes(of: plan, startingAt: begins)
            return Terminal.print(json: bytes)
        }
        switch format {
        case .text: describe(plan, begins.moment)
        case .geojson:
            Terminal.print(try WalkGeoJSON(installation.projector).bytes(of: plan, startingAt: begins))
        case .csv:
            Terminal.print(try WalkCSV(installation.projector).bytes(of: plan, startingAt: begins))
        case .gpx:
            Terminal.print(
                try WalkGPX(installation.projector).bytes(
                    of: plan, name: WalkSentences.name(on: day).told, startingAt: begins, made: System.now()))
        }
    }

    /// - Throws: ``CommandFault`` for limits that no walk has, and with what each stop would take when none fits.
    private func plan(from meeting: WalkStop, passing stops: [WalkStop]) throws -> WalkPlan {
        guard WalkBounds.metres.contains(mostMetres) else {
            throw CommandFault.badValue("\(mostMetres)", expected: Expected.walkLength)
        }
        guard WalkBounds.minutes.contains(mostMinutes) else {
            throw CommandFault.badValue("\(mostMinutes)", expected: Expected.walkTime)
        }
        do throws(WalkFault) {
            return try WalkPlan(
                from: meeting, passing: stops, isRoundTrip: roundTrip,
                within: WalkLimits(metres: mostMetres, minutes: mostMinutes))
        } catch {
            switch error {
            case .noStops:
                throw CommandFault.refused([WalkSentences.noStops])
            case .tooManyStops(let most):
                throw CommandFault.refused([WalkSentences.tooMany(most)])
            case .nothingFits(let omitted):
                throw CommandFault.refused(
                    [WalkSentences.nothingFits] + omitted.map { $0.stop.name + ": " + $0.reason })
            }
        }
    }

    /// A place outside is mistyped more often than meant, and nobody there is asked.
    private func refuseOutside(
        _ stops: [WalkStop], of installation: Installation, on day: CivilDate
    ) throws {
        let served = Set(installation.jurisdictions.map(\.profile.municipality.description))
        let areas = installation.store.areasNow
        let faults = stops.compactMap { stop -> Bilingual? in
            let there = areas.areas(of: .municipality, holding: stop.place, on: day)
            guard !there.contains(where: { served.contains($0.code) }) else { return nil }
            return WalkSentences.outside(stop.name, in: there.first?.name)
        }
        guard faults.isEmpty else { throw CommandFault.refused(faults) }
    }

    private func stops(_ installation: Installation) async throws -> [WalkStop] {
        guard stop.isEmpty else {
            var stops: [WalkStop] = []
            for (index, text) in stop.enumerated() {
                let place = try Position.parse(text, installation.projector)
                let name =
                    try await installation.naming.name(of: place) ?? WalkSentences.place(index + 1).told
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
            throw CommandFault.badValue(hotspots, expected: Expected.ranks)
        }
        return try ranks.map { text in
            guard let rank = Int(text), let hotspot = found.first(where: { $0.rank == rank })
            else { throw CommandFault.notFound(WalkSentences.hotspot(text)) }
            return WalkStop(hotspot: hotspot)
        }
    }

    private func describe(_ plan: WalkPlan, _ begins: Timestamp?) {
        var table = Table([
            Columns.stop, Columns.place, Columns.northing, Columns.easting, Columns.leg,
        ])
        for (index, stop) in plan.way.enumerated() {
            table.add([
                "\(index)", stop.name, "\(Int(stop.place.northing))", "\(Int(stop.place.easting))",
                index == 0 ? "" : "\(Int(plan.legs[index - 1].metres))",
            ])
        }
        table.finish()
        let minutes = Int(plan.duration.milliseconds / 60_000)
        Terminal.error(WalkSentences.length(Int(plan.length.metres), minutes: minutes))
        for left in plan.omitted {
            Terminal.error(WalkSentences.omitted + ": \(left.stop.name): " + left.reason)
        }
        if let begins { Terminal.error(WalkSentences.begins(SwedishTime(begins).description)) }
    }
}
