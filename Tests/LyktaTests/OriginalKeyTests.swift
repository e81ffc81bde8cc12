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

    @Test(arguments: [5, 40, 160, 500])
    func `a rotation that was cut off leaves every original readable, and the next one completes`(
        _ milliseconds: Int
    ) async throws {
        let filled = try TestInstallation(reports: 1_500)
        var server = try await RunningServer(database: filled.database, key: filled.key)
        let sent = await server.report("Ring 070-174 06 05 om lampan.", east: 0.03, retryKey: "a")
        let id = try sent.orFail().members["id"].orFail()
        await server.signal(SIGTERM)
        let keyFile = filled.database + ".originals"
        let before = try String(contentsOfFile: keyFile, encoding: .utf8)

        let rotation = Process()
        rotation.executableURL = Program.url
        rotation.arguments = ["originals", "rotate", "--database", filled.database]
        rotation.environment = Program.quiet
        rotation.standardError = FileHandle.nullDevice
        try rotation.run()
        while rotation.isRunning, try String(contentsOfFile: keyFile, encoding: .utf8) == before {
            try await Task.sleep(for: .milliseconds(2))
        }
        try await Task.sleep(for: .milliseconds(milliseconds))
        kill(rotation.processIdentifier, SIGKILL)
        rotation.waitUntilExit()
        server = try await RunningServer(database: filled.database, key: filled.key)
        for reference in [id] + (try await some(of: server)) {
            #expect(try await original(reference, server).status == 200)
        }
        #expect(try await original(id, server).members["text"] == "Ring 070-174 06 05 om lampan.")
        await server.signal(SIGTERM)

        #expect(try Program.run("originals", "rotate", "--database", filled.database).status == 0)
        // The newest key alone opens all of them.
        let keys = try String(contentsOfFile: keyFile, encoding: .utf8).split(separator: "\n")
        try (keys.prefix(2).joined(separator: "\n") + "\n").write(
            toFile: keyFile, atomically: true, encoding: .utf8)
        let lost = try Program.run("originals", "make-key", "--lost", "--database", filled.database)
        #expect(lost.status == 0)
        server = try await RunningServer(database: filled.database, key: filled.key)
        #expect(try await original(id, server).members["text"] == "Ring 070-174 06 05 om lampan.")
        for reference in try await some(of: server) {
            #expect(try await original(reference, server).status == 200)
        }
        await server.signal(SIGTERM)
        #expect(try Program.run("check", "--database", filled.database).status == 0)
    }

    /// The ids of reports here and there.
    private func some(of server: RunningServer) async throws -> [String] {
        let answer = try await server.send("GET", "/api/v1/reports?near=14.53,56.27&radius=4000&limit=60")
        return answer.body.matches(of: /"id":"([0-9a-f-]{36})"/).map { String($0.output.1) }
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
