import Foundation
import TestSupport
import Testing

/// SIGHUP: sent when a terminal closes, and by habit to servers that are to read their settings anew.
@Suite struct HangUpTests {
    @Test func `a server goes on after SIGHUP`() async throws {
        let installation = try TestInstallation()
        let server = try await RunningServer(database: installation.database, key: installation.key)
        for _ in 0..<3 { kill(server.process.processIdentifier, SIGHUP) }
        try await Task.sleep(for: .milliseconds(300))
        #expect(await server.report("Lampan är släckt här.", east: 0.01, retryKey: "after")?.status == 201)
        await server.signal(SIGTERM)
        #expect(server.process.terminationReason == .exit && server.process.terminationStatus == 0)
    }
}
