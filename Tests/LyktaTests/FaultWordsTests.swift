import Foundation
import Reports
import TestSupport
import Testing

@testable import lykta

/// What goes wrong around a command is told in a sentence that says what to do, in the language of the run.
@Suite struct FaultWordsTests {
    private static let raw = ["errno", "descriptor", "while executing", "CocoaError", "NSError", "PRAGMA"]

    private func refused(
        _ arguments: [String], swedish: String, english: String, settings: [String: String] = [:]
    ) throws {
        for (language, start, words) in [("sv", "Fel: ", swedish), ("en", "Error: ", english)] {
            let outcome = try Program.run(arguments + ["--language", language], with: settings)
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errors.contains(start), "\(outcome.errors)")
            #expect(outcome.errors.contains(words), "\(outcome.errors)")
            #expect(!Self.raw.contains { outcome.errors.contains($0) }, "\(outcome.errors)")
        }
    }

    @Test(arguments: [["cases"], ["keys", "add", "--name", "x", "--scope", "admin"], ["check"]])
    func `a file that is no database, and a folder, are told as that`(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("hello", to: "a.sqlite")
        try refused(
            command + ["--database", file], swedish: "är ingen databas.", english: "is not a database.")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "hello")
        try refused(
            command + ["--database", NSTemporaryDirectory()], swedish: "det är en mapp, ingen fil",
            english: "it is a folder, not a file")
    }

    @Test func `files that cannot be read or written are told with why`() throws {
        let installation = try TestInstallation()
        let database = ["--database", installation.database]
        try refused(
            ["import"] + database + ["/nowhere/a.csv"], swedish: "det finns ingen sådan fil eller mapp",
            english: "there is no such file or folder")
        try refused(
            ["backup"] + database + ["/nowhere/copy"], swedish: "Kopian /nowhere/copy kunde inte skrivas: ",
            english: "The backup /nowhere/copy could not be written: ")
        let text = try installation.folder.write("hello", to: "reports.txt")
        try refused(
            ["import"] + database + [text], swedish: "ett namn som slutar på .csv",
            english: "a name that ends in .csv")
    }

    @Test func `a server that cannot start says why`() async throws {
        let installation = try TestInstallation()
        let other = installation.folder.path("other.sqlite")
        #expect(try Program.run("demo", "--database", other, "--reports", "0").status == 0)
        let server = try await RunningServer(database: installation.database, key: installation.key)
        let serve = ["serve", "--database", other, "--port"]
        let quiet = ["LYKTA_DELIVERY_ENABLED": "false"]
        try refused(
            serve + ["\(server.port)"], swedish: "Port \(server.port) på 127.0.0.1 används redan",
            english: "Port \(server.port) of 127.0.0.1 is taken", settings: quiet)
        await server.signal(SIGTERM)
        try refused(
            serve + ["0"], swedish: "Namnet no.such.host.invalid går inte att slå upp",
            english: "The name no.such.host.invalid cannot be looked up",
            settings: quiet.merging(["LYKTA_HTTP_HOST": "no.such.host.invalid"]) { $1 })
        try refused(
            serve + ["0"], swedish: "LYKTA_WEBHOOK_SECRET_X är inte whsec_",
            english: "LYKTA_WEBHOOK_SECRET_X is not whsec_", settings: ["LYKTA_WEBHOOK_SECRET_X": "abc"])
    }

    @Test func `a key's list shows where it is told`() throws {
        let installation = try TestInstallation()
        let url = "https://etjanst.example.se/lykta"
        let made = try Program.run(
            "keys", "add", "--database", installation.database, "--name", "e", "--scope", "report:own",
            "--webhook", url)
        let secret = try #require(made.lines.last)
        let list = try Program.run("keys", "list", "--database", installation.database)
        #expect(list.rows.last?.hasSuffix("\tall\tvalid\t\(url)") == true)
        #expect(!list.output.contains(secret))
    }

    @Test(arguments: [
        (1, "1 report kept, 0 recognised as repeats, 0 refused; staff dealt with a case 0 times.\n"),
        (0, "0 reports kept, 0 recognised as repeats, 0 refused; staff dealt with a case 0 times.\n"),
    ])
    func `one is told as one`(_ reports: Int, _ summary: String) throws {
        let folder = try TemporaryFolder()
        let database = folder.path("a.sqlite")
        let made = try Program.run("demo", "--database", database, "--reports", "\(reports)")
        #expect(made.errors == summary)
        #expect(
            ImportWords.summary(kept: 1, known: 1, refused: 1, untold: 0).swedish
                == "1 sparad, 1 känd, 1 avvisad.")
        #expect(
            AddressSentences.removed(1, of: "1060").english == "1 address or name of 1060 was taken away.")
    }
}
