import Foundation
import TestSupport
import Testing

/// What becomes of a database whose log was damaged, as an operator meets it.
@Suite(.serialized) struct RecoverTests {
    @Test func `a damaged log is noticed at start, its reports are named, and recovery brings them back`()
        async throws
    {
        let damaged = try await Damaged()
        for command in [
            ["serve", "--port", "0"], ["keys", "add", "--name", "x", "--scope", "admin"],
        ] {
            let refused = try Program.run(command + ["--database", damaged.database])
            #expect(refused.status == 3 && refused.output.isEmpty)
            #expect(refused.errors.contains("lykta recover --database \(damaged.database)"))
            #expect(
                damaged.lost(in: refused.errors)
                    == damaged.references.suffix(damaged.lost(in: refused.errors).count))
            #expect(!damaged.lost(in: refused.errors).isEmpty)
        }
        let check = try Program.run("check", "--database", damaged.database)
        #expect(check.status == 1 && !damaged.lost(in: check.output).isEmpty)

        let shown = try Program.run("recover", "--database", damaged.database)
        #expect(shown.status != 0 && shown.errors.contains("--yes"))
        #expect(shown.output.contains("mended-log: 6 reports") && shown.output.contains("as-it-is: "))
        #expect(try damaged.copies.isEmpty)
        #expect(try Program.run("keys", "list", "--database", damaged.database).status == 0)

        let taken = try Program.run("recover", "--database", damaged.database, "--yes")
        #expect(taken.status == 0 && taken.output.contains("Taken: mended-log"))
        #expect(try damaged.copies.count == 1)
        #expect(try Program.run("check", "--database", damaged.database).status == 0)
        let near = try Program.run(
            "near", "--database", damaged.database, "--radius", "20000", "14.5306,56.2767")
        #expect(damaged.lost(in: near.output) == damaged.references)
        let server = try await RunningServer(database: damaged.database, key: damaged.key)
        #expect(await server.report("Lampan är släckt igen.", east: 0.01, retryKey: "after")?.status == 201)
        await server.signal(SIGTERM)
        #expect(server.process.terminationStatus == 0)
        let again = try Program.run("recover", "--database", damaged.database)
        #expect(again.status == 0 && again.output.contains("Nothing is missing"))
    }

    @Test func `recovery says that nothing can be told where there is no file, no database and no mark`()
        throws
    {
        let folder = try TemporaryFolder()
        let missing = try Program.run("recover", "--database", folder.path("none.sqlite"))
        #expect(missing.status == 1 && missing.errors.contains("There is no database"))
        let text = folder.path("text.sqlite")
        try Data("Not a database at all, however long it is.".utf8).write(to: URL(filePath: text))
        let unreadable = try Program.run("recover", "--database", text, "--yes")
        #expect(unreadable.status == 1 && unreadable.errors.contains("nothing that could be read"))
        let database = folder.path("lykta.sqlite")
        #expect(try Program.run("init", "--database", database).status == 0)
        try FileManager.default.removeItem(atPath: database + ".mark")
        let unmarked = try Program.run("recover", "--database", database)
        #expect(unmarked.status == 1 && unmarked.errors.contains("whether anything was lost cannot be told"))
    }

    @Test func `a loss can be accepted as it is`() async throws {
        let damaged = try await Damaged()
        let taken = try Program.run(
            "recover", "--database", damaged.database, "--yes", "--use", "as-it-is")
        #expect(taken.status == 0 && taken.output.contains("Ask whoever sent the reports"))
        #expect(try Program.run("check", "--database", damaged.database).status == 0)
        let wrong = try Program.run("recover", "--database", damaged.database, "--use", "magic")
        #expect(wrong.status != 0 && wrong.errors.contains("is not a way: as-it-is, "))
    }
}

/// A database with six reports in its log that a kill left, one bit of which is flipped.
private struct Damaged {
    let installation: TestInstallation
    let references: [String]

    var database: String { installation.database }
    var key: String { installation.key }

    init() async throws {
        installation = try TestInstallation()
        let server = try await RunningServer(database: installation.database, key: installation.key)
        var references: [String] = []
        for number in 0..<6 {
            let answer = await server.report(
                "Lampa \(number) är släckt.", east: Double(number) / 1_000, retryKey: "\(number)")
            references.append(try #require(answer?.members["reference"]))
        }
        await server.signal(SIGKILL)
        self.references = references
        let log = URL(filePath: installation.database + "-wal")
        var bytes = try Data(contentsOf: log)
        // In the checksum of a frame in the middle: the pages themselves are whole.
        let frame = 24 + 4_096
        let frames = (bytes.count - 32) / frame
        bytes[32 + frames / 2 * frame + 17] ^= 1
        try bytes.write(to: log)
    }

    /// Those of the reports that a text names, in their order.
    func lost(in text: String) -> [String] { references.filter { text.contains($0) } }

    var copies: [String] {
        get throws {
            let folder = URL(filePath: database).deletingLastPathComponent().path
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.contains(".before-recovery-") }
        }
    }
}
