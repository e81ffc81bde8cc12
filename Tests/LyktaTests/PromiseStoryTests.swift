import Foundation
import TestSupport
import Testing

/// Promises of the shapes that municipalities have signed, from YAML files through their periods.
@Suite struct PromiseStoryTests {
    private let folder: TemporaryFolder
    private let database: String

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("lykta.sqlite")
        let made = try Program.run("demo", "--database", database, "--reports", "20", "--seed", "1")
        try #require(made.status == 0, "\(made.errors)")
    }

    private static let files = ["utan-start", "antal", "efterat", "tre-kommuner", "handlingsplan"]

    private func file(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Promises/\(name).yaml").path
    }

    private func id(_ name: String) throws -> String {
        "01936a1c-0000-7000-8000-00000000000\(try Self.files.firstIndex(of: name).orFail() + 1)"
    }

    @discardableResult
    private func run(_ command: String, _ name: String, _ more: String..., status: Int32 = 0) throws
        -> Program.Outcome
    {
        let done = try Program.run(["promises", command, "--database", database, try id(name)] + more)
        #expect(done.status == status, "\(command) \(name) \(more): \(done.errors)")
        return done
    }

    private func take(_ name: String, signedOn day: String) throws {
        let taken = try Program.run("promises", "import", "--database", database, file(name))
        #expect(try taken.output == (id(name) + "\n"), "\(taken.errors)")
        try run(
            "sign", name, "--signer", "kommunstyrelsens ordförande och lokalpolisområdeschefen", "--day", day)
    }

    private func count(_ name: String, _ commitment: Int, _ days: [String], _ more: String...) throws {
        for day in days {
            let done = try Program.run(
                [
                    "promises", "event", "--database", database, try id(name), "--commitment",
                    "\(commitment)", "--day", day,
                ]
                    + more)
            #expect(done.status == 0, "\(done.errors)")
        }
    }

    private func shown(_ name: String, on day: String? = nil) throws -> [String: Any] {
        let arguments = ["promises", "show", "--database", database, try id(name), "--json"]
        let text = try Program.run(arguments + (day.map { ["--day", $0] } ?? [])).output
        return try (JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]).orFail()
    }

    private func paces(_ name: String, on day: String? = nil) throws -> [String] {
        let commitments = try (shown(name, on: day)["commitments"] as? [[String: Any]]).orFail()
        return commitments.map { ($0["progress"] as? [String: Any])?["pace"] as? String ?? "?" }
    }

    private func statuses(_ name: String) throws -> [String] {
        let followUps = try (shown(name)["followUps"] as? [[String: Any]]).orFail()
        return followUps.map { $0["status"] as? String ?? "?" }
    }

    @Test func `every file can be taken again without making another promise, and changes it under its id`()
        throws
    {
        for name in Self.files {
            for _ in 0..<2 {
                let taken = try Program.run("promises", "import", "--database", database, file(name))
                #expect(try taken.output == (id(name) + "\n"), "\(taken.errors)")
            }
            #expect(try shown(name)["version"] as? Int == 1)
        }
        #expect(try Program.run("promises", "list", "--database", database).rows.count == 5)
        let text = try String(contentsOfFile: file("antal"), encoding: .utf8)
        let changed = try folder.write(text.replacing("number: 5", with: "number: 6"), to: "antal.yaml")
        #expect(try Program.run("promises", "import", "--database", database, changed).status == 0)
        #expect(try shown("antal")["version"] as? Int == 2)
        let broken = try folder.write(text.replacing("exactly", with: "exact"), to: "fel.yaml")
        let refused = try Program.run("promises", "import", "--database", database, broken)
        #expect(
            refused.status == 1 && refused.errors.contains("/commitments/0/target/kind"), "\(refused.errors)")
    }

    @Test func `one with numbers is followed through its year, with one follow-up missed`() throws {
        try take("antal", signedOn: "2024-01-10")
        try count(
            "antal", 1, ["2024-02-03", "2024-05-04", "2024-09-07", "2024-11-02"], "--whereabouts", "Torget")
        try count("antal", 2, ["2024-03-01", "2024-04-01"])
        try count("antal", 4, ["2024-10-01"], "--note", "Tolv lärare gick första dagen.")
        try count("antal", 5, ["2024-04-10", "2024-06-11"], "--party", "police")
        for (number, day) in [(1, "2024-03-28"), (2, "2024-06-27"), (4, "2024-12-19")] {
            try run("follow-up", "antal", "--number", "\(number)", "--day", day, "--text", "Läget \(day).")
        }
        #expect(try statuses("antal") == ["held", "held", "missed", "held"])
        #expect(
            try paces("antal", on: "2024-07-01") == [
                "on-pace", "on-pace", "not-begun", "no-number", "on-pace", "behind",
            ])
        #expect(try paces("antal") == ["done", "late", "late", "no-number", "late", "late"])
        try run(
            "end", "antal", "--day", "2025-01-15", "--text",
            "Insatserna mot mopeder blev gjorda; resten inte.")
        let account = try (shown("antal")["account"] as? [String: Any]).orFail()
        #expect((account["figures"] as? [[String: Any]])?.first?["counted"] as? Int == 4)
        try run("event", "antal", "--commitment", "1", "--day", "2024-12-01", status: 1)
    }

    @Test
    func `one that was signed after it began has its follow-ups from then, and its pace from its beginning`()
        throws
    {
        try take("efterat", signedOn: "2022-06-17")
        #expect(try statuses("efterat").count == 8)
        for month in 1...9 { try count("efterat", 1, (1...4).map { "2022-0\(month)-0\($0)" }) }
        #expect(try paces("efterat", on: "2022-12-31").first == "on-pace")
        #expect(try paces("efterat").first == "late")
        let walk = try Program.run(
            "walks", "add", "--database", database, "--title", "Holje", "--stop", "Torget=14.5306,56.2767"
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        try count("efterat", 4, ["2022-10-11"], "--walk", walk)
        #expect(try paces("efterat").last == "done")
    }

    @Test
    func `one without numbers and start has notes, and one of three municipalities has the part of each`()
        throws
    {
        try take("utan-start", signedOn: "2021-02-03")
        #expect(try statuses("utan-start") == [])
        try run("event", "utan-start", "--commitment", "1", "--day", "2021-05-01", status: 1)
        try count("utan-start", 1, ["2021-05-01"], "--note", "Buskarna vid skolan är klippta.")
        #expect(try paces("utan-start") == ["no-number", "no-number", "no-number", "no-number"])
        try take("tre-kommuner", signedOn: "2023-01-20")
        try count("tre-kommuner", 4, ["2023-03-01", "2024-02-02"])
        try count("tre-kommuner", 3, ["2023-03-01"], "--note", "Nattvandrarna fick nya västar.")
        try run(
            "event", "tre-kommuner", "--commitment", "4", "--party", "1060", "--day", "2023-04-01", status: 1)
        #expect(try paces("tre-kommuner") == ["no-number", "no-number", "no-number", "done"])
    }

    @Test func `one is prolonged with new follow-ups, and everything is sound in the end`() throws {
        try take("handlingsplan", signedOn: "2025-01-15")
        try count("handlingsplan", 2, ["2025-02-01", "2025-04-01"])
        try run(
            "prolong", "handlingsplan", "--until", "2027-06-30", "--reason",
            "Mötena fortsätter två läsår till.")
        let promise = try shown("handlingsplan")
        #expect(promise["state"] as? String == "prolonged" && promise["until"] as? String == "2027-06-30")
        #expect(try statuses("handlingsplan").count == 4 + 4 + 2)
        #expect(
            (promise["versions"] as? [[String: Any]])?.map { $0["until"] as? String } == [
                "2025-12-31", "2027-06-30",
            ])
        try run("publish", "handlingsplan")
        let checked = try Program.run("check", "--database", database)
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
    }
}
