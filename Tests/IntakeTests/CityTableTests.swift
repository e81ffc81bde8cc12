import Reports
import Testing

@testable import Intake

/// A city's open data of service requests: a table with columns, words and times of its own.
@Suite struct CityTableTests {
    private static let header =
        "Unique Key,Created Date,Closed Date,Agency,Complaint Type,Descriptor,Incident Address,Status,Latitude,Longitude,Location"

    private static let mapping = """
        clientReference = Unique Key
        observedAt = Created Date
        observedAt.form := MM/dd/yyyy hh:mm:ss a
        category = Complaint Type
        category[Street Light Condition] = lighting
        category[Noise - Street/Sidewalk] = disorder
        text = Complaint Type
        text = Descriptor
        words = Incident Address
        latitude = Latitude
        longitude = Longitude
        source := resident
        """

    private static let sound =
        "7001,11/05/2026 03:14:07 PM,,DOT,Street Light Condition,Lamp out at the school,\"SKOLGATAN 4, HOLJE\",Open,56.2767,14.5306,\"(56.2767, 14.5306)\""

    private func file(_ rows: String..., mapping: String = mapping) throws -> SubmissionFile {
        let text = ([Self.header] + rows).joined(separator: "\r\n")
        return try SubmissionFile(csv: Array(text.utf8), mapping: ExportMapping(mapping))
    }

    private func submission(_ row: String, _ mapping: String = mapping) async throws -> Submission {
        var found: [SubmissionFile.Row] = []
        try await file(row, mapping: mapping).forEachBatch(of: 10) { found += $0 }
        return try #require(found.first).submission.get()
    }

    private func refusal(_ row: String, _ mapping: String = mapping) async throws -> String {
        var found: [SubmissionFile.Row] = []
        try await file(Self.sound, row, mapping: mapping).forEachBatch(of: 10) { found += $0 }
        guard found.count == 2, found[1].number == 2, case .failure(.unread(let fault)) = found[1].submission
        else { return "" }
        return fault.sentence.english
    }

    @Test func `a row is the submission that the mapping says`() async throws {
        let found = try await submission(Self.sound)
        #expect(found.category == "lighting" && found.source == "resident")
        #expect(found.text == "Street Light Condition\nLamp out at the school")
        #expect(found.observedAt == "2026-11-05T14:14:07Z", "by the Swedish clock, the month first")
        #expect(found.place == .point([14.5306, 56.2767], words: "SKOLGATAN 4, HOLJE"))
        #expect(found.clientReference == "7001")
    }

    @Test func `the place may stand in one column, and other forms of time are read when they are said`()
        async throws
    {
        let mapping = Self.mapping.replacing(
            "latitude = Latitude\nlongitude = Longitude\n", with: "latitude,longitude = Location\n"
        )
        .replacing("observedAt.form := MM/dd/yyyy hh:mm:ss a\n", with: "")
        let row = Self.sound.replacing("11/05/2026 03:14:07 PM", with: "2026-11-05T03:14:07.000")
        let found = try await submission(row, mapping)
        #expect(found.place == .point([14.5306, 56.2767], words: "SKOLGATAN 4, HOLJE"))
        #expect(found.observedAt == "2026-11-05T02:14:07Z")
    }

    @Test func `a row without coordinates has its address, and one without either is left to the desk`()
        async throws
    {
        let unplaced = Self.sound.replacing("56.2767,14.5306,\"(56.2767, 14.5306)\"", with: ",,")
        #expect(try await submission(unplaced).place == .words("SKOLGATAN 4, HOLJE"))
        let nowhere = unplaced.replacing("\"SKOLGATAN 4, HOLJE\"", with: "")
        #expect(try await submission(nowhere).place == .words(""))
    }

    @Test(arguments: [
        ("Street Light Condition", "Snow", "category “Snow” means nothing by the mapping."),
        ("56.2767,14.5306", "56.2767,", "longitude is missing beside latitude"),
        ("56.2767,14.5306", "N/A,14.5306", "latitude “N/A” is not a number"),
        ("11/05/2026 03:14:07 PM", "28/11/2026 03:14:07 PM", "is not of the form MM/dd/yyyy hh:mm:ss a"),
        ("11/05/2026 03:14:07 PM", "02/30/2026 03:14:07 PM", "is no time by the Swedish clock"),
        ("11/05/2026 03:14:07 PM", "", "observedAt is missing: nothing stands in Created Date"),
        (",,DOT", ",DOT", "10 cells, where the header has 11"),
    ])
    func `a row that cannot be read is refused alone, with the reason`(
        _ sound: String, _ broken: String, _ words: String
    ) async throws {
        let told = try await refusal(Self.sound.replacing(sound, with: broken))
        #expect(told.contains(words), "\(told)")
    }

    @Test func `columns that the mapping does not name are told of`() throws {
        #expect(try file(Self.sound).passedOver == ["Closed Date", "Agency", "Status", "Location"])
        let thrown = #expect(throws: SubmissionFileFault.self) {
            try file(Self.sound, mapping: "text = Discriptor\nwords = Adress")
        }
        #expect(thrown?.sentences.count == 2)
        #expect(thrown?.sentences.last?.english.contains("Did you mean Descriptor?") == true)
    }

    @Test func `what a table says is checked and masked as what anybody sends`() async throws {
        let fixture = try DeskFixture()
        let named = Self.sound.replacing("Lamp out at the school", with: "Ring 070-1740605 eller 811218-9876")
        let checked = try fixture.check(try await submission(named))
        let text = checked.report.text.description
        #expect(!text.contains("811218") && !text.contains("1740605") && text.contains("Street Light"))
        let abroad = Self.sound.replacing("56.2767,14.5306,", with: "52.5200,13.4050,")
        let problems = try fixture.problems(try await submission(abroad))
        #expect(problems.map(\.code) == [.placeOutOfRange], "\(problems)")
        #expect(problems.first?.message.english == "The place lies outside Sweden.")
    }
}
