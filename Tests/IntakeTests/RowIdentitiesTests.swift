import Reports
import TestSupport
import Testing

@testable import Intake

/// By what rows of files of reports are known again.
@Suite struct RowIdentitiesTests {
    private static let composed = "\u{C5}-1"
    private static let apart = "A\u{30A}-1"

    private func submission(_ reference: String) -> Submission {
        Submission(
            category: "lighting", text: "Lampan vid skolan är trasig.",
            place: .point([14.5306, 56.2767], words: nil), clientReference: reference)
    }

    @Test
    func `a reference is one in whichever form its letters are, and is sought as it was kept before too`()
        throws
    {
        let desk = try DeskFixture().desk
        func row(_ reference: String) -> RowIdentities.Identity {
            var identities = RowIdentities(of: desk)
            return identities.identity(of: submission(reference), row: 1)
        }
        #expect(row(Self.composed) == row(Self.apart))
        // Versions before this kept a row under its reference as the file wrote it.
        func former(_ reference: String) -> RowDigest {
            desk.secret.repeats.rowDigest(of: ["reference", "", reference])
        }
        guard case .row(let key, _, let others) = row(Self.apart) else {
            Issue.record("no row of its own")
            return
        }
        #expect(key == former(Self.composed) && others == [former(Self.apart)])
        guard case .row(_, _, let none) = row("A-1") else {
            Issue.record("no row of its own")
            return
        }
        #expect(none.isEmpty)
    }
}
