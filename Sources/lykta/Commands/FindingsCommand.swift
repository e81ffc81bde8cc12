import API
import ArgumentParser
import Exports
import JSON
import Prevention
import Projection
import Reports
import SpatialStore
import Web

extension Walks {
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
        @Option(help: ArgumentHelp("Only those that are slight, middling, grave.", valueName: "gravities"))
        var gravity: String?
        @Option(help: ArgumentHelp("With a last day before this one.", valueName: "day"))
        var dueBefore: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let query = FindingQuery(
                walk: try walk.map { try parsed($0, WalkSentences.walkID) { WalkID($0) } },
                unit: try unit.map { try Choice.code($0, Expected.unit, among: installation.units) },
                statuses: try Choice.list(status, Expected.state, Finding.Status.self),
                gravities: try Choice.list(gravity, WalkSentences.gravity, Finding.Gravity.self),
                dueBefore: try dueBefore.map { try parsed($0, Expected.day) { CivilDate($0) } })
            let found = try await installation.store.findings(query)
            guard !json.isWanted else {
                return Terminal.print(
                    json: try JSONWriter.object {
                        try $0.findings(found.map { ToldFinding($0) }, installation.projector)
                    })
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
            try await Installation.changingWalks(file.path) { installation in
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
                    Terminal.print(json: JSONWriter.object { ToldFinding(changed).write(to: &$0, position) })
                } else {
                    var table = Table([WalkColumns.finding, Columns.state, Columns.unit, Columns.due])
                    table.add([
                        changed.id.description, changed.status.rawValue, changed.unit?.description ?? "-",
                        changed.due?.description ?? "-",
                    ])
                    table.finish()
                }
            }
        }
    }
}
