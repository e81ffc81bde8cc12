import Reports
import TestSupport
import Testing

@testable import Prevention

/// That a yearly report was adopted, after which it changes no more.
@Suite struct ReportAdoptionTests {
    private func day(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }
    private func home() throws -> MunicipalityCode { try MunicipalityCode("1060").orFail() }

    private func draft(_ kind: PictureKind = .yearly, words: String = "Ett lugnt år.") throws
        -> SituationalPicture
    {
        let scope = try PictureScope(of: home(), kind, today: day("2026-11-20"))
        return SituationalPicture(
            PictureContent(scope, []), id: .numbered(1), words: [.summary: words], by: "anna", at: .testNow
        ) { _ in [7] }
    }

    private func adoption(_ text: String, _ digest: [UInt8] = [1]) throws -> ReportAdoption {
        ReportAdoption(
            day: try day(text), body: "Kommunfullmäktige", link: nil, at: .testNow.adding(.days(2)),
            by: "eva", digest: digest, duty: .numbered(70))
    }

    @Test func `it is adopted once, on a day after it was made, and no other picture is`() throws {
        let draft = try draft()
        let told = try day("2026-11-21")
        let adopted = try draft.adopted(adoption("2026-11-21"))
        #expect(adopted.head.version == 2 && adopted.head.adoption?.body == "Kommunfullmäktige")
        #expect(throws: PictureFault.adopted) { try adopted.adopted(adoption("2026-11-21")) }
        let days = PictureFault.adoptionDay(from: try day("2026-11-20"), through: try day("2026-11-22"))
        for text in ["2026-11-19", "2026-11-23"] {
            #expect(throws: days) { try draft.adopted(adoption(text)) }
        }
        #expect(throws: PictureFault.notYearly) {
            try self.draft(.strategic).adopted(adoption("2026-11-21"))
        }
        let done = try adoption("2026-11-21").dutyDone(of: adopted.head)
        #expect(done.duty == .report && done.day == told && done.note == "Årsrapport 2025")
    }

    @Test func `once adopted its words stay, and only then is it published`() throws {
        let draft = try draft()
        #expect(throws: PictureFault.notAdopted) { try draft.requireChangeable(by: [.setPublished(true)]) }
        try draft.requireChangeable(by: [.setWords(.duties, "x")])
        let adopted = try draft.adopted(adoption("2026-11-21"))
        #expect(throws: PictureFault.adopted) {
            try adopted.requireChangeable(by: [.setWords(.summary, "Annat.")])
        }
        try adopted.requireChangeable(by: [.setPublished(true), .setWords(.summary, "Ett lugnt år.")])
        try self.draft(.operative).requireChangeable(by: [.setPublished(true)])
    }

    @Test func `what is adopted is the figures, the words and the decision`() throws {
        let day = try day("2026-11-21")
        func bytes(_ words: String, _ body: String = "Kommunfullmäktige") throws -> [UInt8] {
            try draft(words: words).adoptedBytes(on: day, by: body, link: nil)
        }
        let text = String(decoding: try bytes("Ett lugnt år."), as: UTF8.self)
        #expect(
            text
                == #"{"format":1,"content":"07","words":{"summary":"Ett lugnt år."},"corrects":null,"day":"2026-11-21","body":"Kommunfullmäktige","link":null}"#
        )
        #expect(try bytes("Annat.") != bytes("Ett lugnt år."))
        #expect(try bytes("Annat.", "Kommunstyrelsen") != bytes("Annat."))
    }
}
