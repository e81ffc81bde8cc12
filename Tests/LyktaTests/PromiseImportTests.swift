import Foundation
import TestSupport
import Testing

/// What `lykta promises import` says of a file, beside keeping it.
@Suite struct PromiseImportTests {
    private let folder: TemporaryFolder
    private let database: String

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("lykta.sqlite")
        let made = try Program.run("demo", "--database", database, "--reports", "5", "--seed", "1")
        try #require(made.status == 0, "\(made.errors)")
    }

    private func take(_ municipality: String, _ more: String = "") throws -> Program.Outcome {
        let file = try folder.write(
            """
            municipality: \(municipality)
            title: Löftet
            police: Lokalpolisområde Karlshamn
            from: 2026-01-01
            until: 2026-12-31
            \(more)
            commitments:
              - party: municipality
                text: Vi röjer.
            """, to: "lofte.yaml")
        return try Program.run("promises", "import", "--database", database, file)
    }

    @Test func `a kommunkod that stands without quotes is told to be put in them`() throws {
        let bare = try take("1060")
        #expect(bare.status == 1 && bare.errors.contains("/municipality: "), "\(bare)")
        #expect(bare.errors.contains("in quotes") && !bare.errors.contains("--municipality"), "\(bare)")
        #expect(try take(#""1060""#).status == 0)
    }

    @Test func `personal data in the file is warned of with where it stands`() throws {
        let taken = try take(#""1060""#, "background: Ring 070-174 06 05.")
        #expect(taken.status == 0 && taken.errors.contains("Background: "), "\(taken)")
        let clean = try take(#""1060""#)
        #expect(clean.status == 0 && !clean.errors.contains("seems to"), "\(clean)")
    }

    private static let id = "01936a1c-0000-7000-8000-0000000000aa"

    /// A promise of two municipalities, by the rows that its file has.
    private func takeShared(_ rows: String...) throws -> Program.Outcome {
        let file = try folder.write(
            """
            id: \(Self.id)
            municipality: "1060"
            municipalities: ["1060", "1082"]
            title: Gemensamma löftet
            police: Lokalpolisområde Karlshamn
            from: 2024-01-01
            until: 2024-12-31
            commitments:
            \(rows.joined(separator: "\n"))
            """, to: "gemensamt.yaml")
        return try Program.run("promises", "import", "--database", database, file)
    }

    private static let own = """
          - party: municipality
            text: Vi röjer.
        """
    private static let theirs = """
          - party: "1082"
            text: Belysningen ses över.
            target: { kind: at-least, number: 4, unit: genomgångar }
        """

    private func commitments() throws -> [[String: Any]] {
        let text = try Program.run("promises", "show", "--database", database, Self.id, "--json").output
        let whole = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try (whole?["commitments"] as? [[String: Any]]).orFail()
    }

    private func counted() throws -> [Int] {
        try commitments().map { ($0["progress"] as? [String: Any])?["counted"] as? Int ?? -1 }
    }

    @Test
    func `an import takes no commitment away that its file has no row for, and says which and what to do`()
        throws
    {
        #expect(try takeShared(Self.own, Self.theirs).status == 0)
        for command in [
            ["sign", Self.id, "--signer", "kommunstyrelsens ordförande", "--day", "2024-01-10"],
            ["event", Self.id, "--commitment", "2", "--day", "2024-02-01"],
            ["event", Self.id, "--commitment", "2", "--day", "2024-03-01"],
        ] {
            let done = try Program.run(
                ["promises", command[0], "--database", database] + command.dropFirst())
            #expect(done.status == 0, "\(done.errors)")
        }
        let without = try takeShared(Self.own)
        #expect(without.status == 1 && without.errors.contains("Commitment 2 (1082: Belysningen ses över.)"))
        #expect(without.errors.contains("2 events count for it"), "\(without.errors)")
        #expect(try counted() == [0, 2])
        // One that nothing counts for stays too: the file may be older than it.
        let older = try takeShared(Self.theirs)
        #expect(
            older.status == 1 && older.errors.contains("Commitment 1 (1060: Vi röjer.)"), "\(older.errors)")
        #expect(!older.errors.contains("count for it") && older.errors.contains("on the promise's page"))
        // A changed text without an id is another commitment; with the id that is told, it is the same.
        let changed = Self.theirs.replacing("ses över", with: "byts ut")
        let reworded = try takeShared(Self.own, changed)
        let second = try (commitments().last?["id"] as? String).orFail()
        #expect(reworded.status == 1 && reworded.errors.contains("with id: \(second)"), "\(reworded.errors)")
        let same = try takeShared(Self.own, changed + "\n    id: \(second)")
        #expect(same.status == 0, "\(same.errors)")
        #expect(try commitments().last?["text"] as? String == "Belysningen byts ut.")
        #expect(try counted() == [0, 2])
    }
}
