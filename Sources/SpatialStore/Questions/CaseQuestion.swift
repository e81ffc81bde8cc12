import FoundationEssentials
import GRDB
import Geometry
import Reports

/// The questions about cases. Both walk an index in the order of ids from the cursor on.
enum CaseQuestion {
    static let all = "\(CaseRecord.select) WHERE case_file.id > ? ORDER BY case_file.id"

    static let ofUnit = """
        \(CaseRecord.select) WHERE case_file.id > ?
        AND EXISTS (SELECT 1 FROM case_unit WHERE case_unit.case_number = case_file.number AND case_unit.unit = ?)
        ORDER BY case_file.id
        """

    static func arguments(after: Case.ID?, unit: Code<Unit>?) -> StatementArguments {
        let cursor = Data(after?.bytes ?? [])
        return unit.map { [cursor, $0.description] } ?? [cursor]
    }

    static func one(_ id: Case.ID, names: UnitNames, in db: Database) throws -> Case? {
        let statement = try db.cachedStatement(sql: "\(CaseRecord.select) WHERE case_file.id = ?")
        return try Row.fetchOne(statement, arguments: [Data(id.bytes)])
            .map { try CaseRecord.read($0, names: names, in: db) }
    }
}

extension CaseFilter {
    /// Whether a row of ``CaseRecord/select`` passes everything but the unit.
    func admits(_ row: Row) -> Bool {
        if !municipalities.isEmpty, !municipalities.contains(where: { $0.number == row[2] as Int16 }) {
            return false
        }
        if !groups.isEmpty, !groups.contains(where: { $0.description == row[3] as String }) { return false }
        if !statuses.isEmpty, !statuses.contains(where: { $0.rawValue == row[4] as String }) { return false }
        guard let bounds else { return true }
        return CaseRecord.place(row).map(bounds.contains) ?? false
    }
}
