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
        subcommands: [List.self, Show.self, Add.self, Edit.self, Findings.self, ChangeFinding.self])

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
                let body = try JSONWriter.object { object in
                    try object.array("walks") { array in
                        for walk in found {
                            try array.object {
                                try walk.write(to: &$0, installation.projector, in: CommandLanguage.current)
                            }
                        }
                    }
                }
                return Terminal.print(json: body)
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
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            do {
                let walk = try await make(in: installation)
                try await installation.store.addWalk(walk, by: Agent(name: parts.by))
                if json.isWanted {
                    Terminal.print(
                        json: try JSONWriter.object {
                            try walk.write(to: &$0, installation.projector, in: CommandLanguage.current)
                        })
                } else {
                    Terminal.print(line: walk.id.description)
                }
            } catch {
                try await installation.store.close()
                throw WalkSentences.fault(error)
            }
            try await installation.store.close()
        }

        private func make(in installation: Installation) async throws -> SafetyWalk {
            let profile = try installation.profile(of: municipality)
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
            let edited = try empty.applying(try parts.edits(from: .none), on: SwedishTime(now).date, at: now)
                .walk
            return SafetyWalk(
                id: edited.id, municipality: edited.municipality, title: title, made: now, days: edited.days,
                starts: edited.starts, meetingPlace: edited.meetingPlace, leader: edited.leader, stops: stops,
                checklist: checklist, repeats: earlier?.id)
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
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            do {
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
            } catch {
                try await installation.store.close()
                throw WalkSentences.fault(error)
            }
            try await installation.store.close()
        }
    }

    struct Findings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what was found on walks, by the last day to act.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("Of this walk.", valueName: "id"))
        var walk: String?
        @Option(help: ArgumentHelp("Of this unit.", valueName: "code"))
        var unit: String?
        @Option(
            help: ArgumentHelp("Only those that are open, under-way, done, declined.", valueName: "states"))
        var status: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let query = FindingQuery(
                walk: try walk.map { try parsed($0, WalkSentences.walkID) { WalkID($0) } },
                unit: try unit.map { try Choice.code($0, Expected.unit, among: installation.units) },
                statuses: try Choice.list(status, Expected.state, Finding.Status.self))
            let found = try await installation.store.findings(query)
            guard !json.isWanted else {
                let body = try JSONWriter.object { object in
                    try object.array("findings") { array in
                        for finding in found {
                            let position = try installation.projector.position(of: finding.place)
                            array.object { finding.write(to: &$0, position) }
                        }
                    }
                }
                return Terminal.print(json: body)
            }
            var table = Table([
                WalkColumns.finding, WalkColumns.stop, WalkColumns.gravity, Columns.unit, Columns.due,
                Columns.state,
                Columns.text,
            ])
            for finding in found {
                table.add([
                    finding.id.description, "\(finding.stop)", finding.gravity.rawValue,
                    finding.unit?.description ?? "-", finding.due?.description ?? "-",
                    finding.status.rawValue,
                    finding.what,
                ])
            }
            table.finish()
        }
    }

    struct ChangeFinding: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "finding", abstract: "Changes a finding: how it stands, who answers for it, by when."
        )
        @OptionGroup var file: FileOption
        @Argument(help: "A finding's id.")
        var finding: String
        @Option(help: ArgumentHelp("open, under-way, done or declined.", valueName: "state"))
        var status: String?
        @Option(help: ArgumentHelp("Who answers for it.", valueName: "code"))
        var unit: String?
        @Option(help: ArgumentHelp("The last day to act.", valueName: "day"))
        var due: String?
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta walks"
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            do {
                let id = try parsed(finding, WalkSentences.findingID) { FindingID($0) }
                guard let found = try await installation.store.finding(id, in: []) else {
                    throw WalkEditFault.noSuchFinding
                }
                var edits: [FindingEdit] = []
                if let status {
                    edits.append(.setStatus(try Choice.word(status, Expected.state, Finding.Status.self)))
                }
                if let unit {
                    edits.append(.setUnit(try Choice.code(unit, Expected.unit, among: installation.units)))
                }
                if let due { edits.append(.setDue(try parsed(due, Expected.day) { CivilDate($0) })) }
                guard !edits.isEmpty else { throw CommandFault.refused([WalkSentences.nothingToChange]) }
                let changed = try await installation.store.changeFinding(
                    id, in: [], edits, version: found.version, by: Agent(name: by), at: System.now())
                let position = try installation.projector.position(of: changed.place)
                if json.isWanted {
                    Terminal.print(json: JSONWriter.object { changed.write(to: &$0, position) })
                } else {
                    var table = Table([WalkColumns.finding, Columns.state, Columns.unit, Columns.due])
                    table.add([
                        changed.id.description, changed.status.rawValue, changed.unit?.description ?? "-",
                        changed.due?.description ?? "-",
                    ])
                    table.finish()
                }
            } catch {
                try await installation.store.close()
                throw WalkSentences.fault(error)
            }
            try await installation.store.close()
        }
    }
}

/// What a walk is made with and may be changed in alike.
struct WalkPartOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day of the walk.", valueName: "day"))
    var day: String?
    @Option(help: ArgumentHelp("When people set out, by Swedish clocks.", valueName: "hh:mm"))
    var time: String?
    @Option(help: ArgumentHelp("The day of the meeting before.", valueName: "day"))
    var before: String?
    @Option(help: ArgumentHelp("The day of the meeting after.", valueName: "day"))
    var after: String?
    @Option(help: ArgumentHelp("Where people meet.", valueName: "text"))
    var meeting: String?
    @Option(help: ArgumentHelp("Who leads it, as a role.", valueName: "role"))
    var leader: String?
    @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
    var by: String = "lykta walks"

    /// - Parameter known: The days that the walk has; those that are not given stay.
    func edits(from known: WalkDays) throws -> [WalkEdit] {
        var edits: [WalkEdit] = []
        func date(_ text: String?, _ kept: CivilDate?) throws -> CivilDate? {
            try text.map { try parsed($0, Expected.day) { CivilDate($0) } } ?? kept
        }
        let walked = try date(day, known.walk)
        if day != nil || before != nil || after != nil {
            guard
                let days = WalkDays(
                    before: try date(before, known.before), walk: walked, after: try date(after, known.after))
            else { throw CommandFault.refused([WalkSentences.daysOutOfOrder]) }
            edits.append(.setDays(days))
        }
        if let time {
            let parts = time.split(separator: ":").compactMap { Int($0) }
            guard parts.count == 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else {
                throw CommandFault.badValue(time, expected: WalkSentences.clock)
            }
            guard let walked else { throw CommandFault.refused([WalkSentences.dayWanted]) }
            edits.append(.setStart(SwedishTime.moment(of: walked, minuteOfDay: parts[0] * 60 + parts[1])))
        }
        if let meeting { edits.append(.setMeetingPlace(meeting)) }
        if let leader { edits.append(.setLeader(leader)) }
        return edits
    }
}

extension Installation {
    /// The walk with an id that was typed.
    func keptWalk(_ text: String) async throws -> SafetyWalk {
        let id = try parsed(text, WalkSentences.walkID) { WalkID($0) }
        guard let found = try await store.walk(id, in: []) else { throw WalkEditFault.noSuchWalk }
        return found
    }

    /// Everything that is known of a walk, as the API tells it.
    func wholeWalk(_ text: String) async throws -> APIService.WholeWalk {
        do {
            return try await APIService.WholeWalk(of: try await keptWalk(text), in: store, seeing: [])
        } catch let fault as WalkEditFault {
            throw WalkSentences.fault(fault)
        }
    }

    /// The profile of the municipality that was typed, or of the only one.
    func profile(of code: String?) throws -> Profile {
        let profiles = jurisdictions.map(\.profile)
        if let code {
            guard let found = profiles.first(where: { $0.municipality.description == code }) else {
                throw Choice.unknown(
                    code, Expected.kommunkod, among: profiles.map(\.municipality.description))
            }
            return found
        }
        guard profiles.count == 1 else { throw CommandFault.refused([WalkSentences.municipalityWanted]) }
        return profiles[0]
    }
}
