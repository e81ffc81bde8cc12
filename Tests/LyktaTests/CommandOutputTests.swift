import Foundation
import TestSupport
import Testing
import Web

@testable import lykta

/// What every command prints: in one language, for people and for programs.
@Suite struct CommandOutputTests {
    private func runAll(_ more: [String], _ check: (EveryCommand.Call, Program.Outcome) throws -> Void) throws
    {
        let installation = try TestInstallation(reports: 120)
        let commands = try EveryCommand(on: installation.database, in: installation.folder)
        #expect(
            Set(commands.calls.map(\.name)).union(EveryCommand.others.keys) == EveryCommand.names,
            "every command takes part, but for those with a reason not to")
        for call in commands.calls {
            let arguments =
                call.name.split(separator: " ").map(String.init)
                + ["--database", installation.database] + more.filter { $0 != "--json" || call.printsData }
                + call.arguments
            try check(call, Program.run(arguments))
        }
    }

    @Test(arguments: ["sv", "en"])
    func `a run speaks one language`(_ language: String) throws {
        // What the demo's residents and staff write as well tells nothing of the program.
        let demo = Data(try CatalogueEntry.source(of: "Demo").utf8)
        let foreign = try CatalogueEntry.all().flatMap { language == "sv" ? $0.english : $0.swedish }
            .filter { !CatalogueEntry.stands($0, in: demo) }
        #expect(foreign.count > 400)
        try runAll(["--language", language]) { call, outcome in
            #expect(outcome.status == call.status, "\(call.name): \(outcome)")
            let said = Data((outcome.output + outcome.errors).utf8)
            let found = foreign.filter { CatalogueEntry.stands($0, in: said) }
            #expect(found.isEmpty, "\(call.name): \(found)")
        }
    }

    @Test func `every command that prints data prints one JSON document when it is asked to`() throws {
        try runAll(["--json"]) { call, outcome in
            guard call.printsData, call.status == 0 || !outcome.output.isEmpty else { return }
            let json = try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
            #expect(json is [String: Any], "\(call.name): \(outcome)")
        }
    }

    /// Those that print one list.
    private static let lists: Set = [
        "near", "within", "areas list", "areas at", "hotspots", "walk", "trends", "statistics", "keys list",
        "keys readings", "users list", "outbox list", "addresses find", "photos add", "photos list",
        "photos hide",
        "photos show",
    ]

    @Test func `a list in a pipe has a header, and every row has a cell under each of its columns`() throws {
        let columns = try CatalogueEntry.all(in: "lykta/Words/Columns.swift").flatMap(\.wholeEnglish)
        let titles = Set(columns + ["Status", "N", "E", "p", "Webhook"])
        try runAll([]) { call, outcome in
            guard Self.lists.contains(call.name) || call.name == "cases list" && call.arguments.isEmpty else {
                return
            }
            let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            let counts = Set(
                lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count })
            #expect(counts.count == 1 && counts.first ?? 0 > 1, "\(call.name): \(outcome.output)")
            let header = lines.first.map { $0.split(separator: "\t").map(String.init) } ?? []
            #expect(Set(header).subtracting(titles).isEmpty, "\(call.name): \(header)")
        }
    }

    @Test(arguments: [
        (["LANG": "sv_SE.UTF-8"], "sv"), (["LANG": "en_GB.UTF-8"], "en"), (["LANG": "de_DE.UTF-8"], "en"),
        (["LANG": "C.UTF-8"], "sv"), (["LANG": "POSIX"], "sv"), ([:], "sv"),
        (["LANG": "en_US.UTF-8", "LC_MESSAGES": "sv_SE.UTF-8"], "sv"),
        (["LANG": "sv_SE.UTF-8", "LC_MESSAGES": "sv_SE", "LC_ALL": "en_US.UTF-8"], "en"),
        (["LANG": "en_US.UTF-8", "LC_ALL": ""], "en"),
    ])
    func `the locale decides the language, and Swedish is first when it says neither`(
        _ environment: [String: String], _ language: String
    ) {
        #expect(CommandLanguage.of(["lykta", "cases"], in: environment).rawValue == language)
        for other in ["sv", "en"] {
            #expect(
                CommandLanguage.of(["lykta", "--language", other], in: environment).rawValue == other)
            #expect(
                CommandLanguage.of(["lykta", "--language=\(other)"], in: environment).rawValue == other)
        }
    }

    @Test func `the language may stand before the command`() throws {
        for language in [["--language", "sv"], ["--language=sv"]] {
            let read = CommandLanguage.arguments(after: ["lykta"] + language + ["keys", "list"])
            #expect(read == ["keys", "list"])
        }
        #expect(CommandLanguage.arguments(after: ["lykta", "keys", "--language", "sv"]).count == 3)
        let outcome = try Program.run("--language", "sv", "cases", "--database", "/nonexistent/x")
        #expect(outcome.errors.hasPrefix("Fel: "), "\(outcome)")
    }

    @Test func `what was typed wrongly is refused in the language of the run`() throws {
        let installation = try TestInstallation()
        let close = ["cases", "close", "--database", installation.database, "x"]
        #expect(
            try Program.run(close + ["--language", "sv"]).errors
                .hasPrefix("Fel: Ange antingen --done TEXT eller --cannot SKÄL."))
        #expect(
            try Program.run(close).errors.hasPrefix("Error: Give either --done TEXT or --cannot WHY."))
        let area = ["areas", "list", "--database", installation.database, "--layer", "distrct"]
        let swedish = try Program.run(area, with: ["LC_ALL": "sv_SE.UTF-8"])
        #expect(swedish.errors.hasPrefix("Fel: “distrct” är inte ett skikt: municipality"))
        #expect(swedish.errors.hasSuffix("Menade du district?\n") && swedish.status == 1)
    }
}
