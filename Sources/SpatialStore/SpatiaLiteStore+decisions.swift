import CaseKeeping
import FoundationEssentials
import GRDB
package import Reports

// Corrections of single reports, and what staff's decisions come to.
extension SpatiaLiteStore {
    package func correct(
        _ id: Report.ID, _ edits: [ReportEdit], because reason: String, version: Int,
        seeing visibility: Visibility, by editor: Agent, at moment: Timestamp
    ) async throws -> FiledReport {
        let sight = EditorSight(visibility, areas: areasNow)
        return try await writer.commit { db in
            try keepingCases(in: db) {
                try ReportCorrecting(ledger: $0, policy: policy)
                    .correct(
                        id, edits, because: reason, version: version, seeing: sight, by: editor, at: moment)
            }
        }
    }

    package func answers(to report: Report.ID) async throws -> [GivenAnswer] {
        try await ask { db in
            try Row.fetchAll(
                db.cachedStatement(sql: StoredCaseLedger.answersToReport), arguments: [Data(report.bytes)]
            ).compactMap { row in
                Timestamp(milliseconds: row["at"]).map { GivenAnswer(text: row["text"], at: $0) }
            }
        }
    }

    package func handOvers(in municipality: MunicipalityCode) async throws -> [HandOverCount] {
        try await ask { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT unit_left.rule, unit_left.unit, count(*) AS handed_over, count(*) + (
                        SELECT count(*) FROM case_unit JOIN case_file AS holder ON holder.number = case_unit.case_number
                        WHERE case_unit.unit = unit_left.unit AND case_unit.rule = unit_left.rule
                            AND holder.municipality = ?1 AND holder.status <> 'merged') AS cases
                    FROM unit_left JOIN case_file ON case_file.number = unit_left.case_number
                    WHERE case_file.municipality = ?1 AND unit_left.handed_over
                    GROUP BY unit_left.rule, unit_left.unit ORDER BY handed_over DESC, unit_left.rule, unit_left.unit
                    """, arguments: [municipality.number]
            ).compactMap { row in
                Code<Unit>(row["unit"] as String).map {
                    HandOverCount(
                        rule: row["rule"], unit: $0, handedOver: row["handed_over"], cases: row["cases"])
                }
            }
        }
    }
}
