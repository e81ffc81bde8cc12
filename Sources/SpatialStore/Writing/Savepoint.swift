import GRDB
import Reports

/// A part of a transaction that can fail alone: what it wrote is then undone, and what it noted for memory forgotten.
struct Savepoint {
    let db: Database
    let live: LiveReports
    let notes: CommitNotes

    /// - Throws: what `work` throws, once all of it is undone. When the disk fails, at once: then nothing of the
    ///   transaction can be saved.
    func run<Value>(_ work: () throws -> Value) throws -> Value {
        let (mark, noted) = (live.mark, notes.count)
        try db.cachedStatement(sql: "SAVEPOINT piece").execute()
        do {
            let value = try work()
            try db.cachedStatement(sql: "RELEASE piece").execute()
            return value
        } catch {
            if DatabaseTrouble.endsTransaction(error) { throw error }
            live.undo(to: mark)
            notes.undo(to: noted)
            try db.cachedStatement(sql: "ROLLBACK TO piece").execute()
            try db.cachedStatement(sql: "RELEASE piece").execute()
            throw error
        }
    }
}
