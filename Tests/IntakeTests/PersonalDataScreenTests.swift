import Reports
import Testing

@testable import Intake

struct PersonalDataScreenTests {
    let screen = PersonalDataScreen(today: CivilDate(year: 2026, month: 11, day: 20))

    @Test(arguments: [
        "811218-9876", "8112189876", "198112189876", "19811218-9876", "811218+9876", "811218 9876",
        "811218 - 9876",
        "811218–9876", "19 81 12 18 98 76", "1981-12-18-9876", "1981-12-18 9876", "81.12.18.98.76",
        "8.1.1.2.1.8.9.8.7.6",
        "8 1 1 2 1 8 9 8 7 6", "８１１２１８-９８７６", "٨١١٢١٨-٩٨٧٦", "640823-3234", "701063-2391", "19701063-2391",
        "811218/9876", "811218_9876",
    ])
    func `a personal number is masked however it is written`(_ number: String) {
        for (before, after) in [
            ("", ""), ("Han heter X, ", " och bor här."), ("(", ")"), ("pnr:", "!"), ("nr", "a"),
        ] {
            let masked = screen.mask(before + number + after)
            #expect(masked.text == before + "[personnummer]" + after)
            #expect(masked.kinds == [.personalNumber])
        }
    }

    @Test(arguments: [
        "https://www.facebook.com/kalle.nilsson.42", "facebook.com/kalle-nilsson",
        "m.facebook.com/profile.php?id=100",
        "http://instagram.com/kalle_n/", "www.instagram.com/kalle", "Facebook.com/Kalle.Nilsson",
        "tiktok.com/@kalle",
    ])
    func `the address of somebody's page among social media is masked`(_ address: String) {
        let masked = screen.mask("Det är han: \(address). Se bilden.")
        #expect(masked.text.hasPrefix("Det är han: [profil]") && masked.text.hasSuffix(". Se bilden."))
        #expect(masked.kinds == [.profile])
    }

    @Test(arguments: [
        "Lagt ut i facebook.com/groups/olofstrom igår.", "Står på facebook och instagram.",
        "Se facebook.com för mer.",
        "instagram.com/p/abc123 visar lampan", "OLF 204 är släckt igen.", "LJP 117 blinkar hela natten",
    ])
    func `what is nobody's page, and the number of a lamp, stay`(_ text: String) {
        #expect(screen.mask(text).text == text)
    }

    @Test func `a car whose lamps are told of keeps no plate`() {
        #expect(screen.mask("Bilen OLF 204 är släckt").text == "Bilen [regnr] är släckt")
    }

    @Test(arguments: [
        ("Grannens son langar på gården bakom huset.", true), ("Grannens äldste son säljer knark.", true),
        ("Någon langar på gården bakom huset.", false),
        ("Grannens lampa är trasig. Någon langar där.", false),
    ])
    func `who is told by a neighbour is pointed out`(_ text: String, _ accuses: Bool) throws {
        var screening = Screening(on: try #require(CivilDate(year: 2026, month: 11, day: 28)))
        _ = screening.mask(text)
        #expect(screening.accusesSomeone == accuses)
    }

    @Test(arguments: [
        ("född 811218", "född [personnummer]"), ("född 811218 1234", "född [personnummer]"),
        ("född den 1981-12-18 i Olofström", "född den [personnummer] i Olofström"),
        ("f. 811218", "f. [personnummer]"),
        ("born 19811218", "born [personnummer]"),
        ("hans personnummer är 811218-1234", "hans personnummer är [personnummer]"),
        ("811218, sista fyra 9876.", "[personnummer], sista fyra [personnummer]."),
        ("fyra sista siffrorna: 9876", "fyra sista siffrorna: [personnummer]"),
    ])
    func `words that speak of birth make less do`(_ text: String, _ expected: String) {
        #expect(screen.mask(text).text == expected)
    }

    @Test(arguments: [
        "070-1740605", "070-174 06 05", "070 174 06 05", "0701740605", "070.174.06.05", "070/1740605",
        "(070) 1740605",
        "0701-740605", "+46 70 174 06 05", "+46701740605", "+46 (0)70 174 06 05", "+46(0)70-1740605",
        "0046 70 1740605",
        "0046701740605", "46701740605", "07 01 74 06 05", "0 7 0 1 7 4 0 6 0 5", "０７０-１７４０６０５",
        "031-390 06 00",
        "040-628 04 00", "08-465 004 00", "08-46500400", "0980-319 200", "0980319200", "+4520123456",
        "+49 30 1234567",
        "0045 20123456", "020-123456", "0771-123 456",
    ])
    func `a telephone number is masked however it is written`(_ number: String) {
        for (before, after) in [
            ("", ""), ("Ring mig på ", " efter kl 18."), ("tel:", ", tack"), ("nr ", "\n12 lampor"),
        ] {
            let masked = screen.mask(before + number + after)
            #expect(masked.text == before + "[telefon]" + after)
            #expect(masked.kinds == [.phone])
        }
    }

    @Test(arguments: [
        "anna@exempel.se", "anna.berg+lampa@mejl.exempel.se", "åsa@exempel.se", "a@b.nu", "ANNA@EXEMPEL.SE",
        "anna＠exempel.se",
        "anna(at)exempel.se", "anna [at] exempel.se", "0701740605@exempel.se", "x_1-2@a-b.co.uk",
    ])
    func `an e-mail address is masked`(_ address: String) {
        for (before, after) in [("", ""), ("Mejla ", "."), ("<", ">"), ("mailto:", ", tack"), ("", "\nHej")] {
            let masked = screen.mask(before + address + after)
            #expect(masked.text == before + "[e-post]" + after)
            #expect(masked.kinds == [.email])
        }
    }

    @Test(arguments: ["ABC 123", "ABC123", "ABC-123", "ABC12A", "ABC 12A", "XYZ\u{A0}007", "OOO 12L"])
    func `a registration plate is masked`(_ plate: String) {
        for (before, after) in [("", ""), ("Bilen ", " kör fort."), ("(", ")"), ("en Volvo, ", "!")] {
            #expect(screen.mask(before + plate + after).text == before + "[regnr]" + after)
        }
        #expect(screen.mask("regnr abc123").text == "regnr [regnr]")
    }

    @Test(arguments: [
        "Ring 112, 113 13, 114 14, 11414, 11313, 1177 eller 116 123.", "tel 112", "telefon 114 14",
        "tel 116 123",
        "Böter på 4 000 kr, 1 500 000 kronor och 12 345 678,90 SEK.", "År 1998, 2024 och 2025-2026.",
        "Den 2026-11-20 kl 18.30, 20/11 2026, 20.11.2026, 08-12-2024 och 01.02.2024 13:45.", "20261120 1830",
        "202611201830",
        "2026-11-20 1830", "Från 2026-01-01 – 2026-12-31", "60 km/h i stället för 30",
        "Kl 08.15-09.30 och 07.30 - 08.15",
        "mellan 20-22, kl 21:30",
        "56.2767, 14.5306", "14.53060000, 56.27670000", "N 6236975.3 E 470934.2", "6236975 470934",
        "stolpe 123456",
        "Lyktstolpe 12345678", "stolpe 0123456789", "ärende 2024-001234", "RUM 123", "rum ABC 1234", "KL 123",
        "abc 123",
        "HAR 100 LAMPOR", "LED 100", "väg E22, väg 116 och 15", "Buss 123 och 600", "BMW 320", "SFS 2018",
        "ÅÄÖ 123",
        "ABO 12O", "ABCD 123", "ABC 1234", "ABI 123", "Storgatan 12 B, 293 32 Olofström", "0,12345678",
        "0.12345678", "10 000 000 000",
        "811318-9876", "811218-9877", "811232-9876", "811218-0003", "8112189876543", "556016-0680",
        "följ @lykta", "a@b", "@", "kl @ 8",
        "3 x 14 st", "SS-EN 13201-2:2015", "IP65 230V", "", "f. 123456", "8.8.8.8", "192.168.100.200",
    ])
    func `what is not personal stays`(_ text: String) {
        let masked = screen.mask(text)
        #expect(masked.text == text)
        #expect(masked.kinds.isEmpty)
    }

    @Test(arguments: [
        "Stolpe OLO123", "lampa OLF 204", "Belysningsstolpe nummer 0456 123 45", "0.811218987612",
        "0,811218987612",
    ])
    func `a thing's number and a decimal stay`(_ text: String) {
        #expect(screen.mask(text).text == text)
    }

    @Test(arguments: [
        ("namn @ exempel.se", "[e-post]"), ("namn (at) exempel punkt se", "[e-post]"),
        ("ring 070-174\n06 05", "ring [telefon]"), ("hon 811218-\n9876 här", "hon [personnummer] här"),
        ("bilen abc123", "bilen [regnr]"),
        ("en röd volvo på gräset, abc 123", "en röd volvo på gräset, [regnr]"),
        ("Reg KWH90Y", "Reg [regnr]"), ("Trasig lampa, 0701740605", "Trasig lampa, [telefon]"),
    ])
    func `what was missed is masked`(_ text: String, _ expected: String) {
        #expect(screen.mask(text).text == expected)
    }

    @Test func `an answer to a question for a thing's number is no plate, unless it says so`() {
        #expect(CueWords.asksForThing("Vilket nummer står det på stolpen?"))
        #expect(!CueWords.asksForThing("Vad såg du vid stolpen?"))
        #expect(!CueWords.asksForThing("Vilket registreringsnummer har bilen?"))
        #expect(screen.mask("OLF 204", namesThing: true).text == "OLF 204")
        #expect(screen.mask("OLF 204").text == "[regnr]")
        #expect(screen.mask("bilen OLF 204", namesThing: true).text == "bilen [regnr]")
        #expect(screen.mask("vet inte, ring 0701740605", namesThing: true).text == "vet inte, ring [telefon]")
    }

    @Test(arguments: 0..<10)
    func `of ten check digits one is right`(_ digit: Int) {
        #expect(screen.mask("811218-987\(digit)").kinds == (digit == 6 ? [.personalNumber] : []))
    }

    @Test func `several finds in one text are all masked`() {
        let masked = screen.mask(
            "Anna, 811218-9876, 070-1740605, anna@exempel.se, kör ABC 123. Ring 112! 640823-3234 facebook.com/anna"
        )
        #expect(
            masked.text
                == "Anna, [personnummer], [telefon], [e-post], kör [regnr]. Ring 112! [personnummer] [profil]"
        )
        #expect(masked.kinds == PersonalDataKind.allCases)
    }

    @Test(arguments: [
        "0", "0 ", "8.", "070-", "a@", "@", "(at)", "{at}", "ABC ", "ABC123", "född ", "sista fyra ", "+46 ",
        "+",
        "(", "1 2 3",
        "811218-987", "0454-12 ", "a.b.c@d.e.f-", "å", "\u{301}", "8- - ",
    ])
    func `no text is looked at more than its length many times`(_ evil: String) {
        func steps(_ bytes: Int) -> Int {
            var scanner = PersonalDataScanner(
                String(repeating: evil, count: bytes / evil.utf8.count), today: nil)
            scanner.scan()
            return scanner.steps
        }
        let small = steps(2_000)
        let large = steps(16_000)
        #expect(large <= small * 9)
        #expect(large <= 16_000 * 40)
    }
}
