import ArgumentParser
import Exports
import Foundation
import Projection
import Reports

struct Cases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists cases, shows one, or changes one.",
        subcommands: [
            CaseListing.self, Close.self, Begin.self, Wait.self, Reopen.self, Merge.self, Place.self,
            Assign.self,
            Answer.self, HandOver.self, Correct.self, Undo.self,
        ], defaultSubcommand: CaseListing.self)
}

struct CaseListing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists cases, or shows one with its units, reports and history.")

    @OptionGroup var file: FileOption
    @Option(help: "Only in these states, separated by commas: open, in-progress, closed, merged.")
    var status: String?
    @Option(help: "Only cases of this unit.")
    var unit: String?
    @Option(help: "At most so many.")
    var limit: Int = 100
    @Option(help: "text, geojson or csv.")
    var format: ListFormat = .text
    @Argument(help: "A case's id.")
    var id: String?

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        if let id { return try await show(id, in: installation) }
        let filter = CaseFilter(
            statuses: try Choice.list(status, "a state", CaseStatus.self),
            unit: try unit.map { try Choice.code($0, "a unit", among: installation.units) },
            includesRestricted: true)
        var output = ListOutput(
            format, CasesGeoJSON(installation.projector, detail: .full, seesRestricted: true),
            CasesCSV(
                installation.projector, detail: .full, seesRestricted: true,
                words: SwedishWords(categories: installation.categories)), line: line)
        var left = limit
        var last: Case.ID?
        repeat {
            let asked = min(left, 1_000)
            let cases = try await installation.store.cases(matching: filter, limit: asked, after: last)
            try output.print(cases)
            left -= cases.count
            last = cases.count < asked ? nil : cases.last?.id
        } while last != nil && left > 0
        output.finish()
    }

    private func line(_ found: Case) -> String {
        let units = found.units.map(\.unit.description).joined(separator: ",")
        return
            "\(found.id)\t\(found.group)\t\(found.status.rawValue)\t\(found.reportCount) reports\t"
            + "\(SwedishTime(found.lastObserved).description)\t\(units)"
    }

    private func show(_ text: String, in installation: Installation) async throws {
        let found = try await installation.livingCase(text)
        let id = found.id
        Terminal.print(line(found))
        let told = ToldState(found.state, by: installation.words(of: found.municipality))
        Terminal.print("  \(told.name.swedish). \(told.explanation.swedish)")
        if let assignee = found.assignee { Terminal.print("  Handläggare: \(assignee)") }
        for assignment in found.units {
            let due = assignment.due.map { ", senast \($0)" } ?? ""
            Terminal.print(
                "  \(assignment.unitName.swedish): \(assignment.reason.swedish) (\(assignment.rule)\(due))")
        }
        for filed in try await installation.store.reports(of: id) {
            let text = filed.report.text.description.replacing("\n", with: " ")
            Terminal.print(
                "  \(filed.report.reference)\t\(SwedishTime(filed.report.observed).description)\t\(text)")
        }
        for event in try await installation.store.history(of: id) {
            Terminal.print(
                "  \(event.number)\t\(SwedishTime(event.at).description)\t\(event.kind.rawValue)\t\(event.by)\t\(event.reason.swedish)"
            )
        }
    }
}
