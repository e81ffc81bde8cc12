import Foundation
import TestSupport
import Testing

/// The key that originals are sealed with, as an operator meets it.
@Suite struct OriginalKeyTests {
    private let installation: TestInstallation
    private let keyFile: String

    init() throws {
        installation = try TestInstallation()
        keyFile = installation.database + ".originals"
    }

    private func serve() async throws -> RunningServer {
        try await RunningServer(database: installation.database, key: installation.key)
    }

    /// Sends a report with a telephone number, and gives its id.
    private func report(_ server: RunningServer) async throws -> String {
        let answer = await server.report(
            "Ring 070-174 06 05 om lampan.", east: 0.03, retryKey: UUID().uuidString)
        return try answer.orFail().members["id"].orFail()
    }

    private func original(_ id: String, _ server: RunningServer) async throws -> RunningServer.Answer {
        try await server.send("GET", "/api/v1/reports/\(id)/original")
    }

    /// The database with its log, as text.
    private func bytes() -> String {
        ["", "-wal"].map { suffix in
            String(
                decoding: FileManager.default.contents(atPath: installation.database + suffix) ?? Data(),
                as: UTF8.self)
        }.joined()
    }

    @Test
    func
        `the key is made with the database, for its owner alone, and nothing of an original is in the files`()
        async throws
    {
        let mode = try FileManager.default.attributesOfItem(atPath: keyFile)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let server = try await serve()
        let id = try await report(server)
        #expect(try await original(id, server).members["text"] == "Ring 070-174 06 05 om lampan.")
        let backup = installation.folder.path("copy.sqlite")
        #expect(try Program.run("backup", "--database", installation.database, backup).status == 0)
        #expect(!bytes().contains("070-174") && bytes().contains("om lampan."))
        let copy = String(decoding: FileManager.default.contents(atPath: backup) ?? Data(), as: UTF8.self)
        #expect(!copy.contains("070-174") && copy.contains("om lampan."))
        await server.signal(SIGTERM)
        #expect(!bytes().contains("070-174"))
    }

    @Test func `without the key file the server does not start, and says what to do`() async throws {
        try FileManager.default.moveItem(atPath: keyFile, toPath: keyFile + ".away")
        let refused = try Program.run("serve", "--database", installation.database, "--port", "0")
        #expect(refused.status != 0 && refused.errors.contains("make-key --lost"))
        #expect(refused.errors.contains(keyFile))
        try FileManager.default.moveItem(atPath: keyFile + ".away", toPath: keyFile)
        let server = try await serve()
        await server.signal(SIGTERM)
    }

    @Test func `a lost key leaves its originals unreadable, and all else works on`() async throws {
        var server = try await serve()
        let old = try await report(server)
        await server.signal(SIGTERM)
        try FileManager.default.removeItem(atPath: keyFile)
        let refused = try Program.run("originals", "make-key", "--database", installation.database)
        #expect(refused.status != 0 && refused.errors.contains("--lost"))
        #expect(!FileManager.default.fileExists(atPath: keyFile))
        let made = try Program.run("originals", "make-key", "--lost", "--database", installation.database)
        #expect(made.status == 0)
        server = try await serve()
        let unreadable = try await original(old, server)
        #expect(unreadable.status == 422 && unreadable.body.contains("original.key-lost"))
        #expect(try await server.send("GET", "/api/v1/reports/\(old)").status == 200)
        let new = try await report(server)
        #expect(try await original(new, server).members["text"] == "Ring 070-174 06 05 om lampan.")
        await server.signal(SIGTERM)
    }

    @Test func `a rotated key seals all anew, beside no running server, and can be resumed`() async throws {
        var server = try await serve()
        let id = try await report(server)
        let busy = try Program.run("originals", "rotate", "--database", installation.database)
        #expect(busy.status != 0 && busy.errors.contains("in use"))
        await server.signal(SIGTERM)
        let before = try String(contentsOfFile: keyFile, encoding: .utf8).split(separator: "\n")
        #expect(try Program.run("originals", "rotate", "--database", installation.database).status == 0)
        let after = try String(contentsOfFile: keyFile, encoding: .utf8).split(separator: "\n")
        #expect(after.count == before.count + 1 && after.last == before.last && after[1] != before[1])
        #expect(
            try Program.run("originals", "rotate", "--resume", "--database", installation.database).status
                == 0)
        // The new key alone opens what the old one had sealed.
        try (after.dropLast().joined(separator: "\n") + "\n").write(
            toFile: keyFile, atomically: true, encoding: .utf8)
        #expect(
            try Program.run("originals", "make-key", "--lost", "--database", installation.database).status
                == 0)
        server = try await serve()
        #expect(try await original(id, server).members["text"] == "Ring 070-174 06 05 om lampan.")
        await server.signal(SIGTERM)
    }
}
