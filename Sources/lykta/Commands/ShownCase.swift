import API
import Exports
import JSON
import Projection
import Reports
import Triage
import Web

/// A case with its units, reports and history, for who may read all of it.
struct ShownCase {
    private let found: Case
    private let installation: Installation

    init(_ found: Case, in installation: Installation) {
        self.found = found
        self.installation = installation
    }

    /// As `GET /api/v1/cases/{id}` answers.
    var json: [UInt8] {
        get async throws {
            let (store, projector) = (installation.store, installation.projector)
            let shown = found.shownPlace(withRestricted: true)
            let export = ReportsGeoJSON(projector, detail: .full)
            let exact = shown.flatMap { $0.isApproximate ? nil : $0.place }
            let nearest =
                if let exact, let reach = NearestAddress.reach {
                    try await store.nearestPlace(to: exact, within: reach).map {
                        NearestAddress($0, from: exact)
                    }
                } else {
                    NearestAddress?.none
                }
            let document = CaseDocument(
                case: found, place: shown,
                position: try shown.map { try projector.position(of: $0.place) },
                nearest: nearest, withheldCount: 0, returnOf: found.shownReturn(withRestricted: true),
                words: installation.words(of: found.municipality),
                reports: try await store.reports(of: found.id).map { try export.feature(ExportedReport($0)) },
                history: try await store.history(of: found.id))
            return JSONWriter.object { document.write(to: &$0, in: CommandLanguage.current) }
        }
    }

    func print() async throws {
        let told = ToldState(found.state, by: installation.words(of: found.municipality))
        Terminal.print(told.name + ". " + told.explanation)
        if let assignee = found.assignee { Terminal.print(CaseSentences.assignee(assignee.description)) }
        var head = Table([
            Columns.caseID, Columns.group, Columns.state, Columns.reports, Columns.lastObserved, Columns.due,
        ])
        head.add([
            found.id.description, found.group.description, found.state.kind.rawValue, "\(found.reportCount)",
            SwedishTime(found.lastObserved).description, found.due?.description ?? "",
        ])
        head.finish()
        Terminal.print(line: "")
        var units = Table([Columns.unit, Columns.name, Columns.rule, Columns.due, Columns.reason])
        for unit in found.units {
            units.add([
                unit.unit.description, unit.unitName.told, unit.rule, unit.due?.description ?? "",
                unit.reason.told,
            ])
        }
        units.finish()
        Terminal.print(line: "")
        var reports = Table([Columns.reference, Columns.observed, Columns.category, Columns.wholeText])
        for filed in try await installation.store.reports(of: found.id) {
            reports.add([
                filed.report.reference.description, SwedishTime(filed.report.observed).description,
                filed.report.category.description, filed.report.text.description,
            ])
        }
        reports.finish()
        Terminal.print(line: "")
        var history = Table([Columns.entry, Columns.when, Columns.event, Columns.by, Columns.reason])
        for event in try await installation.store.history(of: found.id) {
            history.add([
                "\(event.number)", SwedishTime(event.at).description, event.kind.rawValue, event.by,
                event.reason.told,
            ])
        }
        history.finish()
    }
}
