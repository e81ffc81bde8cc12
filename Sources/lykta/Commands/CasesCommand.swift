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
    @OptionGroup var filter: CaseFilterOptions
    @Option(help: "newest, oldest, due or reports.")
    var sort: String = CaseSort.oldest.rawValue
    @Option(help: "At most so many.")
    var limit: Int = 100
    @Option(help: "text, geojson or csv.")
    var format: ListFormat = .text
    @Argument(help: "A case's id, or the reference of one of its reports, such as OLO-7K3M-9Q.")
    var id: String?

    func run() async throws {
        let limit = try AnswerCount.parse(limit, "--limit")
        let installation = try await Installation.open(file.path, for: .reading)
        if let id { return try await show(id, in: installation) }
        let query = try filter.query(by: Choice.word(sort, "an order", CaseSort.self), in: installation)
        var output = ListOutput(
            format, CasesGeoJSON(installation.projector, detail: .full, seesRestricted: { _ in true }),
            CasesCSV(
                installation.projector, detail: .full, seesRestricted: { _ in true },
                words: SwedishWords(categories: installation.categories)), line: line)
        var left = limit
        var last: CaseCursor?
        var unreadable = 0
        repeat {
            let page = try await installation.store.cases(query, limit: min(left, 1_000), after: last)
            try output.print(page.cases)
            left -= page.cases.count
            last = page.next
            unreadable = max(unreadable, page.unreadable)
        } while last != nil && left > 0
        output.finish()
        if unreadable > 0 {
            Terminal.error(
                "Warning: damaged on the disk and left out: \(unreadable). `lykta check` names what.")
        }
    }

    private func line(_ listed: ListedCase) -> String {
        let latest = listed.latest.map {
            "\t\($0.reference)\t\($0.text.description.replacing("\n", with: " "))"
        }
        return "\(line(listed.case))\t\(listed.case.due?.description ?? "-")\(latest ?? "")"
    }

    private func line(_ found: Case) -> String {
        let units = found.units.map(\.unit.description).joined(separator: ",")
        return
            "\(found.id)\t\(found.group)\t\(found.status.rawValue)\t\(found.reportCount) \(found.reportCount == 1 ? "report" : "reports")\t"
            + "\(SwedishTime(found.lastObserved).description)\t\(units)"
    }

    private func show(_ text: String, in installation: Installation) async throws {
        let found = try await installation.livingCase(named: text)
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
