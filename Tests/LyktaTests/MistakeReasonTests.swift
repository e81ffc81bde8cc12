import Testing

@testable import lykta

/// Why something was entered by mistake, as commands take it.
@Suite struct MistakeReasonTests {
    @Test func `a reason is taken as it is typed`() throws {
        #expect(try MistakeReason.parse("Lades upp två gånger.") == "Lades upp två gånger.")
    }

    @Test(arguments: ["Ring 070-1740605.", "Anna Svensson bad om det.", "Det gäller 19811218-9876.", " "])
    func `one that seems to hold personal data is refused, for nothing changes it afterwards`(_ text: String)
    {
        #expect(throws: CommandFault.self) { try MistakeReason.parse(text) }
    }
}
