import HTTPTypes
import HummingbirdTesting
import Logging
import SpatialStore
import Testing

@testable import API
@testable import Web

@Suite struct LoggingTests {
    private static let words = "Grannen heter Hemlig och ringer 070-1740612."

    @Test func `a fault nobody foresaw is written down once, and nothing of the request but its route`()
        async throws
    {
        let installation = try await TestInstallation()
        let lines = Kept<[String]>([])
        let logger = Logger(label: "test") { _ in Recorder(lines: lines) }
        let reply = try await installation.application(logger: logger).test(.router) { client in
            let ask = Asking(client: client, installation: installation)
            // The key is remembered, the store is gone.
            try await ask.report(text: Self.words)
            try await installation.store.close()
            return try await ask.get("/api/v1/reports?near=14.5306,56.2767&radius=77")
        }
        #expect(reply.status == .internalServerError)
        #expect(try reply.string("type") == "urn:lykta:problem:internal-fault")
        let written = lines.change { $0 }
        #expect(written.count == 1)
        #expect(written.first?.hasPrefix("error Request failed ") == true)
        #expect(written.first?.contains("GET /api/v1/reports") == true)
        for canary in [Self.words, "070-1740612", "14.53", "radius=77", try installation.secret(.all)] {
            #expect(!written.contains { $0.contains(canary) } && !reply.text.contains(canary), "\(canary)")
        }
    }

    @Test func `what is foreseen is not written down at all`() async throws {
        let installation = try await TestInstallation()
        let lines = Kept<[String]>([])
        let logger = Logger(label: "test") { _ in Recorder(lines: lines) }
        try await installation.application(logger: logger).test(.router) { client in
            let ask = Asking(client: client, installation: installation)
            try await ask.report(text: Self.words)
            _ = try await ask.send(.post, "/api/v1/reports", body: "{\(Self.words)")
            _ = try await ask.get("/api/v1/reports?\(Self.words.utf8.count)")
        }
        #expect(lines.change { $0 } == [])
    }
}

/// Keeps every line from `info` on, with its metadata.
struct Recorder: LogHandler {
    let lines: Kept<[String]>
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, given in given }
        let line = "\(event.level) \(event.message) \(all.sorted { $0.key < $1.key })"
        lines.change { $0.append(line) }
    }
}
