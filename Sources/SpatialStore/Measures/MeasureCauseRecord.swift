import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What measures are because of, as rows of `measure_cause`.
enum MeasureCauseRecord {
    static func causes(of measure: Int64, in db: Database) throws -> MeasureCauses {
        func ids(_ sql: String) throws -> [Data] {
            try Data.fetchAll(db.cachedStatement(sql: sql), arguments: [measure])
        }
        return MeasureCauses(
            cases: try ids(
                """
                SELECT DISTINCT living.id FROM measure_cause
                JOIN case_file AS held ON held.number = measure_cause.case_number
                JOIN case_file AS living ON living.number = ifnull(held.merged_into, held.number)
                WHERE measure_cause.measure = ?
                """
            ).compactMap { Case.ID(bytes: $0) },
            hotspots: try ids(
                """
                SELECT kept_hotspot.id FROM measure_cause JOIN kept_hotspot ON kept_hotspot.number = measure_cause.hotspot
                WHERE measure_cause.measure = ?
                """
            ).compactMap { KeptHotspotID(bytes: $0) },
            findings: try ids(
                """
                SELECT finding.id FROM measure_cause JOIN finding ON finding.number = measure_cause.finding
                WHERE measure_cause.measure = ?
                """
            ).compactMap { FindingID(bytes: $0) },
            commitments: try ids(
                """
                SELECT commitment.id FROM measure_cause JOIN commitment ON commitment.number = measure_cause.commitment
                WHERE measure_cause.measure = ?
                """
            ).compactMap { CommitmentID(bytes: $0) })
    }

    /// The cases of the findings among the causes, as they live on.
    static func casesOfFindings(of measure: Int64, in db: Database) throws -> [Case.ID] {
        try Data.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT living.id FROM measure_cause JOIN finding ON finding.number = measure_cause.finding
                    JOIN case_file AS held ON held.number = finding.case_number
                    JOIN case_file AS living ON living.number = ifnull(held.merged_into, held.number)
                    WHERE measure_cause.measure = ?
                    """), arguments: [measure]
        ).compactMap { Case.ID(bytes: $0) }
    }

    /// Writes what is to be the causes in place of `before`.
    ///
    /// - Throws: ``MeasureEditFault`` for one that is not in the municipality.
    static func write(
        _ causes: MeasureCauses, insteadOf before: MeasureCauses, of measure: Int64,
        in municipality: MunicipalityCode, _ db: Database
    ) throws {
        func change(
            _ column: String, _ wanted: [Data], _ former: [Data], _ found: String,
            missing: (Data) throws -> any Error
        ) throws {
            for id in former where !wanted.contains(id) {
                try db.execute(
                    sql: "DELETE FROM measure_cause WHERE measure = ? AND \(column) = (\(found))",
                    arguments: [measure, id, municipality.number])
            }
            for id in wanted where !former.contains(id) {
                try db.execute(
                    sql: "INSERT INTO measure_cause (measure, \(column)) SELECT ?, number FROM (\(found))",
                    arguments: [measure, id, municipality.number])
                guard db.changesCount == 1 else { throw try missing(id) }
            }
        }
        let unreadable: any Error = StoreFault.unreadableRow(table: "measure_cause", number: measure)
        try write(cases: causes.cases, of: measure, in: municipality, db)
        try change(
            "hotspot", causes.hotspots.map { Data($0.bytes) }, before.hotspots.map { Data($0.bytes) },
            "SELECT number FROM kept_hotspot WHERE id = ? AND municipality = ?"
        ) { KeptHotspotID(bytes: $0).map { MeasureEditFault.noSuchHotspot($0) as any Error } ?? unreadable }
        try change(
            "finding", causes.findings.map { Data($0.bytes) }, before.findings.map { Data($0.bytes) },
            """
            SELECT finding.number FROM finding JOIN safety_walk ON safety_walk.number = finding.walk
            WHERE finding.id = ? AND safety_walk.municipality = ?
            """
        ) { FindingID(bytes: $0).map { MeasureEditFault.noSuchFinding($0) as any Error } ?? unreadable }
        try change(
            "commitment", causes.commitments.map { Data($0.bytes) },
            before.commitments.map { Data($0.bytes) },
            """
            SELECT commitment.number FROM commitment JOIN promise_party ON promise_party.promise = commitment.promise
            WHERE commitment.id = ? AND promise_party.municipality = ?
            """
        ) { CommitmentID(bytes: $0).map { MeasureEditFault.noSuchCommitment($0) as any Error } ?? unreadable }
        try DigestedTable.measureCauses.keep(where: "measure = ?", [measure], in: db)
    }

    /// The causes with each case as it lives on.
    static func living(_ causes: MeasureCauses, in db: Database) throws -> MeasureCauses {
        let statement = try db.cachedStatement(
            sql: """
                SELECT living.id FROM case_file AS held
                JOIN case_file AS living ON living.number = ifnull(held.merged_into, held.number) WHERE held.id = ?
                """)
        let cases = try causes.cases.map { id in
            try Data.fetchOne(statement, arguments: [Data(id.bytes)]).flatMap { Case.ID(bytes: $0) } ?? id
        }
        return MeasureCauses(
            cases: cases, hotspots: causes.hotspots, findings: causes.findings,
            commitments: causes.commitments)
    }

    /// Each is kept as the case in which it lives on; what was kept of one before it was merged stays, for it may live by itself again.
    private static func write(
        cases wanted: [Case.ID], of measure: Int64, in municipality: MunicipalityCode, _ db: Database
    ) throws {
        let former = try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT ifnull(case_file.merged_into, case_file.number) FROM measure_cause
                    JOIN case_file ON case_file.number = measure_cause.case_number WHERE measure_cause.measure = ?
                    """), arguments: [measure])
        var numbers: [Int64] = []
        for id in wanted {
            let living = try Int64.fetchOne(
                db.cachedStatement(
                    sql: "SELECT ifnull(merged_into, number) FROM case_file WHERE id = ? AND municipality = ?"
                ),
                arguments: [Data(id.bytes), municipality.number])
            guard let living else { throw MeasureEditFault.noSuchCase(id) }
            if !numbers.contains(living) { numbers.append(living) }
        }
        for number in former where !numbers.contains(number) {
            try db.execute(
                sql: """
                    DELETE FROM measure_cause WHERE measure = ?1 AND case_number IN (
                        SELECT number FROM case_file WHERE number = ?2 OR merged_into = ?2)
                    """, arguments: [measure, number])
        }
        for number in numbers where !former.contains(number) {
            try db.execute(
                sql: "INSERT INTO measure_cause (measure, case_number) VALUES (?, ?)",
                arguments: [measure, number])
        }
    }

    /// A question for the numbers of the measures that something is a cause of, with what it is called by.
    static func condition(_ cause: MeasureQuery.Cause) -> (sql: String, id: Data) {
        switch cause {
        case .case(let id):
            (
                """
                WITH held AS (SELECT former.number FROM case_file AS former
                    JOIN case_file AS living ON living.number = ifnull(former.merged_into, former.number) WHERE living.id = ?)
                SELECT measure FROM measure_cause WHERE case_number IN held
                    OR finding IN (SELECT number FROM finding WHERE case_number IN held)
                """, Data(id.bytes)
            )
        case .hotspot(let id):
            (
                """
                SELECT measure FROM measure_cause WHERE hotspot = (SELECT number FROM kept_hotspot WHERE id = ?)
                """, Data(id.bytes)
            )
        case .finding(let id):
            (
                "SELECT measure FROM measure_cause WHERE finding = (SELECT number FROM finding WHERE id = ?)",
                Data(id.bytes)
            )
        case .commitment(let id):
            (
                """
                SELECT measure FROM measure_cause WHERE commitment = (SELECT number FROM commitment WHERE id = ?)
                """, Data(id.bytes)
            )
        case .walk(let id):
            (
                """
                SELECT measure FROM measure_cause WHERE finding IN (SELECT finding.number FROM finding
                    JOIN safety_walk ON safety_walk.number = finding.walk WHERE safety_walk.id = ?)
                """, Data(id.bytes)
            )
        }
    }
}
