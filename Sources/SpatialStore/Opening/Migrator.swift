import GRDB
import Schema

/// Brings a database to the form this program knows, one transaction a step.
enum Migrator {
    /// - Parameter steps: Fewer than all only in tests, which make a database as an earlier version did.
    static func migrate(_ database: any DatabaseWriter, through steps: [Migration] = Migration.all) throws {
        var migrator = DatabaseMigrator()
        for migration in steps {
            migrator.registerMigration(migration.name) { try run(migration, in: $0) }
        }
        try refuseNewer(database)
        try migrator.migrate(database)
    }

    /// Throws unless the file has exactly the steps this program knows.
    static func verify(_ database: any DatabaseReader) throws {
        try refuseNewer(database)
        guard try applied(in: database) == Migration.all.map(\.name) else { throw StoreFault.notMigrated }
    }

    /// Throws when a later version made the file.
    static func refuseNewer(_ database: any DatabaseReader) throws {
        let unknown = try applied(in: database).filter { !Migration.all.map(\.name).contains($0) }
        guard unknown.isEmpty else { throw StoreFault.newerThanProgram(migrations: unknown) }
    }

    private static func applied(in database: any DatabaseReader) throws -> [String] {
        try database.read { db in
            guard try db.tableExists("grdb_migrations") else { return [] }
            return try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
        }
    }

    /// A function of SpatiaLite tells of failure by answering 0, not by an error; so every answer is looked at. Only a
    /// `SELECT` answers: `ALTER TABLE … ADD COLUMN … CHECK` has a column too, since SQLite looks through the rows in it.
    private static func run(_ migration: Migration, in db: Database) throws {
        let statements = try db.allStatements(sql: migration.sql)
        while let statement = try statements.next() {
            if statement.columnCount > 0, statement.isReadonly {
                guard try Int.fetchOne(statement) == 1
                else { throw StoreFault.migrationFailed(name: migration.name, statement: statement.sql) }
            } else {
                try statement.execute()
            }
        }
    }
}
