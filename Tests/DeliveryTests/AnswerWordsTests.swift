import Reports
import TestSupport
import Testing

@testable import Delivery

/// The e-mail that carries an answer.
@Suite struct AnswerWordsTests {
    private func notice() throws -> AnswerNotice {
        AnswerNotice(
            case: .numbered(7), report: .numbered(1), reference: try Reference("OLO-7K3M-9Q").orFail(),
            municipality: "Olofström", categoryName: Bilingual(swedish: "Belysning", english: "Lighting"),
            text: "Eva Berg ringer dig.", at: .testNow)
    }

    @Test(arguments: [
        (
            NoticeLanguage.swedish, "Svar på din rapport OLO-7K3M-9Q",
            "Du har lämnat en rapport till Olofström (Belysning"
        ),
        (.english, "An answer to your report OLO-7K3M-9Q", "You sent a report to Olofström (Lighting"),
    ])
    func `the subject names the reference alone, and the text stands whole below it`(
        _ language: NoticeLanguage, _ subject: String, _ opening: String
    ) throws {
        let content = AnswerWords.content(try notice(), in: language)
        let lines = PlainMail.text(content).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(content.subject == subject)
        #expect(lines[0].hasPrefix(opening) && lines[2] == "Eva Berg ringer dig.")
        #expect(HTMLMail.text(content).contains(">Eva Berg ringer dig.</blockquote>"))
    }
}
