import CaseKeeping
import FoundationEssentials
import GRDB
import Reports

/// The rows of reports and cases, as the keeping of cases asks for them inside one piece of work of a transaction. What it
/// writes is here and in the files named after it; what is to be written is decided in `CaseKeeping`.
final class StoredCaseLedger {
    let db: Database
    let store: SpatiaLiteStore
    /// The numbers of the rows of cases, as far as they have been asked for.
    private var numbers: [Case.ID: Int64] = [:]

    init(_ store: SpatiaLiteStore, in db: Database) {
        self.store = store
        self.db = db
    }

    /// Where the covering index is written.
    var index: IndexWriter { IndexWriter(db: db, live: store.live) }

    func remember(_ number: Int64, of id: Case.ID) { numbers[id] = number }

    /// The number of the case's row.
    ///
    /// - Throws: ``StoreFault/unreadableRow(table:number:)`` when there is no such case.
    func number(of id: Case.ID) throws -> Int64 {
        if let known = numbers[id] { return known }
        let statement = try db.cachedStatement(sql: "SELECT number FROM case_file WHERE id = ?")
        guard let number = try Int64.fetchOne(statement, arguments: [Data(id.bytes)])
        else { throw StoreFault.unreadableRow(table: "case_file", number: 0) }
        numbers[id] = number
        return number
    }
}

extension StoredCaseLedger: CaseLedger {}

extension SpatiaLiteStore {
    /// How cases are kept now.
    var policy: CasePolicy {
        CasePolicy(
            jurisdictions: settings.jurisdictions, areas: areaMap.current,
            queuesNotices: settings.queuesMessages, makeCaseID: settings.makeCaseID)
    }
}
