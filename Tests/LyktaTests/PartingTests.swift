import Foundation
import TestSupport
import Testing

/// What a server does when the file under it goes, as an operator and whoever reports meet it.
@Suite(.serialized) struct PartingTests {
    enum Deed: String, CaseIterable, Sendable {
        case moved, removed, replaced
    }

    @Test(arguments: Deed.allCases)
    func `a server whose file is moved, removed or replaced says so, answers 503 and ends with status 4`(
        _ deed: Deed
    ) async throws {
        let installation = try TestInstallation()
        let (database, files) = (installation.database, FileManager.default)
        let server = try await RunningServer(database: database, key: installation.key)
        #expect(await server.report("Lampan är släckt här.", east: 0.01, retryKey: "before")?.status == 201)
        switch deed {
        case .moved: try files.moveItem(atPath: database, toPath: database + ".moved")
        case .removed: try files.removeItem(atPath: database)
        case .replaced:
            try Data("another".utf8).write(to: URL(filePath: database + ".new"))
            guard unsafe rename(database + ".new", database) == 0 else { throw FixtureFault() }
        }
        let refused = await server.report("Lampan är släckt där.", east: 0.02, retryKey: "after")
        // It may have ended before it is asked, but it never takes a report again.
        #expect(refused.map { $0.status == 503 && $0.body.contains("not-ready") } ?? true)
        #expect(await (try? server.send("GET", "/readyz"))?.status ?? 503 == 503)
        for _ in 0..<1_000 where server.process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
        try #require(!server.process.isRunning)
        #expect(server.process.terminationReason == .exit && server.process.terminationStatus == 4)
        let log = try String(contentsOfFile: database + ".log", encoding: .utf8)
        let lines = log.split(separator: "\n").filter { $0.contains("can be used no more") }
        #expect(lines.count == 1 && lines.first?.contains(database + ".held-1") == true)

        // Nothing that was acknowledged is gone.
        let check = try Program.run("check", "--database", database + ".held-1")
        #expect(check.status == 0)
        let near = try Program.run(
            "near", "--database", database + ".held-1", "--radius", "20000", "14.5306,56.2767")
        #expect(near.rows.count == 1)
    }

    @Test func `a backup onto the live file is refused, and the server goes on`() async throws {
        let installation = try TestInstallation()
        let server = try await RunningServer(database: installation.database, key: installation.key)
        for overwrite in [[], ["--overwrite"]] {
            let backup = try Program.run(
                ["backup", "--database", installation.database, installation.database] + overwrite)
            #expect(backup.status == 1 && backup.errors.contains("was left as it is"))
        }
        #expect(await server.report("Lampan är släckt här.", east: 0.01, retryKey: "a")?.status == 201)
        await server.signal(SIGTERM)
        #expect(server.process.terminationStatus == 0)
        let near = try Program.run(
            "near", "--database", installation.database, "--radius", "20000", "14.5306,56.2767")
        #expect(near.rows.count == 1)
    }

    @Test func `a server whose file is damaged under it answers 503, logs it once and ends with status 5`()
        async throws
    {
        let installation = try TestInstallation(reports: 400)
        let server = try await RunningServer(database: installation.database, key: installation.key)
        let url = URL(filePath: installation.database)
        let size = try #require(try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int)
        let handle = try FileHandle(forWritingTo: url)
        try handle.seek(toOffset: UInt64(4_096 * 40))
        try handle.write(contentsOf: Data(repeating: 0xA5, count: size - 4_096 * 40))
        var statuses: [UInt] = []
        for number in 0..<10_000 where server.process.isRunning {
            let answer = await server.report(
                "Lampan är släckt här.", east: Double(number % 30) / 1_000, retryKey: "\(number)")
            guard let answer else { break }
            statuses.append(answer.status)
        }
        for _ in 0..<1_000 where server.process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
        #expect(statuses.contains(503) && !statuses.contains(500) && statuses.last == 503)
        try #require(!server.process.isRunning)
        #expect(server.process.terminationReason == .exit && server.process.terminationStatus == 5)
        let log = try String(contentsOfFile: installation.database + ".log", encoding: .utf8)
        #expect(
            log.split(separator: "\n").filter { $0.contains("error") || $0.contains("critical") }.count == 1)
    }
}

/// Who may read what the command line writes.
@Suite struct FileRightsTests {
    @Test func `databases, keys' files and backups are made for their owner alone`() throws {
        let installation = try TestInstallation(reports: 20)
        let copy = installation.folder.path("copy.sqlite")
        #expect(try Program.run("backup", "--database", installation.database, copy).status == 0)
        let folder = URL(filePath: installation.database).deletingLastPathComponent()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.contains("copy.sqlite") && names.contains("lykta.sqlite.mark"))
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder.appending(path: name).path)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test func `a file that others may read is warned of in one line, and served all the same`() throws {
        let installation = try TestInstallation()
        guard unsafe chmod(installation.database, 0o644) == 0 else { throw FixtureFault() }
        let added = try Program.run(
            "keys", "add", "--database", installation.database, "--name", "x", "--scope", "admin")
        #expect(added.status == 0 && added.lines.count == 1)
        let warnings = added.errors.split(separator: "\n").filter { $0.contains("Warning") }
        #expect(warnings.count == 1 && warnings.first?.contains("lykta.sqlite (644)") == true)
    }
}
