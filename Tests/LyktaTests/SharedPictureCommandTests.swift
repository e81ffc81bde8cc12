import Demo
import Foundation
import Reports
import SpatialStore
import TestSupport
import Testing

/// Pictures that several municipalities share, from the command line.
@Suite struct SharedPictureCommandTests {
    private let folder: TemporaryFolder
    private let database: String

    /// A demo to which a second municipality of the same police area has come.
    init() async throws {
        folder = try TemporaryFolder()
        database = folder.path("lykta.sqlite")
        let made = try Program.run("demo", "--database", database, "--reports", "40", "--seed", "1")
        try #require(made.status == 0, "\(made.errors)")
        let profile = BuiltInProfile.profile.contents
            .replacing("municipality: \"1060\"", with: "municipality: \"1082\"")
            .replacing("name: Olofström\n", with: "name: Karlshamn\n")
            .replacing("reference-prefix: OLO", with: "reference-prefix: KAR")
        let store = try SpatiaLiteStore(writing: database, settings: .reading())
        try await store.keepProfile(
            [
                StoredProfileFile(name: "profile.yaml", content: profile),
                StoredProfileFile(name: "routing.yaml", content: BuiltInProfile.routing.contents),
            ], of: MunicipalityCode("1082").orFail())
        try await store.close()
    }

    private func make(_ codes: String...) throws -> Program.Outcome {
        try Program.run(
            ["pictures", "make", "--database", database, "--summary", "Mörka gångvägar."]
                + codes.flatMap { ["--municipality", $0] })
    }

    @Test func `municipalities of one police area share one, with a part of each and their sums`() throws {
        let made = try make("1082", "1060")
        #expect(made.status == 0, "\(made.errors)")
        let id = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let shown = try Program.run("pictures", "shared", "--database", database, id, "--json")
        let told = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any]
        #expect(told?["municipalities"] as? [String] == ["1060", "1082"], "\(shown)")
        #expect(told?["policeArea"] as? String == "Lokalpolisområde Karlshamn")
        #expect((told?["words"] as? [String: String])?["summary"] == "Mörka gångvägar.")
        #expect((told?["totals"] as? [Any])?.isEmpty == false)
        let parts = told?["parts"] as? [[String: Any]] ?? []
        #expect(parts.map { $0["municipality"] as? String } == ["1060", "1082"])
        for part in parts {
            let own = try (part["id"] as? String).orFail()
            #expect(try Program.run("pictures", "show", "--database", database, own).status == 0)
        }
        let text = try Program.run(
            "pictures", "shared", "--database", database, id, "--language", "sv")
        #expect(text.output.contains("Alla tillsammans") && text.errors.contains("Mörka gångvägar."))
        #expect(try Program.run("pictures", "shared", "--database", database).output.contains(id))
        #expect(try Program.run("check", "--database", database).status == 0)
    }

    @Test func `one that was a mistake is withdrawn with its parts by its own id`() throws {
        let id = try make("1082", "1060").output.trimmingCharacters(in: .whitespacesAndNewlines)
        let gone = try Program.run(
            "pictures", "withdraw", "--database", database, id, "--reason", "Fel dag.", "--json")
        #expect(gone.status == 0 && gone.output.contains(#""withdrawn":"Fel dag.""#), "\(gone)")
        let listed = try Program.run("pictures", "list", "--database", database, "--json")
        #expect(listed.output.components(separatedBy: #""withdrawn":"Fel dag.""#).count == 3, "\(listed)")
        let shown = try Program.run("pictures", "shared", "--database", database)
        #expect(shown.output.contains("withdrawn"), "\(shown)")
        #expect(try Program.run("check", "--database", database).status == 0)
    }

    @Test func `one is of different municipalities that are served`() throws {
        let twice = try make("1060", "1060")
        #expect(twice.status != 0 && twice.errors.contains("at least two different"), "\(twice)")
        let unknown = try make("1060", "1083")
        #expect(unknown.status != 0 && unknown.output.isEmpty, "\(unknown)")
        let listed = try Program.run("pictures", "list", "--database", database, "--json")
        #expect(listed.output.contains(#""pictures":[]"#), "\(listed)")
    }
}
