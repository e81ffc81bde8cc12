import Exports
import Prevention
import Reports
import Web

/// A finding in a list.
struct FindingRow: Sendable {
    let address: String
    let what: String
    let stop: String
    let point: String
    let gravity: String
    let gravityCode: String
    let action: String
    let unit: String
    let due: String
    let isOverdue: Bool
    let status: String
    let statusCode: String
    let caseAddress: String?
    let walkTitle: String
    let walkAddress: String

    init(
        _ finding: ToldFinding, _ walk: SafetyWalk?, _ language: Language, _ words: Words,
        unitName: String? = nil, isOverdue: Bool = false
    ) {
        address = "/iakttagelser/\(finding.id)"
        what = finding.what ?? words["findings-withheld"]
        stop =
            finding.stop.map { number in
                walk?.stop(number).map { "\($0.number). \($0.name)" } ?? "\(number)"
            } ?? "–"
        point = finding.point.flatMap { walk?.checklist.point($0)?.name.text(in: language) } ?? ""
        gravity = finding.gravity.name.text(in: language)
        gravityCode = finding.gravity.rawValue
        action = finding.action ?? ""
        unit = unitName ?? finding.unit?.description ?? "–"
        due = finding.due?.description ?? "–"
        self.isOverdue = isOverdue
        status = finding.status.name.text(in: language)
        statusCode = finding.status.rawValue
        caseAddress = finding.case.map { "/arende/\($0)" }
        walkTitle = walk?.title ?? ""
        walkAddress = "/vandringar/\(finding.walk)"
    }
}
