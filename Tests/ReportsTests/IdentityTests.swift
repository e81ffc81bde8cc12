import Reports
import TestSupport
import Testing

@Suite struct IdentityTests {
    @Test func `ids sort by the time they were made and read back from their text`() throws {
        var chance = SeededChance(seed: 1)
        var earlier: Report.ID?
        for second in 0..<500 {
            let id = Report.ID(at: Timestamp.testNow.adding(.seconds(Int64(second))), using: &chance)
            #expect(Report.ID(id.description) == id)
            #expect(Report.ID(id.description.uppercased()) == id)
            #expect(id.description.dropFirst(14).first == "7")
            if let earlier { #expect(earlier < id && earlier.description < id.description) }
            earlier = id
        }
    }

    @Test(arguments: [
        "", "0190", "01900000-0000-7000-8000-00000000000", "01900000-0000-7000-8000-0000000000000",
        "0190000000007000800000000000000000", "01900000_0000-7000-8000-000000000000",
        "g1900000-0000-7000-8000-000000000000",
        "01900000-0000-7000-8000-00000000000é",
    ])
    func `refuses what is not an id`(_ text: String) {
        #expect(Report.ID(text) == nil)
    }

    @Test func `a reference reads back as people type it`() throws {
        var chance = SeededChance(seed: 2)
        let prefix = try ReferencePrefix("OLO").orFail()
        for _ in 0..<1_000 {
            let reference = Reference(prefix: prefix, using: &chance)
            #expect(Reference(reference.description) == reference)
            #expect(Reference(reference.description.lowercased().filter { $0 != "-" }) == reference)
            #expect(!reference.description.dropFirst(4).contains { "01OIL8B5SUV".contains($0) })
        }
        #expect(Reference("OLO-7K3M-9O") == nil)
        #expect(Reference("ÖLO-7K3M-9Q") == nil)
        #expect(Reference("OLO-7K3M-9QQ") == nil)
    }

    @Test func `a municipality's code keeps its leading zero`() {
        #expect(MunicipalityCode("0880")?.description == "0880")
        #expect(MunicipalityCode("880") == nil)
        #expect(MunicipalityCode("１０６０") == nil)
        #expect(MunicipalityCode("9999") == nil)
    }

    @Test(arguments: ["", "A", "ä", "1a", "-a", "a b", String(repeating: "a", count: 41), "a_b"])
    func `refuses what is not a code`(_ text: String) {
        #expect(Code<Unit>(text) == nil)
    }
}
