import Reports
import TestSupport
import Testing
import Web

@testable import Pages

@Suite struct ServedMunicipalitiesTests {
    private static func profile(_ code: String, _ name: String, colour: String? = "#1d4f7c") throws -> Profile
    {
        Profile(
            municipality: try MunicipalityCode(code).orFail(), name: name,
            referencePrefix: try ReferencePrefix("OLO").orFail(), categories: [], units: [],
            oldestObservation: .days(1), colour: try colour.map { try ThemeColour($0) },
            dataProtection: DataProtection(
                controller: code == "1060" ? Bilingual(swedish: "nämnden", english: "the board") : nil,
                kept: Bilingual(swedish: "Ett år.", english: "A year.")))
    }

    @Test func `the pages of one have its colour, its controller and its terms`() throws {
        let one = ServedMunicipalities([try Self.profile("1060", "Olofström")])
        #expect(one.only?.name == "Olofström" && one.colour.description == "#1d4f7c")
        #expect(one.kept(in: .english) == "A year.")
        let style = try one.files.first { $0.name == ServedMunicipalities.styleName }.orFail()
        #expect(PageAssets.text(style.bytes).contains("--band: #1d4f7c"))
    }

    @Test func `pages that several share look as Lykta's own, and each answers for itself`() throws {
        let both = ServedMunicipalities([
            try Self.profile("1081", "Ronneby"), try Self.profile("1060", "Olofström"),
        ])
        #expect(both.names == ["Olofström", "Ronneby"])
        #expect(both.only == nil && both.colour == .usual && both.files.isEmpty)
        #expect(both.kept(in: .swedish) == nil)
        let words = try Catalogues()[.swedish]
        #expect(
            both.profiles.map { ServedMunicipalities.controller(of: $0, words) } == [
                "nämnden", "kommunen i Ronneby",
            ])
    }

    @Test func `without a colour there is no style of the municipality's own`() throws {
        #expect(ServedMunicipalities([try Self.profile("1060", "Olofström", colour: nil)]).files.isEmpty)
    }

    @Test
    func `the text on the colour is white in light and in dark, as the reader of profiles takes it to be`()
        throws
    {
        let sheet = PageAssets.text(try PageAssets.files.first { $0.name == "lykta.css" }.orFail().bytes)
        let inks = sheet.matches(of: /--band-ink: (#[0-9a-f]+);/).map { String($0.1) }
        #expect(inks == ["#ffffff", "#ffffff", "#ffffff"])
        #expect(sheet.contains("--band: \(ThemeColour.usual);"))
    }
}
