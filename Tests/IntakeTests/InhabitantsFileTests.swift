import Testing

@testable import Intake

@Suite struct InhabitantsFileTests {
    private func read(_ text: String) throws(InhabitantsFileFault) -> [String: Int] {
        try InhabitantsFile(Array(text.utf8)).numbers
    }

    @Test func `areas and their inhabitants are read, whatever else the table has`() throws {
        #expect(
            try read("area,inhabitants\nholje,1900\nKyrkhult,1 100\n") == ["holje": 1_900, "Kyrkhult": 1_100])
        #expect(try read("år;inhabitants;area\n2025;0;\"Hemsjö, norra\"\n") == ["Hemsjö, norra": 0])
    }

    @Test func `a table that cannot be read whole is refused`() {
        #expect(throws: InhabitantsFileFault.lacking) { try read("area,count\nholje,1\n") }
        for row in ["holje,", ",12", "holje,-1", "holje,1.5", "holje,99999999999"] {
            #expect(throws: InhabitantsFileFault.row(2)) { try read("area,inhabitants\ncentrum,5\n\(row)\n") }
        }
        #expect(throws: InhabitantsFileFault.twice("holje")) {
            try read("area,inhabitants\nholje,1\nholje,2\n")
        }
    }
}
