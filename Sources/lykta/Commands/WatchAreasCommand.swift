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

struct WatchAreas: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch-areas",
        abstract: "Areas of neighbourhood watch: where, how many households, since when.",
        subcommands: [List.self, Add.self, Import.self, Withdraw.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists watch areas by name, and tells how many are active on a day.")
        @OptionGroup var file: FileOption
        @Option(
            help: ArgumentHelp("By this day is told what is active; today when absent.", valueName: "day"))
        var on: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let day =
                try on.map { try parsed($0, Expected.day) { CivilDate($0) } }
                ?? SwedishTime(System.now()).date
            let found = try await installation.store.watchAreas(in: [])
            guard !json.isWanted else {
                return Terminal.print(
                    json: try JSONWriter.object {
                        try $0.watchAreas(found, installation.projector, on: day)
                    })
            }
            if found.isEmpty { Terminal.error(WatchAreaSentences.nothing) }
            var table = Table([
                WatchAreaColumns.area, WatchAreaColumns.since, WatchAreaColumns.until,
                WatchAreaColumns.households, WatchAreaColumns.contact, WatchAreaColumns.name,
            ])
            for area in found {
                table.add([
                    area.id.description, area.since.description, area.until?.description ?? "-",
                    area.households.map { "\($0)" } ?? "-", area.contact.isEmpty ? "-" : area.contact,
                    area.name,
                ])
            }
            table.finish()
            let active = found.active(on: day)
            Terminal.error(WatchAreaSentences.active(active.areas, active.households, on: day))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Keeps a watch area. Prints its id.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("The kommunkod, where the database has several.", valueName: "code"))
        var municipality: String?
        @Option(help: ArgumentHelp("What it is called.", valueName: "text"))
        var name: String
        @Option(help: ArgumentHelp("The first day.", valueName: "day"))
        var since: String
        @Option(help: ArgumentHelp("The last day, where it has one.", valueName: "day"))
        var until: String?
        @Option(help: ArgumentHelp("How many take part.", valueName: "number"))
        var households: String?
        @Option(help: ArgumentHelp("Who is asked about it: a role, never a person.", valueName: "role"))
        var contact: String = ""
        @Option(
            help: ArgumentHelp("Its area: a file with a GeoJSON polygon.", valueName: "file"),
            completion: .file(extensions: ["geojson", "json"]))
        var area: String?
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta watch-areas"
        @OptionGroup var json: JSONOption

        func run() async throws {
            do {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    let made = try make(in: installation)
                    let kept = try await installation.store.addWatchArea(made, by: Agent(name: by)).area
                    guard json.isWanted else { return Terminal.print(line: kept.id.description) }
                    let history = try await installation.store.watchAreaHistory(of: kept.id)
                    let whole = APIService.WholeWatchArea(
                        kept, history: history, on: SwedishTime(System.now()).date)
                    Terminal.print(
                        json: try JSONWriter.object {
                            try whole.write(to: &$0, installation.projector, in: CommandLanguage.current)
                        })
                }
            } catch let fault as WatchAreaFault {
                throw CommandFault.refused([fault.words])
            }
        }

        private func make(in installation: Installation) throws -> WatchArea {
            let home = try installation.municipality(municipality)
            let now = System.now()
            let surface = try area.map { (path: String) throws -> Area in
                let bytes = try InputFile.bytes(at: path)
                guard let surface = installation.surface(bytes) else {
                    throw CommandFault.badValue(path, expected: WatchAreaSentences.area)
                }
                return surface
            }
            if let surface, !installation.holds(surface, in: home) {
                throw CommandFault.refused([CaseSentences.outside])
            }
            if let fault = APIService.contactFault(contact, at: now) { throw CommandFault.refused([fault]) }
            var chance = SystemRandomNumberGenerator()
            return WatchArea(
                id: WatchAreaID(at: now, using: &chance), municipality: home,
                name: try parsedText(name, WatchAreaSentences.name, 1...WatchArea.longestLine), area: surface,
                households: try households.map { typed in
                    try parsed(typed, WatchAreaSentences.households) { text in
                        Int(text).flatMap { WatchArea.numbers.contains($0) ? $0 : nil }
                    }
                }, contact: try parsedText(contact, WatchAreaSentences.contact, 0...WatchArea.longestLine),
                since: try parsed(since, Expected.day) { CivilDate($0) },
                until: try until.map { try parsed($0, Expected.day) { CivilDate($0) } }, made: now)
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports watch areas from a CSV file.",
            discussion: """
                A row for each. reference is what your own list calls the watch area: by it and the municipality it is known when the file is \
                imported again. area is a GeoJSON polygon, and may be empty. Refused rows are told with their reasons, and the others kept. The \
                columns are in docs/configuration.md.
                """)
        @OptionGroup var file: FileOption
        @OptionGroup var options: TableImportOptions
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta watch-areas import"
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await options.take(RowImport<WatchArea>.self, into: file, by: by, asJSON: json.isWanted)
        }
    }
}
