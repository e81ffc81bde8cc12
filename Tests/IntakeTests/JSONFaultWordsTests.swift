import Reports
import Testing

@testable import Intake
@testable import JSON

struct JSONFaultWordsTests {
    @Test(arguments: JSONFault.Reason.allCases)
    func `a fault is said in both languages`(_ reason: JSONFault.Reason) throws {
        let message = JSONFault(reason, offset: 7, at: JSONPointer("place", "coordinates")).message
        #expect(message.swedish.hasSuffix("(byte 7, /place/coordinates)."))
        #expect(message.english.hasSuffix("(byte 7, /place/coordinates)."))
        #expect(message.swedish != message.english)
    }

    @Test(arguments: [
        (JSONMemberFault.Reason.missing, "Fältet måste finnas med.", "This member is required."),
        (
            .unknown(known: ["text", "category"]), "Fältet finns inte. Kända fält: text, category.",
            "There is no such member. Known members: text, category."
        ),
        (.wrongType(.wholeNumber), "Här ska det stå ett heltal.", "This must be a whole number."),
        (
            .wrongType(.list(most: 20)), "Här ska det stå en lista med högst 20.",
            "This must be a list of at most 20."
        ),
    ])
    func `what is wrong with a member is said in both languages`(
        _ reason: JSONMemberFault.Reason, _ swedish: String, _ english: String
    ) {
        let message = JSONMemberFault(pointer: .root, reason: reason).message
        #expect(message == Bilingual(swedish: swedish, english: english))
    }
}
