import Intake
import Reports

/// One run through a table: what it takes of it, and what became of its rows.
protocol TableImport {
    static var columns: TableColumns { get }
    var tally: ImportTally { get }

    /// - Parameters:
    ///   - home: The municipality of rows that name none; the only one where nil.
    ///   - isDryRun: Tells what would be kept, and keeps nothing.
    init(
        _ installation: Installation, of home: MunicipalityCode?, isDryRun: Bool, by agent: Agent,
        at now: Timestamp)

    /// - Throws: what the store throws that is no refusal of a row.
    mutating func take(_ table: MappedTable) async throws
}

extension TableImportOptions {
    /// Imports the table into a database, and tells what became of its rows.
    ///
    /// - Parameter name: Whose name stands in the history.
    /// - Throws: ``CommandFault``; exit status 1 when some rows were refused.
    func take<Run: TableImport>(_: Run.Type, into file: FileOption, by name: String, asJSON: Bool)
        async throws
    {
        let table = try table(Run.columns)
        let installation = try await Installation.open(
            file.path, for: dryRun ? .reading : .writing(queuesMessages: false))
        let home = try municipality.map { try installation.municipality($0) }
        var run = Run(installation, of: home, isDryRun: dryRun, by: Agent(name: name), at: System.now())
        try await run.take(table)
        try await installation.store.close()
        try finish(run.tally, asJSON: asJSON)
    }
}
