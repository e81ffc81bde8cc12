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
}
