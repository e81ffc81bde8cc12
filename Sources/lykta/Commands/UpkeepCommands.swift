import ArgumentParser
import Reports

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copies a live database into one file that is whole and on the disk.",
        discussion: "Never copy the file itself: what the write-ahead log holds would be missing.")
    @OptionGroup var file: FileOption
    @Argument(help: "Where to write the copy.", completion: .file())
    var output: String
    @Flag(help: "Replace a file that is there. Never a database that is in use.")
    var overwrite = false

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let progress = Progress("Backup")
        progress.show("copying")
        try installation.store.backup(to: output, overwriting: overwrite)
        progress.finish()
        Terminal.print(output)
    }
}

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks the whole database against itself.",
        discussion: "Exits with 1 when a promise is broken, and names the rows.")
    @OptionGroup var file: FileOption

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let progress = Progress("Check")
        let findings = try installation.store.inspect { progress.show($0) }
        progress.finish()
        for finding in findings { Terminal.print(finding.description) }
        guard findings.isEmpty else { throw CommandFault.findings(findings.count) }
        Terminal.print("All \(installation.store.promises.count) promises hold.")
    }
}
