import Reports
import SpatialStore
import TestSupport
import Testing

/// Answers to follow-up questions, given on the command line and in files.
@Suite struct GivenAnswersTests {
    private func answers(_ database: String) async throws -> [String] {
        let store = try SpatiaLiteStore(reading: database, settings: .reading())
        let cases = try await store.cases(
            matching: CaseFilter(includesRestricted: true), limit: 100, after: nil)
        var found: [String] = []
        for one in cases {
            for filed in try await store.reports(of: one.id) {
                found += filed.report.answers.map { "\($0.question)=\($0.value)" }
            }
        }
        return found.sorted()
    }

    @Test func `a report carries answers, and a question it must answer is named where it is not`()
        async throws
    {
        let database = try TestInstallation()
        func report(_ category: String, _ answers: String...) throws -> Program.Outcome {
            try Program.run(
                [
                    "report", "--database", database.database, "--category", category, "--text",
                    "Lampan vid skolan är trasig igen.", "--at", "14.5306,56.2767",
                ] + answers.flatMap { ["--answer", $0] })
        }
        #expect(try report("lighting", "lamp-number=204=B", "lamp-fault=dark").status == 0)
        #expect(try await answers(database.database) == ["lamp-fault=dark", "lamp-number=204=B"])
        for (category, given, words) in [
            ("lighting", "lamp-nmber=1", "[answer.unknown-question]"),
            ("lighting", "lamp-fault=red", "[answer.not-a-choice]"),
            ("lighting", "204", "“204” is not of the form question=answer"),
        ] {
            let refused = try report(category, given)
            #expect(refused.status != 0 && refused.errors.contains(words), "\(refused.errors)")
        }
        let required = try report("burglary")
        #expect(required.status != 0 && required.errors.contains("/answers/police-report"))
    }

    @Test func `a file's columns hold answers, by their own names or by a mapping`() async throws {
        let database = try TestInstallation()
        func run(_ header: String, _ row: String, _ options: String...) throws -> Program.Outcome {
            let file = try database.folder.write("\(header)\n\(row)\n", to: "rows.csv")
            return try Program.run(["import", "--database", database.database] + options + [file])
        }
        let own = try run(
            "category;text;longitude;latitude;answer.lamp-number",
            "lighting;Lampan vid skolan är trasig.;14,5306;56,2767;204")
        #expect(own.output.contains("1 kept, 0 known, 0 refused."), "\(own)")
        let mapped = try run(
            "category;Beskrivning;longitude;latitude;Lampnr",
            "lighting;Lampan vid torget är trasig.;14,5406;56,2767;7",
            "--map", "text=Beskrivning", "--map", "answer.lamp-number=Lampnr")
        #expect(mapped.output.contains("1 kept, 0 known, 0 refused."), "\(mapped)")
        #expect(try await answers(database.database) == ["lamp-number=204", "lamp-number=7"])
        let missing = try run("category;text", "a;b", "--map", "words=Plats")
        #expect(missing.status != 0 && missing.errors.contains("The file has no column “Plats”."))
        let unknown = try run("category;text", "a;b", "--map", "txt=text")
        #expect(unknown.status != 0 && unknown.errors.contains("Did you mean text?"))
        let refused = try run("category;text;answer.", "a;b;c")
        #expect(refused.status != 0 && refused.errors.contains("Column “answer.” is unknown."))
    }
}
