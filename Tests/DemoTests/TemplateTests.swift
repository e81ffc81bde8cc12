import Statistics
import Testing

@testable import Demo

struct TemplateTests {
    @Test(arguments: [
        ("{Där} är det mörkt {när}.", "På torget är det mörkt om kvällarna."),
        ("Mörkt {där}", "Mörkt på torget"), ("{Antal} lampor", "Två lampor"), ("inga gap", "inga gap"),
        ("{okänt} ord", "{okänt} ord"),
    ])
    func `gaps are filled, those that begin a sentence with a capital letter`(_ text: String, filled: String)
    {
        var written = ""
        var chance = Chance(seed: 1)
        Template(text, lists: ["antal": ["två"]])
            .write(
                to: &written, place: Phrase("på torget"), recurrence: Phrase("om kvällarna"), using: &chance)
        #expect(written == filled)
    }
}
