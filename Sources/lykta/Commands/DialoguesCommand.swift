import API
import ArgumentParser
import Exports
import Geometry
import Intake
import JSON
import Prevention
import Projection
import Reports
import Web

struct Dialogues: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Dialogues with residents: a source beside reports.",
        subcommands: [List.self, Add.self, Import.self, Withdraw.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists dialogues, the latest day first.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("Held on this day or later.", valueName: "day"))
        var since: String?
        @Option(help: ArgumentHelp("Held before this day.", valueName: "day"))
        var until: String?
        @Option(help: ArgumentHelp("With a theme of this category.", valueName: "code"))
        var category: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let query = DialogueQuery(
                since: try since.map { try parsed($0, Expected.day) { CivilDate($0) } },
                until: try until.map { try parsed($0, Expected.day) { CivilDate($0) } },
                category: try category.map {
                    try Choice.code($0, Expected.category, among: installation.categories.map(\.code))
                })
            let found = try await installation.store.dialogues(query)
            guard !json.isWanted else {
                return Terminal.print(
                    json: try JSONWriter.object { try $0.dialogues(found, installation.projector) })
            }
            if found.isEmpty { Terminal.error(DialogueSentences.nothing) }
            var table = Table([
                DialogueColumns.dialogue, DialogueColumns.day, DialogueColumns.people,
                DialogueColumns.whereabouts, DialogueColumns.themes,
            ])
            for dialogue in found {
                table.add([
                    dialogue.id.description, dialogue.day.description,
                    dialogue.people.map { "\($0)" } ?? "-", dialogue.whereabouts,
                    dialogue.themes.written(separator: " | "),
                ])
            }
            table.finish()
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Keeps a dialogue. Prints its id.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("The kommunkod, where the database has several.", valueName: "code"))
        var municipality: String?
        @Option(help: ArgumentHelp("The day it was held.", valueName: "day"))
        var day: String
        @Option(help: ArgumentHelp("Where, in words.", valueName: "text"))
        var place: String
        @Option(help: ArgumentHelp("Where, in degrees or N,E in SWEREF 99 TM.", valueName: "lon,lat"))
        var at: String?
        @Option(help: ArgumentHelp("How many took part.", valueName: "number"))
        var people: String?
        @Option(
            help: ArgumentHelp(
                "What was spoken of and by how many, such as 'Belysning: 12 (lighting)'; once for each.",
                valueName: "theme"))
        var theme: [String] = []
        @Option(help: ArgumentHelp("What staff have noted; for staff alone.", valueName: "text"))
        var notes: String = ""
        @Option(help: ArgumentHelp("The office or association that held it.", valueName: "text"))
        var holder: String = ""
        @Option(help: ArgumentHelp("What it is known from.", valueName: "text"))
        var provenance: String = ""
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta dialogues"
        @OptionGroup var json: JSONOption

        func run() async throws {
            do {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    let dialogue = try make(in: installation)
                    _ = try await installation.store.addDialogue(dialogue, by: Agent(name: by))
                    installation.warn(of: dialogue)
                    guard json.isWanted else { return Terminal.print(line: dialogue.id.description) }
                    let history = try await installation.store.dialogueHistory(of: dialogue.id)
                    let whole = APIService.WholeDialogue(dialogue, history: history, at: System.now())
                    Terminal.print(
                        json: try JSONWriter.object {
                            try whole.write(to: &$0, installation.projector, in: CommandLanguage.current)
                        })
                }
            } catch let fault as DialogueFault {
                throw CommandFault.refused([fault.words])
            }
        }

        private func make(in installation: Installation) throws -> Dialogue {
            let home = try installation.municipality(municipality)
            let known = installation.profile(of: home)?.categories.map(\.code) ?? []
            let named = theme.compactMap { DialogueTheme(written: $0) }
            if let twice = named.first(where: { one in named.count { $0.foldedName == one.foldedName } > 1 })
            {
                throw CommandFault.refused([DialogueSentences.twice(twice.name)])
            }
            let themes = try parsed(theme.joined(separator: "\n"), DialogueSentences.themes) {
                DialogueThemes(written: $0)
            }
            if let unknown = themes.categories(outside: Set(known)).first {
                throw Choice.unknown(
                    unknown.description, Expected.category, among: known.sorted().map(\.description))
            }
            let point = try at.map { try Position.parse($0, installation.projector) }
            if let point, !installation.holds(point, in: home) {
                throw CommandFault.refused([CaseSentences.outside])
            }
            var chance = SystemRandomNumberGenerator()
            let now = System.now()
            if let fault = APIService.roleFault(holder, at: now) { throw CommandFault.refused([fault]) }
            return Dialogue(
                id: DialogueID(at: now, using: &chance), municipality: home,
                day: try parsed(day, Expected.day) { CivilDate($0) },
                whereabouts: try parsedText(place, DialogueSentences.whereabouts, 1...Dialogue.longestLine),
                place: point,
                people: try people.map { typed in
                    try parsed(typed, DialogueSentences.people) { text in
                        Int(text).flatMap { Dialogue.numbers.contains($0) ? $0 : nil }
                    }
                }, themes: themes,
                notes: try parsedText(notes, DialogueSentences.notes, 0...Dialogue.longestNotes),
                holder: try parsedText(holder, DialogueSentences.line, 0...Dialogue.longestLine),
                provenance: try parsedText(provenance, DialogueSentences.line, 0...Dialogue.longestLine),
                made: now)
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports dialogues from a CSV file.",
            discussion: """
                A row for each. reference is what your own list calls the dialogue: by it and the municipality it is known when the file is \
                imported again. themes are such as Belysning: 12 (lighting), with | between. Refused rows are told with their reasons, and the \
                others kept. The columns are in docs/configuration.md.
                """)
        @OptionGroup var file: FileOption
        @OptionGroup var options: TableImportOptions
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta dialogues import"
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await options.take(RowImport<Dialogue>.self, into: file, by: by, asJSON: json.isWanted)
        }
    }
}
