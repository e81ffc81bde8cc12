import Foundation
import Glibc
import Reports
import Testing

@testable import Delivery

/// A shell script stands in for `sendmail`: a real process, whose pipes, status and end are the system's.
@Suite(.timeLimit(.minutes(1)))
struct SendmailTests {
    /// Runs `body` with the path of a script; the script may write beside itself, to `$0.something`.
    private func withScript(_ lines: String, _ body: (String) async throws -> Void) async throws {
        let files = FileManager.default
        let folder = try files.url(
            for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: files.temporaryDirectory,
            create: true)
        defer { try? files.removeItem(at: folder) }
        let script = folder.appending(path: "sendmail").path
        try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: URL(filePath: script))
        try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
        try await body(script)
    }

    private func send(
        through path: String, to address: String = "gata@example.se", payload: String = "Ämne\n\nText",
        limit: Duration = .seconds(10)
    ) async throws -> Attempt {
        let message = try OutboxMessage.fixture(to: .email(address: address), payload: payload)
        let sendmail = Sendmail(settings: try .onLoopback(sendmail: path, limit: limit))
        return await sendmail.send(message.letter, to: address, at: .friday)
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }

    @Test func `the program gets the message, the envelope's sender and none of our environment`()
        async throws
    {
        let lines = #"printf '%s\n' "$@" >"$0.arguments"; cat >"$0.message"; env >"$0.environment""#
        try await withScript(lines) { path in
            #expect(try await send(through: path) == .delivered)
            #expect(try text("\(path).arguments") == "-t\n-i\n-f\nlykta@example.se\n")
            let message = try text("\(path).message")
            #expect(message.hasPrefix("From: Lykta <lykta@example.se>\nTo: gata@example.se\n"))
            #expect(message.contains("\nSubject: =?UTF-8?B?w4RtbmU=?=\n"))
            #expect(message.contains("\n\nVGV4dA0K\n--=_lykta\n") && message.hasSuffix("\n--=_lykta--\n"))
            #expect(!(try text("\(path).environment").contains("HOME=")))
        }
    }

    @Test func `a message larger than a pipe goes through`() async throws {
        try await withScript(#"sleep 0.1; wc -c >"$0.size""#) { path in
            let payload = "Ämne\n\n" + String(repeating: "Lamporna är trasiga.\n", count: 20_000)
            #expect(try await send(through: path, payload: payload) == .delivered)
            let size = try #require(Int(text("\(path).size").trimmingCharacters(in: .whitespacesAndNewlines)))
            #expect(size > 500_000)
        }
    }

    @Test func `a program that does not read its input is no harm`() async throws {
        try await withScript("exit 0") { path in
            let payload = String(repeating: "Lamporna är trasiga.\n", count: 20_000)
            let attempt = try await send(through: path, payload: payload)
            #expect(attempt == .delivered)
        }
    }

    @Test(arguments: [(1, 1), (75, 75), (255, 255)])
    func `any other exit status than 0 is a failure that may pass`(_ code: Int, _ status: Int) async throws {
        try await withScript("exit \(code)") { path in
            let attempt = try await send(through: path)
            #expect(attempt == .failed(.sendmailFailed(status: status)))
        }
    }

    @Test func `an end by a signal is a failure that may pass`() async throws {
        try await withScript("kill -KILL $$") { path in
            let attempt = try await send(through: path)
            #expect(attempt == .failed(.sendmailFailed(status: 137)))
        }
    }

    @Test func `a program that hangs is ended, even if it will not hear`() async throws {
        try await withScript(#"trap '' TERM; echo $$ >"$0.pid"; while [ -e "$0" ]; do sleep 0.05; done"#) {
            path in
            #expect(try await send(through: path, limit: .milliseconds(500)) == .failed(.sendmailTimedOut))
            let process = try #require(
                pid_t(text("\(path).pid").trimmingCharacters(in: .whitespacesAndNewlines)))
            var turns = 0
            while kill(process, 0) == 0, turns < 500 {
                turns += 1
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(kill(process, 0) == -1)
        }
    }

    @Test(arguments: ["/nonexistent/sendmail", "/etc/passwd", "/"])
    func `a missing program is a clear failure that may pass`(_ path: String) async throws {
        let attempt = try await send(through: path)
        #expect(attempt == .failed(.sendmailMissing(path: path)) || attempt == .failed(.sendmailNotStarted))
        if path.hasPrefix("/nonexistent") {
            #expect(
                "\(DeliveryFault.sendmailMissing(path: path))".contains(
                    "Programmet /nonexistent/sendmail finns inte"))
        }
    }

    @Test func `an address that cannot be used is for good`() async throws {
        #expect(try await send(through: "/bin/true", to: "a@b, c@d") == .hopeless(.mailAddressMalformed))
    }

    @Test func `mail without a sender is for good`() async throws {
        let sendmail = Sendmail(settings: try DeliverySettings(sendmail: "/bin/true"))
        let message = try OutboxMessage.fixture(to: .email(address: "gata@example.se"))
        #expect(
            await sendmail.send(message.letter, to: "gata@example.se", at: .friday)
                == .hopeless(.mailSenderMissing))
    }
}
