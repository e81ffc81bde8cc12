import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport

/// A server in a process of its own, on a free port of the loopback interface.
final class RunningServer: Sendable {
    let process: Process
    let port: Int
    private let key: String

    /// - Parameter profile: A profile's folder; without one, the profile in the database.
    init(database: String, key: String, profile: String? = nil, settings: [String: String] = [:]) async throws
    {
        let process = Process()
        process.executableURL = Program.url
        process.arguments =
            ["serve", "--database", database, "--port", "0"] + (profile.map { ["--profile", $0] } ?? [])
        var environment = Program.quiet
        environment["LYKTA_DELIVERY_ENABLED"] = "false"
        process.environment = environment.merging(settings) { $1 }
        let log = database + ".log"
        guard FileManager.default.createFile(atPath: log, contents: nil) else { throw FixtureFault() }
        process.standardInput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingAtPath: log).orFail()
        try process.run()
        self.process = process
        self.key = key
        port = try await Self.port(toldIn: log, by: process)
    }

    private static func port(toldIn log: String, by process: Process) async throws -> Int {
        for _ in 0..<600 where process.isRunning {
            let text = try String(contentsOfFile: log, encoding: .utf8)
            if let told = text.range(of: "listening on 127.0.0.1:") {
                let digits = text[told.upperBound...].prefix { $0.isNumber }
                if let port = Int(digits),
                    text[told.upperBound...].dropFirst(digits.count).first?.isNewline == true
                {
                    return port
                }
            }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw FixtureFault()
    }

    struct Answer: Sendable {
        let status: UInt
        let body: String
        let members: [String: String]
        var headers: [(String, String)] = []
    }

    /// Posts a report about broken lighting at a place; nil when no answer came.
    func report(_ text: String, east: Double, retryKey: String) async -> Answer? {
        let body = """
            {"category": "lighting", "text": "\(text)", "place": {"type": "Point", "coordinates": [\(14.5 + east), 56.27]}}
            """
        return try? await send("POST", "/api/v1/reports", body, ["Idempotency-Key": retryKey])
    }

    func send(
        _ method: String, _ path: String, _ body: String? = nil, _ headers: [String: String] = [:]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = .RAW(value: method)
        if !key.isEmpty { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
        request.headers.add(name: "Content-Type", value: "application/json")
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 4 << 20)
        let data = Data(bytes.readableBytesView)
        let members = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
        return Answer(
            status: response.status.code, body: String(decoding: data, as: UTF8.self),
            members: members.compactMapValues { $0 as? String },
            headers: response.headers.map { ($0.name.lowercased(), $0.value) })
    }

    func signal(_ number: Int32) async {
        kill(process.processIdentifier, number)
        while process.isRunning { try? await Task.sleep(for: .milliseconds(10)) }
    }
}

/// A database with the built-in profile and a key for everything.
struct TestInstallation {
    let folder: TemporaryFolder
    let database: String
    let key: String

    init(reports: Int = 0) throws {
        folder = try TemporaryFolder()
        database = folder.path("lykta.sqlite")
        let made = try Program.run("demo", "--database", database, "--reports", "\(reports)")
        guard made.status == 0 else { throw FixtureFault() }
        let minted = try Program.run(
            "keys", "add", "--database", database, "--name", "test", "--scope", "report:write", "report:read",
            "case:write", "original:read", "admin")
        key = minted.output.trimmingCharacters(in: .newlines)
    }
}
