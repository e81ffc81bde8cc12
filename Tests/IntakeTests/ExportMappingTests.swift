import Reports
import Testing

@testable import Intake

/// The little language that says what other services' exports hold.
@Suite struct ExportMappingTests {
    private func cells(_ mapping: String, _ record: [String: String]) throws -> [String: String] {
        try ExportMapping(mapping).cells(ExportedRecord(record))
    }

    private func refusal(_ mapping: String, _ record: [String: String]) throws -> String {
        let mapping = try ExportMapping(mapping)
        let fault = #expect(throws: SubmissionRowFault.self) { try mapping.cells(ExportedRecord(record)) }
        return fault?.sentence.english ?? ""
    }

    @Test func `a member stands at its path, is always the same, or means something`() throws {
        let mapping = """
            # Gator
            category = Typ
            category [Släckt lampa] = lighting
            text=Rubrik
            text = Text
            source := municipal-staff
            answer.lamp-number = Stolpe
            """
        let record = ["Typ": "Släckt lampa", "Rubrik": "Mörkt", "Text": "Vid bron", "Annat": "x"]
        #expect(
            try cells(mapping, record) == [
                "category": "lighting", "text": "Mörkt\nVid bron", "source": "municipal-staff",
            ])
    }

    @Test(arguments: [
        ("A=B", "category[A=B] = lighting"), ("Lampa [hög]", "category[Lampa [hög]] = lighting"),
        ("x]", "category[x]] := lighting"), ("annat", "category[x] = drugs\ncategory[*] = lighting"),
    ])
    func `an answer may hold signs of the language itself, and a star stands for all others`(
        _ answer: String, _ line: String
    ) throws {
        #expect(try cells("category = Typ\n" + line, ["Typ": answer]) == ["category": "lighting"])
    }

    @Test func `of a list of words each is looked up, and free words stay as they are`() throws {
        let mapping =
            "recurs = När\nrecurs[Sena kvällar] = evening\nrecurs[Natt] = night\nwords = Plats\nwords[-] = x"
        let found = try cells(mapping, ["När": "Sena kvällar, Natt", "Plats": "Bron"])
        #expect(found == ["recurs": "evening,night", "words": "Bron"])
    }

    @Test func `what a word of a list means is never guessed`() throws {
        let mapping = "source = Kanal\nsource[Telefon] = resident"
        #expect(try cells(mapping, ["Kanal": "Telefon"]) == ["source": "resident"])
        #expect(try cells(mapping, [:]).isEmpty)
        let told = try refusal(mapping, ["Kanal": "telefon"])
        #expect(told.contains("source “telefon” means nothing") && told.contains("Did you mean Telefon?"))
        #expect(told.contains("Add source[telefon] = …, or source[*] = … for all others."), "\(told)")
        #expect(try cells("source = Kanal", ["Kanal": "police"]) == ["source": "police"], "as it is")
    }

    @Test(arguments: [
        ("(56.2767, 14.5306)", "56.2767", "14.5306"), ("56.2767,14.5306", "56.2767", "14.5306"),
        ("56,2767; 14,5306", "56,2767", "14,5306"), ("(56,2767 14,5306)", "56,2767", "14,5306"),
        ("56.2767 , 14.5306", "56.2767", "14.5306"), ("[56.2767, 14.5306]", "56.2767", "14.5306"),
        ("Storgatan 4 (hörnet)\nOlofström\n(56.2767, 14.5306)", "56.2767", "14.5306"),
        ("POINT (56.2767 14.5306)", "56.2767", "14.5306"),
    ])
    func `two numbers of one text are two members, in the order that is said`(
        _ text: String, _ first: String, _ second: String
    ) throws {
        let record = ["Plats": text]
        #expect(
            try cells("latitude,longitude = Plats", record) == ["latitude": first, "longitude": second])
        #expect(try cells("easting, northing = Plats", record) == ["easting": first, "northing": second])
    }

    @Test func `two numbers that are not there are absent, and what is not two is refused`() throws {
        for text in ["()", "(, )", ")(", ";"] {
            #expect(try cells("latitude,longitude = Plats", ["Plats": text]).isEmpty, "\(text)")
        }
        for text in ["Storgatan 4 B", "56.2767", "55,6,12,9", "1 2 3"] {
            let told = try refusal("latitude,longitude = Plats", ["Plats": text])
            #expect(told.contains("Plats “\(text)” is not two numbers"), "\(told)")
        }
    }

    @Test func `a time whose place is said is there in every row`() throws {
        let told = try refusal("observedAt = Skapad", ["Text": "x"])
        #expect(told == "observedAt is missing: nothing stands in Skapad")
        #expect(try cells("text = Text", ["Text": "x"]) == ["text": "x"])
    }

    @Test func `a prefix stands before references that there are`() throws {
        let mapping = "clientReference = Nr\nclientReference.prefix := stad-"
        #expect(try cells(mapping, ["Nr": "17"]) == ["clientReference": "stad-17"])
        #expect(try cells(mapping, [:]).isEmpty)
    }

    @Test func `a mapping may be saved as spreadsheets and editors save text`() throws {
        let text = "category = Ärende\r\ncategory[Släckt] = lighting\r\n"
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let saved: [[UInt8]] = [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), latin]
        for bytes in saved {
            let found = try ExportMapping(bytes).cells(ExportedRecord(["Ärende": "Släckt"]))
            #expect(found == ["category": "lighting"])
        }
        let none: [UInt8] = [0x61, 0x00, 0x62]
        #expect(throws: ExportMappingFault(line: 1, reason: .noText)) { _ = try ExportMapping(none) }
    }

    @Test(
        arguments: [
            ("text", 1, ExportMappingFault.Reason.noEquals), ("# x\ntext =", 2, .nothingSaid),
            ("category[x lighting", 1, .noEquals), ("category[] = x", 1, .noEquals),
            ("text = a/b\nkategori = a/b", 2, .noMember("kategori")),
            ("category = a/b\ncategory := x", 2, .twice("category")),
            ("epsg := 3006\nepsg := 3007", 2, .twice("epsg")),
            ("latitude = a\nlatitude,longitude = b", 2, .twice("latitude")),
            ("latitude,longitude = b\nlongitude = a", 2, .twice("longitude")),
            ("latitude,text = b", 1, .noPair("latitude,text")),
            ("latitude,longitude := b", 1, .noPair("latitude,longitude")),
            ("observedAt.form = MM/dd/yyyy", 1, .settingNotFixed("observedAt.form")),
            ("observedAt.zone := UTC\nobservedAt.zone := UTC", 2, .twice("observedAt.zone")),
            ("\nobservedAt.zone := America/New_York", 2, .zone("America/New_York")),
            ("observedAt.zone := +25:00", 1, .zone("+25:00")),
            ("observedAt.clock := 24:00", 1, .clock("24:00")),
            ("observedAt.clock := noon", 1, .clock("noon")),
            ("text = a\nobservedAt.form := yyyy-MM-dd", 2, .clockMissing),
            ("observedAt.form := DD/MM/YYYY", 1, .form(.unknownLetters("DD"))),
        ] as [(String, Int, ExportMappingFault.Reason)])
    func `a mapping that says nothing clear is refused with its line`(
        _ text: String, _ line: Int, _ reason: ExportMappingFault.Reason
    ) {
        #expect(throws: ExportMappingFault(line: line, reason: reason)) {
            _ = try ExportMapping(text)
        }
    }
}
