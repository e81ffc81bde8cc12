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
    /// The cases that were written, by their numbers.
    private var changed: [Int64: Case.ID] = [:]
    /// The cases of which units are told.
    private var told: Set<Case.ID> = []

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

    /// The same of a case that is written, or whose units or history are: it gets a new digest at the end, and what is listed of it is
    /// read anew.
    func changing(_ id: Case.ID) throws -> Int64 {
        let number = try number(of: id)
        changed[number] = id
        store.live.cases.note(changed: number)
        return number
    }

    /// Units are told of a case: a commit that is lost names it.
    func telling(of id: Case.ID) { told.insert(id) }

    /// The last of each piece of work: gives the cases that it has written their digests, and notes them for the mark.
    func conclude() throws {
        for (number, id) in changed.sorted(by: { $0.key < $1.key }) {
            try DigestedTable.cases.keep(where: "number = ?", [number], in: db)
            store.file.notes.note(id)
        }
        for id in told.subtracting(changed.values).sorted() { store.file.notes.note(id) }
        changed = [:]
        told = []
    }
}

extension StoredCaseLedger: CaseLedger {}

extension SpatiaLiteStore {
    /// Runs one piece of work on the rows of cases inside a transaction, with what belongs at its end.
    func keepingCases<Value>(in db: Database, _ work: (StoredCaseLedger) throws -> Value) throws -> Value {
        let ledger = StoredCaseLedger(self, in: db)
        let value = try work(ledger)
        try ledger.conclude()
        return value
    }

    /// How cases are kept now.
    var policy: CasePolicy {
        CasePolicy(
            jurisdictions: jurisdictions.current, areas: areaMap.current,
            queuesNotices: settings.queuesMessages, makeCaseID: settings.makeCaseID)
    }
}
