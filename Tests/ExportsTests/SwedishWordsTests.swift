import Reports
import TestSupport
import Testing

@testable import Exports

@Suite struct SwedishWordsTests {
    @Test(arguments: [
        (CaseStatus.open, "öppet"), (.inProgress, "pågår"), (.closed, "avslutat"), (.merged, "sammanslaget"),
    ])
    func `a list names the status of a case as staff do`(_ status: CaseStatus, _ name: String) {
        #expect(SwedishWords().name(of: status) == name)
    }

    @Test func `a category goes by its name in the profile, and else by its code`() throws {
        let drugs = Category(
            code: try Code("drugs").orFail(), name: Bilingual(swedish: "Droger", english: "Drugs"),
            group: try Code("drugs").orFail(), joining: try Category.fixture("drugs").joining)
        #expect(SwedishWords(categories: [drugs]).name(of: drugs.code) == "Droger")
        #expect(SwedishWords().name(of: drugs.code) == "drugs")
    }
}
