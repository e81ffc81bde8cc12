import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Takes findings on, or back, with the case that they became or joined, inside a transaction. One that became a measure too goes the measure's
/// way, until that is stopped.
enum FindingCases {
    /// - Parameters:
    ///   - number: That of the case, whose row says so already.
    ///   - ended: When it had ended before; nil where it was open.
    static func follow(
        _ state: CaseState, of number: Int64, endedBefore ended: Timestamp?, at moment: Timestamp,
        in db: Database
    ) throws {
        let writing = MeasureWriting(db: db, agent: .lykta, moment: moment)
        for bytes in try Data.fetchAll(db.cachedStatement(sql: findings), arguments: [number]) {
            guard let id = FindingID(bytes: bytes) else { continue }
            try writing.change(id, because: words(of: state)) { finding in
                if let measure = finding.measure,
                    try MeasureRecord.measure(measure, in: [], db)?.measure.state != .stopped
                {
                    return []
                }
                return [.setStatus(finding.status(following: state, endedBefore: ended), by: .case)]
            }
        }
    }

    /// The state of the case that a finding became or joined, as that lives on; nil for none.
    static func state(ofCaseOf finding: Finding, in db: Database) throws -> CaseState? {
        guard let row = try row(ofCaseOf: finding, in: db) else { return nil }
        return CaseState(
            kind: try row.value("case_state"), text: try row.value("state_text"),
            code: try row.value("state_code"))
    }

    /// When that case ended; nil for none, and for one that is open.
    static func end(ofCaseOf finding: Finding, in db: Database) throws -> Timestamp? {
        guard let row = try row(ofCaseOf: finding, in: db) else { return nil }
        return (try row.value("done") as Int64?).flatMap { Timestamp(milliseconds: $0) }
    }

    private static func row(ofCaseOf finding: Finding, in db: Database) throws -> Row? {
        guard let id = finding.case else { return nil }
        return try Row.fetchOne(db.cachedStatement(sql: living), arguments: [Data(id.bytes)])
    }

    private static let living = """
        SELECT living.case_state, living.state_text, living.state_code, living.done FROM case_file AS held
        JOIN case_file AS living ON living.number = ifnull(held.merged_into, held.number) WHERE held.id = ?
        """

    /// Not which case: not everybody who reads the history may know of it.
    private static func words(of state: CaseState) -> Bilingual {
        state.status.isDone
            ? Bilingual(swedish: "Dess ärende avslutades.", english: "Its case was closed.")
            : Bilingual(swedish: "Dess ärende öppnades igen.", english: "Its case was opened again.")
    }

    private static let findings = """
        SELECT id FROM finding WHERE case_number = ?1
            OR case_number IN (SELECT number FROM case_file WHERE merged_into = ?1) ORDER BY number
        """
}
