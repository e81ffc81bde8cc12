import Reports
import Testing

@testable import Intake

struct StaffTextScreeningTests {
    private func screening(_ text: String) throws -> StaffTextScreening {
        StaffTextScreening(text, on: try #require(CivilDate(year: 2026, month: 11, day: 28)))
    }

    @Test func `a note with personal data or an accusation is warned of, each in a sentence`() throws {
        let found = try screening("Ring 070-1740605. Kalle Exempelsson langar.")
        #expect(found.kinds == [.phone])
        #expect(found.accusesSomeone)
        #expect(found.warnings.map(\.english).map { $0.contains("telephone") } == [true, false])
        #expect(found.warnings.last?.swedish.contains("peka ut en person") == true)
    }

    @Test func `what is refused is said not to be saved, and what is warned of to be`() throws {
        let found = try screening("Ring 070-1740605. Kalle Exempelsson langar.")
        #expect(found.refusals.count == 2 && found.warnings.count == 2)
        #expect(
            found.refusals.allSatisfy {
                $0.swedish.contains("inte sparad") && !$0.swedish.contains("Den är sparad")
                    && $0.english.contains("was not saved") && !$0.english.contains("is kept")
            })
        #expect(found.warnings.allSatisfy { $0.swedish.contains("Den är sparad") })
    }

    @Test func `what is only tried is said to be kept by nobody, names too`() throws {
        let found = try screening("Ring 070-1740605. Kalle Exempelsson langar.")
        let named = try screening("Fråga Anna Berg om nycklarna.")
        let tried =
            found.warnings(of: .tried) + named.openWarnings(of: .tried)
            + RoleScreening("Anna Ek").warnings(of: .tried)
        #expect(tried.count == 4)
        #expect(
            tried.allSatisfy {
                $0.swedish.contains("skulle sparas") && !$0.swedish.contains("är sparad")
                    && !$0.swedish.contains("är sparat") && $0.english.contains("would be kept as written")
                    && !$0.english.contains("is kept")
            }, "\(tried)")
        #expect(named.openWarnings(of: .kept) == named.openWarnings)
    }

    @Test(arguments: [
        "Anna Andersson", "anna", "Kontaktombudet Göran", "Eva-Lena på kommunen", "Samordnare ANNA",
        "K. Nilsson", "Familjen Ek",
        "Per Ek", "Mohammed", "Åsa Lind, trygghetssamordnare",
    ])
    func `a person is told by name`(_ text: String) throws {
        #expect(try screening(text).namesPerson && screening(text).tellsOfPerson)
        #expect(try screening(text).warnings.isEmpty)
    }

    @Test(arguments: [
        "Kommunstyrelsen", "Trygghetssamordnaren", "Kontaktombudet", "Rådet", "Polisen",
        "Lokalpolisområde Karlshamn",
        "Gata och park", "Boende", "Sankta Maria församling", "Barn- och utbildningsnämnden", "Rädda Barnen",
        "Lönekostnad per år", "Björn", "Polisregion Syd", "Nattvandrarna i Holje", "Region Blekinge",
        "Föreningen Kajen", "Hyresgästföreningen", "Kommunfullmäktige",
    ])
    func `a role or a body is not taken for a person`(_ text: String) throws {
        #expect(try !screening(text).tellsOfPerson)
    }

    @Test(arguments: [
        ("Fråga Anna Berg om nycklarna.", true), ("Handläggare: Lars Olofsson", true),
        ("Ny belysning vid Karl Johans torg.", false), ("Röj längs Erik Dahlbergsgatan.", false),
        ("Fyra stolpar vid Idrottshallen.", false), ("Anna har ringt.", false), ("Lars Nilssons Bygg", false),
        ("Familjen Karlsson på Storgatan 5 slänger skräp.", true),
        ("Städa hos fam Karlsson Storgatan 5", true),
        ("Hos fam. Ek är det mörkt.", true), ("Makarna Berg röjer.", true), ("Familjen har flyttat.", false),
        ("Ny lekplats för hela familjen. Karlshamn betalar.", false), ("Familjen Stora torget", false),
    ])
    func `a name is warned of where everybody may come to read the text`(_ text: String, _ isNamed: Bool)
        throws
    {
        let found = try screening(text)
        #expect(found.namesSomeone == isNamed)
        #expect(found.warnings.isEmpty && found.openWarnings.isEmpty == !isNamed)
    }

    @Test(arguments: [
        ("Barnet (811218-9875) bor där.", true), ("Se 19811218-9875.", true), ("811278-1234", true),
        ("Avser 20260101-0228.", false), ("260101-0228", false), ("Perioden 2026-01-01 – 2026-12-31.", false),
        ("Perioden 20260101–20261231.", false), ("Ärende 811318-1234.", false), ("KS811218-1234", false),
        ("20301231-1234", false), ("811218-12345", false),
    ])
    func
        `a number in the form of a personal number is refused where words are frozen, whatever its check digit`(
            _ text: String, _ isTold: Bool
        ) throws
    {
        let found = try screening(text)
        #expect(found.openRefusals.isEmpty == !isTold && found.openWarnings.isEmpty == !isTold)
        #expect(found.openRefusals.allSatisfy { $0.swedish.contains("personnummer") })
    }

    @Test func `a name is refused where words are frozen, with what to do`() throws {
        let found = try screening("Fråga Anna Berg om nycklarna.")
        #expect(found.refusals.isEmpty)
        #expect(found.openRefusals.map(\.swedish).first?.contains("skriv rollen i stället") == true)
    }

    @Test func `a plain note is not`() throws {
        #expect(try screening("Montör beställd till stolpe OLO123.").warnings.isEmpty)
    }
}
