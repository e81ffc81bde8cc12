import Foundation
import Testing

/// Cases changed from the command line.
@Suite struct CaseEditTests {
    private let folder: TemporaryFolder
    private let database: String
    private let id: String

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("lykta.sqlite")
        _ = try Program.run("demo", "--database", database, "--reports", "40", "--seed", "1")
        let listed = try Program.run("cases", "--database", database, "--status", "open", "--limit", "1")
        id = String(listed.rows.first?.split(separator: "\t").first ?? "")
    }

    private func run(_ command: String, _ arguments: String...) throws -> Program.Outcome {
        try Program.run(["cases", command, "--database", database, "--by", "Anna Berg"] + arguments + [id])
    }

    private func shown() throws -> String { try Program.run("cases", "--database", database, id).output }

    @Test func `a case is taken up, answered, ended, reopened and what was decided taken back`() throws {
        #expect(try run("begin").status == 0)
        #expect(try run("wait", "--for", "Reservdel").status == 0)
        #expect(try run("assign", "--to", "Anna Berg").status == 0)
        let answered = try run("answer", "--text", "Ring 070-1740605.")
        #expect(answered.status == 0 && answered.errors.contains("telephone number"))
        let closed = try run("close", "--cannot", "private-ground", "--explanation", "Olofströmshus mark.")
        #expect(closed.status == 0 && closed.rows.first?.contains("\tcannot\t") == true)
        #expect(try shown().contains("Private ground."))
        let entry = try #require(closed.rows.first?.split(separator: "\t").last)
        #expect(try run("undo", "--entry", String(entry), "--reason", "Fel.").status == 0)
        #expect(try shown().contains("Waiting for: Reservdel."))
        #expect(try run("close", "--done", "Bytt.", "--measure", "replacement").status == 0)
        #expect(try run("reopen", "--reason", "Mörkt igen.").status == 0)
        #expect(try shown().contains("Anna Berg\tState: Reopened. Mörkt igen."))
    }

    @Test func `wherever a case is named, the reference of one of its reports does`() throws {
        let line = try #require(
            try Program.run("cases", "--database", database, id).lines.first { $0.contains("OLO-") })
        let reference = String(try #require(line.split(whereSeparator: \.isWhitespace).first))
        let named = try Program.run("cases", "--database", database, reference)
        #expect(named.status == 0 && named.lines.contains { $0.hasPrefix(id) }, "\(named.errors)")
        let explained = try Program.run("routing", "explain", "--database", database, "--case", reference)
        #expect(explained.status == 0, "\(explained.errors)")
        let merged = try run("merge", "--with", reference, "--reason", "Samma.")
        #expect(merged.status != 0 && merged.errors.contains("it is the same case"), "\(merged.errors)")
        #expect(try run("assign", "--to", "none").status != 0)
    }

    @Test func `what is handed over is counted by rule, and what cannot be done is said in words`() throws {
        let before = try handedOver()
        let handed = try run("hand-over", "--to", "kontaktcenter", "--reason", "Inte vår.")
        #expect(
            handed.status == 0 || handed.errors.contains("Say in from who hands it over"), "\(handed.errors)")
        if handed.status != 0 {
            let unit = try #require(handed.errors.split(separator: ": ").last?.split(separator: ",").first)
            let from = unit.trimmingCharacters(in: CharacterSet(charactersIn: ".\n "))
            #expect(
                try run("hand-over", "--from", from, "--to", "kontaktcenter", "--reason", "Inte vår.").status
                    == 0)
        }
        #expect(try handedOver() == before + 1)
        let refused = try run("reopen", "--reason", "x")
        #expect(refused.status != 0 && refused.errors.contains("cannot become reopened"))
        #expect(try run("close").errors.contains("either --done TEXT or --cannot WHY"))
        #expect(
            try run("correct", "--category", "lightning", "--reason", "x").errors.contains(
                "Did you mean lighting?"))
        let unknown = try Program.run("cases", "begin", "--database", database, "OLO-7K3M-9Q")
        #expect(unknown.status != 0 && unknown.errors.contains("There is no report OLO-7K3M-9Q"))
    }

    /// How many cases have been handed over, by all rules together; the demo's staff have done so too.
    private func handedOver() throws -> Int {
        let learned = try Program.run("routing", "check", "--database", database, "--learn")
        return learned.lines.filter { $0.hasPrefix("handed over: ") }
            .compactMap { $0.split(separator: ": ").last?.prefix { $0 != " " } }
            .compactMap { Int($0) }.reduce(0, +)
    }
}
