import ArgumentParser
import Intake

/// What a table is imported with, whichever sort of thing it holds.
struct TableImportOptions: ParsableArguments {
    @Flag(help: "Tell what would be kept, known and refused, and write nothing.")
    var dryRun = false
    @Option(
        help: ArgumentHelp(
            "The column that holds a member, such as title=Rubrik; once for each.",
            valueName: "member=column"))
    var map: [String] = []
    @Option(
        help: ArgumentHelp(
            "A column that is passed over; once for each. Others that are unknown are refused.",
            valueName: "column"))
    var ignore: [String] = []
    @Option(
        help: ArgumentHelp(
            "The kommunkod of rows that name none; the only one of the database when absent.",
            valueName: "code"))
    var municipality: String?
    @Argument(help: "A CSV file with a header.", completion: .file(extensions: ["csv"]))
    var input: String

    /// - Throws: ``CommandFault``, with every fault of the file as a whole.
    func table(_ known: TableColumns) throws -> MappedTable {
        let bytes = try InputFile.bytes(at: input)
        let columns = try columns(known)
        do throws(SubmissionFileFault) {
            return try MappedTable(bytes, columns: columns)
        } catch {
            throw CommandFault.refused(error.sentences)
        }
    }

    private func columns(_ known: TableColumns) throws -> TableColumns {
        var mapped: [String: String] = [:]
        for text in map {
            let pair = try NamedValue(text, Expected.memberColumn)
            guard known.members.contains(pair.name) else {
                throw Choice.unknown(pair.name, Expected.member, among: known.members)
            }
            guard mapped.updateValue(pair.value, forKey: pair.name) == nil else {
                throw CommandFault.badValue(text, expected: Expected.columnOf(pair.name))
            }
        }
        guard let columns = known.mapping(mapped, ignoring: Set(ignore)) else {
            throw CommandFault.badValue(
                (map + ignore).joined(separator: " "), expected: Expected.onlyMapping)
        }
        return columns
    }

    /// Tells what became of the rows.
    ///
    /// - Throws: exit status 1 when some were refused.
    func finish(_ tally: ImportTally, asJSON: Bool) throws {
        if dryRun { Terminal.error(FaultWords.dryRun) }
        if asJSON { Terminal.print(json: tally.json) } else { Terminal.print(tally.summary) }
        if tally.refused > 0 { throw ExitCode(1) }
    }
}
