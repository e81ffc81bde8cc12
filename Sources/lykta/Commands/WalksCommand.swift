import API
import ArgumentParser
import Exports
import JSON
import Prevention
import Projection
import Reports
import SpatialStore
import Triage
import Web

struct Walks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Safety walks that are kept: lists, shows, makes and changes them, and their findings.",
        discussion:
            "`lykta walk` plans the way and keeps nothing. Answers come from the page outdoors and the API.",
        subcommands: [
            List.self, Show.self, Add.self, Edit.self, Findings.self, ChangeFinding.self, Import.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists safety walks, those without a day first, then the latest first.")
        @OptionGroup var file: FileOption
        @Option(
            help: ArgumentHelp("Only those in these states, such as planned,invited.", valueName: "states"))
        var state: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let states = try Choice.list(state, Expected.state, WalkState.self)
            let found = try await installation.store.walks(WalkQuery(states: states))
            guard !json.isWanted else {
                return Terminal.print(
                    json: try JSONWriter.object {
                        try $0.walks(found, installation.projector, in: CommandLanguage.current)
                    })
            }
            var table = Table([
                WalkColumns.walk, WalkColumns.day, Columns.state, WalkColumns.stops, Columns.name,
            ])
            for walk in found {
                table.add([
                    walk.id.description, walk.days.walk?.description ?? "-", walk.state.rawValue,
                    "\(walk.stops.count)", walk.title,
                ])
            }
            table.finish()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a walk: its stops with what was answered, and what was found.")
        @OptionGroup var file: FileOption
        @Argument(help: "A walk's id.")
        var walk: String
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let whole = try await installation.wholeWalk(walk)
            guard !json.isWanted else {
                let body = try JSONWriter.object {
                    try whole.write(to: &$0, installation.projector, in: CommandLanguage.current)
                }
                return Terminal.print(json: body)
            }
            var table = Table([
                WalkColumns.stop, Columns.name, WalkColumns.mean, WalkColumns.differing, WalkColumns.findings,
            ])
            for stop in whole.walk.stops {
                table.add([
                    "\(stop.number)", stop.name,
                    whole.answers.mean(at: stop.number).map { "\(($0 * 10).rounded() / 10)" } ?? "-",
                    "\(whole.answers.points.count { $0.stop == stop.number && $0.differs })",
                    "\(whole.findings.count { $0.stop == stop.number })",
                ])
            }
            table.finish()
            Terminal.error(
                WalkSentences.summary(
                    of: whole.walk, walkers: whole.answers.walkers.count, findings: whole.findings.count))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps a safety walk, with its stops as they are given. Prints its id.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("The kommunkod, where the database has several.", valueName: "code"))
        var municipality: String?
        @Option(help: ArgumentHelp("What it is called.", valueName: "text"))
        var title: String
        @Option(
            help: ArgumentHelp(
                "A stop, in degrees or N,E in SWEREF 99 TM; once for each, in their order.",
                valueName: "name=lon,lat"))
        var stop: [String] = []
        @Option(help: ArgumentHelp("An earlier walk, whose stops it gets.", valueName: "id"))
        var repeats: String?
        @OptionGroup var parts: WalkPartOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Installation.changingWalks(file.path) { installation in
                let walk = try await make(in: installation)
                try await installation.store.addWalk(walk, by: Agent(name: parts.by))
                for warning in APIService.warnings(of: walk) { Terminal.error(warning) }
                if json.isWanted {
                    Terminal.print(
                        json: try JSONWriter.object {
                            try walk.write(to: &$0, installation.projector, in: CommandLanguage.current)
                        })
                } else {
                    Terminal.print(line: walk.id.description)
                }
            }
        }

        private func make(in installation: Installation) async throws -> SafetyWalk {
            let code = try installation.municipality(municipality)
            guard
                let profile = installation.jurisdictions.lazy.map(\.profile).first(where: {
                    $0.municipality == code
                })
            else { throw CommandFault.noMunicipality(path: file.path) }
            let title = try parsed(title, WalkSentences.title) {
                (1...200).contains($0.utf8.count) ? $0 : nil
            }
            var stops: [SafetyWalk.Stop] = []
            for (index, text) in stop.enumerated() {
                let pair = try NamedValue(text, WalkSentences.stop)
                let place = try Position.parse(pair.value, installation.projector)
                let today = SwedishTime(System.now()).date
                guard installation.store.areasNow.isIn(profile.municipality, place, on: today) else {
                    throw CommandFault.refused([CaseSentences.outside])
                }
                stops.append(SafetyWalk.Stop(number: index + 1, name: pair.name, place: place))
            }
            var checklist = profile.checklist
            var earlier: SafetyWalk?
            if let repeats {
                guard stop.isEmpty else { throw CommandFault.refused([WalkSentences.stopsOrRepeats]) }
                let found = try await installation.keptWalk(repeats)
                (stops, checklist, earlier) = (found.stops, found.checklist, found)
            }
            guard !stops.isEmpty, stops.count <= SafetyWalk.mostStops else {
                throw CommandFault.refused([WalkSentences.stopsWanted])
            }
            var chance = SystemRandomNumberGenerator()
            let now = System.now()
            let empty = SafetyWalk(
                id: WalkID(at: now, using: &chance),
                municipality: earlier?.municipality ?? profile.municipality,
                title: title, made: now, stops: stops, checklist: checklist, repeats: earlier?.id)
            return try empty.applying(try parts.edits(from: .none), on: SwedishTime(now).date, at: now)
                .walk.asMade
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Changes a walk, or takes it a step on or back.")
        @OptionGroup var file: FileOption
        @Argument(help: "A walk's id.")
        var walk: String
        @Option(help: ArgumentHelp("What it is called.", valueName: "text"))
        var title: String?
        @Option(
            help: ArgumentHelp(
                "planned, invited, walked, reported, followed-up or called-off; one step at a time.",
                valueName: "state"))
        var state: String?
        @OptionGroup var parts: WalkPartOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Installation.changingWalks(file.path) { installation in
                let found = try await installation.keptWalk(walk)
                var edits = try parts.edits(from: found.days)
                if let title { edits.insert(.setTitle(title), at: 0) }
                if let state {
                    edits.append(.setState(try Choice.word(state, Expected.state, WalkState.self)))
                }
                guard !edits.isEmpty else { throw CommandFault.refused([WalkSentences.nothingToChange]) }
                let changed = try await installation.store.changeWalk(
                    found.id, in: [], edits, version: found.version, by: Agent(name: parts.by),
                    at: System.now())
                for warning in APIService.warnings(of: changed) { Terminal.error(warning) }
                if json.isWanted {
                    Terminal.print(
                        json: try JSONWriter.object {
                            try changed.write(to: &$0, installation.projector, in: CommandLanguage.current)
                        })
                } else {
                    var table = Table([WalkColumns.walk, WalkColumns.day, Columns.state])
                    table.add([
                        changed.id.description, changed.days.walk?.description ?? "-", changed.state.rawValue,
                    ])
                    table.finish()
                }
            }
        }
    }
}
