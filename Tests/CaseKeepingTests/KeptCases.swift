import CaseKeeping
import Geometry
import Reports
import Synchronization
import TestSupport
import Triage

/// Olofström's cases in memory, for small examples. A test says only what matters to it.
struct KeptCases {
    let ledger = MemoryLedger()
    let policy: CasePolicy

    /// - Parameters:
    ///   - events: What `gata-park` gets; by default, what the profile reader says.
    ///   - digest: When `kontaktcenter` gets its digest, as it stands in a profile; nil for a message each.
    init(
        queuesNotices: Bool = true, rules: String = KeptCases.rules, events: String? = nil,
        digest: String? = nil
    ) throws {
        let ids = CaseIDs()
        policy = CasePolicy(
            jurisdictions: [try .olofstrom(rules: rules, events: events, digest: digest)], areas: AreaMap([]),
            queuesNotices: queuesNotices,
            makeCaseID: { _ in ids.next() })
        ledger.profile = policy.jurisdictions.first?.profile
    }

    @discardableResult
    func accept(_ new: NewReport, answer: [UInt8] = []) throws -> Acceptance {
        try ReportFiling(ledger: ledger, policy: policy).accept(new) { _ in answer }
    }

    /// Files a report that must be new.
    @discardableResult
    func file(_ report: Report) throws -> Receipt {
        guard case .accepted(let receipt) = try accept(report.new()) else { throw FixtureFault() }
        return receipt
    }

    @discardableResult
    func edit(_ id: Case.ID, _ edits: CaseEdit..., at moment: Timestamp = .testNow) throws -> Case {
        try CaseEditing(ledger: ledger, policy: policy).edit(
            id, edits, version: ledger.cases[id].orFail().version, in: [], seesRestricted: true, by: "anna",
            at: moment)
    }

    func place(_ id: Report.ID, at place: Place) throws -> FiledReport {
        try ReportPlacing(ledger: ledger, policy: policy).place(
            id, at: place, accuracy: nil, version: nil, seeing: .everything, by: "anna", at: .testNow)
    }

    func lookForDue(at moment: Timestamp) throws {
        try DueWatching(ledger: ledger, policy: policy).look(at: moment)
    }

    func found(_ id: Case.ID) throws -> MemoryLedger.CaseRow { try ledger.cases[id].orFail() }

    func kinds(_ id: Case.ID) throws -> [CaseEvent.Kind] { try found(id).history.map(\.kind) }

    func units(_ id: Case.ID) throws -> [String] { try found(id).units.map(\.unit.description) }

    /// To which units notices of new cases wait, in their order.
    var notified: [String] { told(.assigned) }

    /// To which units notices of an event wait, in their order.
    func told(_ event: CaseNotice.Event) -> [String] {
        ledger.queued.filter { $0.notice.event == event }.map { $0.notice.assignment.unit.description }
    }

    static let rules = """
          - { id: lighting, when: { category: [lighting] }, units: [gata-park], deadline-working-days: 10,
              reason: { sv: Kommunens belysning., en: The municipality's lighting. } }
          - { id: many-voices, when: { reporters-at-least: 3 }, units: [kontaktcenter],
              reason: { sv: Flera har rapporterat., en: Several have reported. } }
        """
}

/// Case ids that sort by the order in which they are made.
private final class CaseIDs: Sendable {
    private let count = Mutex(0)

    func next() -> Case.ID {
        .numbered(
            count.withLock {
                $0 += 1
                return $0
            })
    }
}

extension ProfileDocument {
    fileprivate static func olofstrom(rules: String, events: String?, digest: String?) throws
        -> ProfileDocument
    {
        let categories = [("lighting", 60), ("drugs", 75), ("speeding", 150), ("visibility", 75)]
        return try ProfileDocument(
            profileYAML: """
                municipality: "1060"
                name: Olofström
                reference-prefix: OLO
                oldest-observation-days: 730
                categories:
                \(categories.map { code, reach in
                    """
                      - code: \(code)
                        name: { sv: \(code), en: \(code) }
                        joining: { reach-metres: \(reach), memory-days: 180, minimum: 1, extent-metres: 400 }
                    """
                }.joined(separator: "\n"))
                units:
                  - code: gata-park
                    name: { sv: Gata och park, en: Streets and parks }
                    kind: department
                    channels: [ { webhook: "https://example.se/hook", secret: GATA\(events.map { ", events: [\($0)]" } ?? "") } ]
                  - code: kontaktcenter
                    name: { sv: Kontaktcenter, en: Contact centre }
                    kind: department
                    channels: [ { email: "kontakt@example.se"\(digest.map { ", digest: \($0)" } ?? "") } ]
                  - { code: lpo, name: { sv: Polisen, en: The police }, kind: police }
                """,
            routingYAML: """
                fallback: { units: [kontaktcenter], deadline-working-days: 5, reason: { sv: Ingen regel., en: No rule. } }
                rules:
                \(rules)
                """)
    }
}

extension CaseEditing {
    /// For tests that need the case alone.
    @discardableResult
    func edit(
        _ id: Case.ID, _ edits: [CaseEdit], version: Int, in municipalities: Set<MunicipalityCode>,
        seesRestricted: Bool, by editor: Agent, at moment: Timestamp
    ) throws -> Case {
        try carryOut(
            edits, on: id, version: version,
            seeing: EditorSight(
                Visibility(in: municipalities, seesRestricted: seesRestricted, within: nil),
                areas: AreaMap([])), by: editor, at: moment
        ).case
    }
}
