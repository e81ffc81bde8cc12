import API
import ArgumentParser
import Exports
import Intake
import JSON
import Prevention
import Projection
import Reports
import SpatialStore
import Triage
import Web

struct Measures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures: lists, shows, makes and changes them, and closes their cases.",
        subcommands: [List.self, Show.self, Add.self, Edit.self, CloseCases.self, Import.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists measures, those without a day first, then the latest first.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("Only of this kind.", valueName: "code"))
        var kind: String?
        @Option(
            help: ArgumentHelp("Only those in these states, such as decided,under-way.", valueName: "states"))
        var state: String?
        @Option(help: ArgumentHelp("Done, or planned where not done, in this year.", valueName: "year"))
        var year: Int?
        @Option(help: ArgumentHelp("Only of this unit.", valueName: "code"))
        var unit: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            var query = MeasureQuery(states: try Choice.list(state, Expected.state, MeasureState.self))
            if let kind {
                let kinds = installation.jurisdictions.flatMap(\.profile.measureKinds.all).map(\.code)
                query.kinds = [try Choice.code(kind, Expected.measure, among: kinds)]
            }
            if let year, !query.ask(forYear: year) {
                throw CommandFault.badValue("\(year)", expected: MeasureSentences.year)
            }
            query.unit = try unit.map { try Choice.code($0, Expected.unit, among: installation.units) }
            let found = try await installation.store.measures(query).map(installation.told)
            guard !json.isWanted else {
                return Terminal.print(
                    json: try JSONWriter.object {
                        try $0.measures(found, installation.projector, in: CommandLanguage.current)
                    })
            }
            var table = Table([
                MeasureColumns.measure, MeasureColumns.day, Columns.state, Columns.kind, MeasureColumns.cost,
                Columns.name,
            ])
            for told in found { table.add(told.row + [told.measure.title]) }
            table.finish()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a measure, and all that happened to it.")
        @OptionGroup var file: FileOption
        @Argument(help: "A measure's id.")
        var measure: String
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let whole = try await installation.wholeMeasure(measure)
            guard !json.isWanted else { return try whole.printJSON(installation) }
            var table = Table([Columns.entry, Columns.when, Columns.by, Columns.event])
            for event in whole.history {
                table.add([
                    "\(event.number)", SwedishTime(event.at).description, event.by.name,
                    event.words.told,
                ])
            }
            table.finish()
            Terminal.error(MeasureSentences.summary(of: whole.told))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps a measure. Prints its id.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("The kommunkod, where the database has several.", valueName: "code"))
        var municipality: String?
        @Option(help: ArgumentHelp("What it is called.", valueName: "text"))
        var title: String
        @Option(help: ArgumentHelp("Of which kind, a code of the profile's list.", valueName: "code"))
        var kind: String
        @OptionGroup var parts: MeasurePartOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Installation.changingMeasures(file.path) { installation in
                let measure = try await make(in: installation)
                let kept = try await installation.store.addMeasure(measure, by: Agent(name: parts.by))
                installation.warn(of: kept.measure)
                guard json.isWanted else { return Terminal.print(line: kept.measure.id.description) }
                try await installation.wholeMeasure(measure.id.description).printJSON(installation)
            }
        }

        /// What a measure begins as is no step from another state.
        private func make(in installation: Installation) async throws -> Measure {
            let code = try installation.municipality(municipality)
            guard
                let profile = installation.jurisdictions.lazy.map(\.profile).first(where: {
                    $0.municipality == code
                })
            else { throw CommandFault.noMunicipality(path: file.path) }
            let kinds = profile.measureKinds.all.map(\.code)
            var chance = SystemRandomNumberGenerator()
            let now = System.now()
            let today = SwedishTime(now).date
            let edits = try await parts.edits(of: MeasureCauses(), in: installation, profile)
            let state = try parts.state.map(parts.word) ?? .proposed
            guard state != .stopped else { throw CommandFault.refused([MeasureSentences.newNotStopped]) }
            let start = Measure(
                id: MeasureID(at: now, using: &chance), municipality: profile.municipality,
                kind: try Choice.code(kind, Expected.measure, among: kinds),
                title: try parsed(title, WalkSentences.title) {
                    (1...200).contains($0.utf8.count) ? $0 : nil
                }, days: MeasureDays(done: state == .done ? today : nil), state: state, made: now)
            return try start.applying(edits, on: today, at: now).measure.asMade
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Changes a measure, or takes it a step on or back.")
        @OptionGroup var file: FileOption
        @Argument(help: "A measure's id.")
        var measure: String
        @Option(help: ArgumentHelp("What it is called.", valueName: "text"))
        var title: String?
        @Option(help: ArgumentHelp("Of which kind.", valueName: "code"))
        var kind: String?
        @Flag(
            inversion: .prefixedNo,
            help: "Whether everybody may see it, once it is done, on the page of what was done.")
        var published: Bool?
        @OptionGroup var parts: MeasurePartOptions
        @OptionGroup var json: JSONOption

        func run() async throws {
            // Those whose cases were closed with a title are told when it is corrected.
            try await Installation.changingMeasures(file.path, queuesMessages: title != nil) { installation in
                let found = try await installation.keptMeasure(measure)
                guard let profile = installation.profile(of: found.municipality) else {
                    throw CommandFault.noMunicipality(path: file.path)
                }
                var edits: [MeasureEdit] = []
                if let title {
                    edits.append(
                        .setTitle(
                            try parsed(title, WalkSentences.title) {
                                (1...200).contains($0.utf8.count) ? $0 : nil
                            }))
                }
                if let kind {
                    let kinds = profile.measureKinds.all.map(\.code)
                    edits.append(.setKind(try Choice.code(kind, Expected.measure, among: kinds)))
                }
                edits += try await parts.edits(of: found.causes, in: installation, profile)
                if let published { edits.append(.setPublished(published)) }
                guard !edits.isEmpty else { throw CommandFault.refused([WalkSentences.nothingToChange]) }
                try await installation.refuseTelling(edits, of: found)
                let changed = try await installation.store.changeMeasure(
                    found.id, in: [], edits, version: found.version, by: Agent(name: parts.by),
                    at: System.now())
                installation.warn(of: changed)
                try await installation.print(changed, json.isWanted)
            }
        }
    }

    struct CloseCases: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Closes the open cases of a measure that is done, with one answer to all who reported.")
        @OptionGroup var file: FileOption
        @Argument(help: "A measure's id.")
        var measure: String
        @Option(help: ArgumentHelp("What those who reported are answered.", valueName: "text"))
        var text: String
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta measures"
        @Flag(help: "Says that what seems to be personal data in the title or the answer is none.")
        var noPersonalData = false
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Installation.changingMeasures(file.path, queuesMessages: true) { installation in
                let found = try await installation.keptMeasure(measure)
                let text = try parsed(text, MeasureSentences.answer) { text in
                    (1...4_000).contains(text.utf8.count) && text.contains { !$0.isWhitespace } ? text : nil
                }
                let untellable =
                    found.state == .done && !noPersonalData
                    ? APIService.untellable(text, of: found, at: System.now()) : []
                guard untellable.isEmpty else {
                    throw CommandFault.refused(
                        untellable.map(\.message) + [MeasureSentences.sayNoPersonalData])
                }
                let done = try await installation.store.closeCases(
                    of: found.id, in: [], answering: text, version: found.version, seeing: .everything,
                    by: Agent(name: by), at: System.now())
                for warning in APIService.warnings(of: [text], at: System.now()) {
                    Terminal.error(FaultWords.warning + ": " + warning)
                }
                guard !json.isWanted else {
                    return Terminal.print(
                        json: try JSONWriter.object { object in
                            object.member("closed", done.closed)
                            try object.object("measure") {
                                try installation.told(done.measure).write(to: &$0, installation.projector) {
                                    $0.text(in: CommandLanguage.current)
                                }
                            }
                        })
                }
                var table = Table([Columns.caseID])
                for id in done.closed { table.add([id.description]) }
                table.finish()
            }
        }
    }
}
