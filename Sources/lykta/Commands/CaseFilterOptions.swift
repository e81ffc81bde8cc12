import ArgumentParser
import Geometry
import Reports

/// Which cases a command is about.
struct CaseFilterOptions: ParsableArguments {
    @Option(help: "Only in these states, separated by commas: open, in-progress, closed, merged.")
    var status: String?
    @Option(
        name: .customLong("life"),
        help: ArgumentHelp(
            "Only so far in their life, separated by commas: \(CaseState.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "states"))
    var life: String?
    @Option(help: "Only those that this person deals with; none for nobody's.")
    var assignee: String?
    @Option(help: ArgumentHelp("Only of these category groups, separated by commas.", valueName: "codes"))
    var group: String?
    @Option(
        help: ArgumentHelp("Only with a report in these categories, separated by commas.", valueName: "codes")
    )
    var category: String?
    @Option(help: "Only cases of this unit.")
    var unit: String?
    @Option(
        help: ArgumentHelp(
            "Only with a report received on or after this day or moment (2026-01-31 or RFC 3339).",
            valueName: "time"))
    var receivedSince: String?
    @Option(help: ArgumentHelp("Only with a report received before this day or moment.", valueName: "time"))
    var receivedUntil: String?
    @Option(
        help: ArgumentHelp("Only in this area, such as district/holje.", valueName: "layer/code"))
    var area: String?
    @Flag(help: "Only open ones whose last day to act has passed.")
    var overdue = false
    @Option(help: "Only with (true) or without (false) restricted reports.")
    var restricted: Bool?
    @Option(
        name: .customShort("q"),
        help: ArgumentHelp(
            "Only with a report that has these words; idrotts* for a beginning.", valueName: "words"))
    var words: String?
    @Option(help: "Only the case of the report with this reference.")
    var reference: String?

    /// What the installation holds, restricted reports too: whoever can read the file may read them.
    ///
    /// - Throws: ``CommandFault``.
    func query(by sort: CaseSort, in installation: Installation) throws -> CaseQuery {
        let today = SwedishTime(System.now()).date
        let groups = Set(installation.categories.map(\.group))
        let filter = CaseFilter(
            groups: try Set(
                (group ?? "").split(separator: ",", omittingEmptySubsequences: group == nil).map {
                    try Choice.code(String($0), Expected.categoryGroup, among: Array(groups))
                }),
            statuses: try Choice.list(status, Expected.state, CaseStatus.self),
            unit: try unit.map { try Choice.code($0, Expected.unit, among: installation.units) },
            includesRestricted: true)
        var query = CaseQuery(filter, sort: sort)
        query.categories = try CategoryList.parse(category, among: installation.categories)
        query.receivedFrom = try receivedSince.map(Moment.parse)
        query.receivedUntil = try receivedUntil.map(Moment.parse)
        query.area = try area.map { try Self.area($0, installation.store.areasNow, on: today) }
        query.overdueOn = overdue ? today : nil
        query.isRestricted = restricted
        query.states = try Choice.list(life, Expected.lifeState, CaseState.Kind.self)
        query.assignee = try assignee.map { try parsed($0, Expected.assignee) { AssigneeFilter($0) } }
        query.words = try words.map {
            try parsed($0, Expected.searchWords) { SearchWords.Query($0) }
        }
        query.reference = try reference.map {
            try parsed($0, Expected.reference) { Reference($0) }
        }
        return query
    }

    private static func area(_ text: String, _ areas: AreaMap, on day: CivilDate) throws -> Area {
        let halves = text.split(separator: "/", maxSplits: 1).map(String.init)
        if halves.count == 2, let layer = AreaLayer(rawValue: halves[0]) {
            let versions = areas.versions(of: layer, code: halves[1])
            if let found = versions.first(where: { $0.isValid(on: day) }) ?? versions.last {
                return found.area
            }
        }
        let known = AreaLayer.allCases.flatMap { layer in
            areas.all(of: layer).map { "\(layer.rawValue)/\($0.code)" }
        }
        throw CommandFault.unknownWord(
            text, expected: Expected.area, nearest: NearestWord.of(text, among: known))
    }
}
