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

    @Test func `it leads to the page where the report is followed, where there is one`() throws {
        let link = "https://lykta.example.se/follow/OLO-7K3M-9Q/x"
        let content = AnswerWords.content(try notice(), in: .swedish, following: link)
        #expect(PlainMail.text(content).hasSuffix("Så står det till med rapporten:\n\(link)\n"))
        #expect(!PlainMail.text(AnswerWords.content(try notice(), in: .swedish)).contains("https"))
    }
}
