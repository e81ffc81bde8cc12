import API
import ArgumentParser
import Exports
import JSON
import Prevention
import Reports
import Triage
import Web

struct Duties: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The law's clock: what Lag 2023:196 asks for, when it was done, and when it is due.",
        subcommands: [List.self, Done.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the duties in the order of the law, with how they stand.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("How they stand on this day; today when absent.", valueName: "day"))
        var on: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let day =
                try on.map { try parsed($0, Expected.day) { CivilDate($0) } }
                ?? SwedishTime(System.now()).date
            let done = try await installation.store.dutiesDone(in: [])
            let profiles = installation.jurisdictions.map(\.profile)
            let lists = profiles.map { DutyList($0, done: done, on: day) }
            guard !json.isWanted else {
                let language = CommandLanguage.current
                return Terminal.print(
                    json: JSONWriter.object { $0.duties(lists, on: day) { $0.text(in: language) } })
            }
            var table = Table([
                DutyColumns.municipality, DutyColumns.duty, DutyColumns.state, DutyColumns.last,
                DutyColumns.due, DutyColumns.name,
            ])
            for list in lists {
                for standing in list.standings {
                    table.add([
                        list.municipality.description, standing.duty.rawValue,
                        DutySentences.state(of: standing).told, standing.last?.description ?? "-",
                        standing.due?.description ?? "-", standing.duty.name.told,
                    ])
                }
            }
            table.finish()
            let late = lists.flatMap(\.standings).count { $0.state == .overdue }
            if late > 0 { Terminal.error(DutySentences.late(late)) }
        }
    }

    struct Done: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells that a duty was done. Prints the id of the entry.",
            discussion: """
                The duties are picture, plan, agreements, council, coordination, report and cameras. A wrong entry is withdrawn from the page of \
                the law, or by the API.
                """)
        @OptionGroup var file: FileOption
        @Argument(help: ArgumentHelp("What was done.", valueName: "duty"))
        var duty: String
        @Option(help: ArgumentHelp("The day it was done.", valueName: "day"))
        var day: String
        @Option(help: ArgumentHelp("Who did it: a role or a body, never a person.", valueName: "role"))
        var role: String
        @Option(help: ArgumentHelp("What there is to say of it.", valueName: "text"))
        var note: String = ""
        @Option(help: ArgumentHelp("To the decision or the minutes.", valueName: "address"))
        var link: String?
        @Option(help: ArgumentHelp("The kommunkod, where the database has several.", valueName: "code"))
        var municipality: String?
        @Option(help: ArgumentHelp("Whose name stands with it.", valueName: "name"))
        var by: String = "lykta duties"
        @OptionGroup var json: JSONOption

        func run() async throws {
            do {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    let done = try make(in: installation)
                    _ = try await installation.store.addDutyDone(done)
                    let all = try await installation.store.dutiesDone(in: [done.municipality])
                    for warning in APIService.warnings(of: done, among: all, at: System.now()) {
                        Terminal.error(FaultWords.warning + ": " + warning)
                    }
                    guard json.isWanted else { return Terminal.print(line: done.id.description) }
                    Terminal.print(json: JSONWriter.object { done.write(to: &$0) })
                }
            } catch let fault as DutyFault {
                throw CommandFault.refused([fault.words])
            }
        }

        private func make(in installation: Installation) throws -> DutyDone {
            let now = System.now()
            if let fault = APIService.roleFault(role, at: now) { throw CommandFault.refused([fault]) }
            let faults = APIService.refusals(ofOpen: [note], at: now)
            guard faults.isEmpty else { throw CommandFault.refused(faults) }
            var chance = SystemRandomNumberGenerator()
            return DutyDone(
                id: DutyDoneID(at: now, using: &chance),
                municipality: try installation.municipality(municipality),
                duty: try Choice.word(duty, DutySentences.duty, Duty.self),
                day: try parsed(day, Expected.day) { CivilDate($0) },
                role: try parsedText(role, DutySentences.role, 1...DutyDone.longestRole),
                note: try parsedText(note, DutySentences.note, 0...DutyDone.longestNote),
                link: try link.map { typed in
                    try parsed(typed, DutySentences.link) { DutyDone.isLink($0) ? $0 : nil }
                }, made: now, by: Agent(name: by))
        }
    }
}
