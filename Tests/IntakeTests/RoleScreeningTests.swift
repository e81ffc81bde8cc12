import Reports
import Testing

@testable import Intake

struct RoleScreeningTests {
    @Test(arguments: [
        "Anna Ek", "anna ek", "Trygghetssamordnaren Anna Ek", "Polisen (Eva)", "Xerxes Exempelsson",
        "Fastighetsägaren: Bo Exempelsson",
    ])
    func `a name where a role is asked for is warned of`(_ text: String) {
        let screening = RoleScreening(text)
        #expect(screening.namesSomeone)
        #expect(screening.warnings.count == 1)
        #expect(screening.warnings.first?.swedish.contains("skriv rollen") == true)
    }

    @Test(arguments: [
        "", "Boende", "Polisen", "Trygghetssamordnaren", "Hyresgästföreningen Olofström", "Polisen Karlshamn",
        "Olofströms kommun", "Deltagare", "Räddningstjänsten", "Fastighetsägare", "Ordningsvakt",
    ])
    func `a role is not`(_ text: String) {
        #expect(!RoleScreening(text).namesSomeone && RoleScreening(text).warnings.isEmpty)
    }
}
