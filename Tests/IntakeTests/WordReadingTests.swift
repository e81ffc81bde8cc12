import Reports
import Testing

@testable import Intake

struct AccusationTests {
    @Test(arguments: [
        "Grannen Kalle Exempelsson säljer knark på kvällarna.",
        "Jag såg Kalle Exempelsson där. Han slår sin hund.",
        "Det är Anna-Lena Testberg som klottrar, hon är drogpåverkad.",
        "Han som bor på Storgatan 5 säljer hasch.",
        "Killen i lgh 1203 hotar folk, han bor där.", "My neighbour John Doe is selling drugs.",
        "Grannens son säljer hasch från lägenhet 1203.", "killen på tredje våningen på Storgatan 4 langar",
        "grannens son saljer knark fran lagenhet 12", "Familjen Exempelsson langar.", "Fam. Ek säljer hasch.",
    ])
    func `accusing someone who can be told is seen`(_ text: String) {
        #expect(Accusation.isMade(in: WordList(text), beside: []))
    }

    @Test(arguments: [
        "Det säljs knark bakom Folkets Hus.", "Någon säljer droger vid Norra Skolan.",
        "Inbrott på Stora Torget i Olofström.",
        "Kalle Exempelsson har bytt lampan.", "Lamporna bakom idrottshallen är trasiga.",
        "Ungdomar hotar folk vid Holje Park.",
        "De langar vid ICA Maxi.", "Ett ungdomsgäng säljer knark vid lekplatsen.",
        "Jag bor på Storgatan 5. Min granne blev rånad i parken.",
        "Kommunalrådet Anna Exempel säljer ut marken.",
        "Bussbolaget Svealands Trafik hotar med indragningar.", "", "...", "säljer",
    ])
    func `speaking of places and of nobody in particular is not`(_ text: String) {
        #expect(!Accusation.isMade(in: WordList(text), beside: []))
    }

    @Test func `an accusation beside a masked number or plate is seen`() {
        let words = WordList("Föraren säljer droger ur bilen.")
        #expect(Accusation.isMade(in: words, beside: [.plate]))
        #expect(Accusation.isMade(in: words, beside: [.personalNumber]))
        #expect(!Accusation.isMade(in: words, beside: [.phone]))
        #expect(!Accusation.isMade(in: WordList("Bilen står fel."), beside: [.plate]))
    }

    @Test func `the report is restricted`() throws {
        let fixture = try DeskFixture()
        #expect(try fixture.check(.good(text: "Bilen ABC 123 säljer knark här.")).report.isRestricted)
        #expect(try !fixture.check(.good()).report.isRestricted)
    }
}

struct DangerSignsTests {
    private func advice(_ text: String, _ category: String = "lighting") throws -> [Advice.Code] {
        DangerSigns(in: [WordList(text)], category: try #require(Code(category))).advice.map(\.code)
    }

    @Test(arguments: [
        "Just nu slår de en kille vid torget!", "En man med kniv hotar folk, pågår nu.",
        "Det brinner i en bil nu", "SKOTTLOSSNING PÅGÅR",
        "Misshandel pågår bakom skolan", "De rånades nyss med kniv", "A man is threatening people right now",
        "Hjälp, han skjuter!",
    ])
    func `danger now is answered with 112`(_ text: String) throws {
        #expect(try advice(text) == [.call112, .notAPoliceReport])
    }

    @Test(arguments: [
        "De säljer knark här på fredagar.", "Inbrott i förrådet förra veckan",
        "Det har varit flera rån här i höst",
        "Klotter på väggen", "Dealers hang out here",
    ])
    func `crime that is not going on is answered with 114 14`(_ text: String) throws {
        #expect(try advice(text) == [.call11414, .notAPoliceReport])
    }

    @Test(arguments: [
        "Lamporna är trasiga nu.", "Lampan brinner dygnet runt nu", "Bilar kör för fort just nu",
        "Det är mörkt och läskigt här.", "",
    ])
    func `ordinary trouble is answered with nothing`(_ text: String) throws {
        #expect(try advice(text).isEmpty)
    }

    @Test func `a category of crime is crime`() throws {
        #expect(try advice("De står där varje kväll.", "drugs") == [.call11414, .notAPoliceReport])
    }

    @Test(arguments: Advice.Code.allCases)
    func `advice is given in both languages`(_ code: Advice.Code) {
        let advice = Advice(code)
        #expect(!advice.message.swedish.isEmpty && advice.message.swedish != advice.message.english)
    }
}
