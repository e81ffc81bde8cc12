import Foundation
import Reports
import SpatialStore
import TestSupport
import Testing

/// Messages that were given up, as an operator meets them.
@Suite struct OutboxCommandTests {
    @Test func `dead messages are listed with the reason, and sent again with a server and without`()
        async throws
    {
        let installation = try TestInstallation()
        let database = installation.database
        // The demo's units have e-mail: without a program to send it by, it fails.
        var server = try await RunningServer(database: database, key: installation.key)
        for east in [0.01, 0.03, 0.05] {
            #expect(
                await server.report("Lampan är släckt här.", east: east, retryKey: "\(east)")?.status == 201)
        }
        await server.signal(SIGTERM)
        try await Self.kill(in: database)
        let dead = try Program.run("outbox", "list", "--dead", "--database", database)
        #expect(dead.status == 0 && dead.rows.count == 3)
        let rows = dead.rows.map { $0.split(separator: "\t") }
        #expect(rows.allSatisfy { $0.count == 8 && $0[1] == "dead" && $0[4] == "email" })
        #expect(
            rows.allSatisfy {
                $0[7] == "mail.sendmail-missing: There is no program /x."
            })
        let id = String(rows[0][0])

        let once = try Program.run("outbox", "retry", "--database", database, id)
        #expect(once.status == 0 && once.output == "1 message in the queue again.\n")
        let again = try Program.run("outbox", "retry", "--database", database, id)
        #expect(again.status == 1 && again.errors.contains("There is no dead message \(id)."))
        let neither = try Program.run("outbox", "retry", "--database", database)
        #expect(neither.status == 64 && neither.errors.contains("--all"))

        server = try await RunningServer(database: database, key: installation.key)
        let all = try Program.run("outbox", "retry", "--all", "--database", database)
        #expect(all.status == 0 && all.output == "2 messages in the queue again.\n")
        let unknown = try Program.run("outbox", "retry", "--database", database, "4711")
        #expect(unknown.status == 1 && unknown.errors.contains("There is no dead message 4711."))
        #expect(try Program.run("outbox", "list", "--database", database).rows.isEmpty)
        #expect(
            try Program.run("outbox", "list", "--state", "waiting", "--database", database).rows.count == 3)
        await server.signal(SIGTERM)
    }

    /// Gives up every message that waits.
    private static func kill(in database: String) async throws {
        let store = try SpatiaLiteStore(writing: database, settings: .reading())
        let waiting = try await store.messages(in: .waiting, limit: 99).messages
        try await store.failed(
            waiting.map(\.id),
            fault: "mail.sendmail-missing: There is no program /x.",
            nextAttempt: nil)
        try await store.close()
    }
}
