import Foundation
import Reports
import TestSupport
import Testing

@testable import lykta

/// Words of an adopted report that should not have stood there, masked from the command line.
@Suite struct MaskCommandTests {
    private let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    @Test func `words of an adopted report are masked, and of no other`() throws {
        let database = installation.database
        let made = try Program.run(
            "pictures", "make", "--database", database, "--kind", "yearly", "--summary",
            "Sture Udda bodde där.")
        #expect(made.status == 0, "\(made)")
        let id = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let mask = [
            "pictures", "mask", "--database", database, id, "--heading", "summary", "--words",
            "[namn] bodde där.", "--reason", "Ett namn.",
        ]
        let early = try Program.run(mask)
        #expect(early.status == 1 && early.errors.contains("adopted yearly report alone"), "\(early)")
        let adopted = try Program.run(
            "pictures", "adopt", "--database", database, id, "--day", "\(SwedishTime(System.now()).date)",
            "--body", "Kommunfullmäktige")
        #expect(adopted.status == 0, "\(adopted)")
        let unsaid = try Program.run(Array(mask.dropLast()) + [" "])
        #expect(unsaid.status == 1 && unsaid.errors.contains("a reason of 1–500 bytes"), "\(unsaid)")
        let astray = try Program.run(mask.map { $0 == "summary" ? "sumary" : $0 })
        #expect(astray.status == 1 && astray.errors.contains("summary"), "\(astray)")
        let worse = try Program.run(
            mask.map { $0 == "[namn] bodde där." ? "Kalle Andersson bodde där." : $0 })
        #expect(worse.status == 1 && worse.errors.contains("name a person"), "\(worse)")
        let masked = try Program.run(mask)
        #expect(masked.status == 0 && masked.output != adopted.output, "\(masked)")
        let shown = try Program.run("pictures", "show", "--database", database, id, "--json")
        #expect(shown.output.contains("[namn] bodde där.") && !shown.output.contains("Sture"), "\(shown)")
        let digest = masked.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(digest.count == 64 && shown.output.contains(#""maskedDigest":"\#(digest)""#), "\(shown)")
        #expect(try Program.run("check", "--database", database).status == 0)
    }
}
