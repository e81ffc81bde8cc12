import ArgumentParser
import Exports
import Foundation
import JSON
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
    @Option(help: "text, geojson, csv or gpkg.")
    var format: ListFormat = .text
    @OptionGroup var geoPackage: GeoPackageOptions
    @OptionGroup var json: JSONOption
    @Argument(help: "A case's id, or the reference of one of its reports, such as OLO-7K3M-9Q.")
    var id: String?

    func run() async throws {
        let limit = try AnswerCount.parse(limit, "--limit")
        let installation = try await Installation.open(file.path, for: .reading)
        if let id {
            let shown = ShownCase(try await installation.livingCase(named: id), in: installation)
            if json.isWanted {
                Terminal.print(json: try await shown.json)
            } else {
                try await shown.print()
            }
            return
        }
        let query = try filter.query(
            by: Choice.word(sort, Expected.order, CaseSort.self), in: installation)
        var output = try ListOutput(
            json.isWanted ? .geojson : format, to: geoPackage,
            CasesGeoJSON(installation.projector, detail: .full, seesRestricted: { _ in true }) {
                $0.member("numberReturned", $1)
            },
            CasesCSV(
                installation.projector, detail: .full, seesRestricted: { _ in true },
                words: SwedishWords(categories: installation.categories)),
            CaseFeatures(
                installation.projector, detail: .full, seesRestricted: { _ in true },
                categories: installation.categories),
            columns: Self.columns, row: Self.row)
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
        try output.finish()
        if unreadable > 0 {
            Terminal.error(CaseSentences.leftOut(unreadable))
        }
    }

    private static let columns = [
        Columns.caseID, Columns.group, Columns.state, Columns.reports, Columns.lastObserved, Columns.units,
        Columns.due, Columns.reference, Columns.text,
    ]

    private static func row(_ listed: ListedCase) -> [String] {
        let found = listed.case
        return [
            found.id.description, found.group.description, found.state.kind.rawValue, "\(found.reportCount)",
            SwedishTime(found.lastObserved).description,
            found.units.map(\.unit.description).joined(separator: ","), found.due?.description ?? "",
            listed.latest?.reference.description ?? "", listed.latest?.text.description ?? "",
        ]
    }
}
