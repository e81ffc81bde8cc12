import FoundationEssentials
import GRDB
import Reports

extension Row {
    /// The value of a column; one that a disk has made another kind of is an error. GRDB's subscript ends the process instead.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) throws -> Value
    {
        try decode(Value.self, forColumn: column)
    }

    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(at index: Int) throws -> Value {
        try decode(Value.self, atIndex: index)
    }

    /// Who did what a row tells, of a statement with the columns `by` and, as `person_id`, the person's id.
    func agent() throws -> Agent {
        Agent(name: try value("by"), person: Person.ID(bytes: try value("person_id")))
    }
}

extension StoreFault {
    /// Reads a row: whatever it is that cannot be read in it, the fault names the row and nothing that stands in it.
    ///
    /// - Throws: ``unreadableRow(table:number:)``, and GRDB's `DatabaseError`.
    static func reading<Value>(_ table: String, _ number: Int64?, _ read: () throws -> Value) throws -> Value
    {
        do {
            return try read()
        } catch let fault as StoreFault {
            throw fault
        } catch let error as DatabaseError {
            throw error
        } catch {
            throw StoreFault.unreadableRow(table: table, number: number ?? 0)
        }
    }
}
