import GRDB
import Reports

/// Whether somebody who sees a unit's or an area's cases sees a report: each case is looked up once in a question.
final class SeenCases {
    private let sight: Sight
    private let areas: AreaMap
    private let names: UnitNames
    private let db: Database
    private var known: [Int64: (isSeen: Bool, isRestrictedSeen: Bool)] = [:]

    init(_ sight: Sight, areas: AreaMap, names: UnitNames, in db: Database) {
        self.sight = sight
        self.areas = areas
        self.names = names
        self.db = db
    }

    /// - Parameter report: The store's number.
    /// - Throws: GRDB's `DatabaseError`, ``StoreFault``.
    func hold(_ report: Int64, isRestricted: Bool) throws -> Bool {
        let home = try db.cachedStatement(sql: "SELECT case_number FROM membership WHERE report = ?")
        guard let number = try Int64.fetchOne(home, arguments: [report]) else { return false }
        let found = try known[number] ?? look(at: number)
        known[number] = found
        return isRestricted ? found.isRestrictedSeen : found.isSeen
    }

    private func look(at number: Int64) throws -> (isSeen: Bool, isRestrictedSeen: Bool) {
        let statement = try db.cachedStatement(sql: "\(CaseRecord.select) WHERE case_file.number = ?")
        let rows = try Row.fetchCursor(statement, arguments: [number])
        guard let row = try rows.next() else { return (false, false) }
        let found = try CaseRecord.read(row, names: names, in: db)
        return (sight.sees(found, areas: areas), sight.seesRestricted(of: found, areas: areas))
    }
}
