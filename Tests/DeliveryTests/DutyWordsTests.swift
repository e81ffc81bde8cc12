import Projection
import Reports
import TestSupport
import Testing

@testable import Delivery

/// The e-mail that reminds of what the law asks for.
@Suite struct DutyWordsTests {
    private func message() throws -> OutboxMessage {
        let day = CivilDate(daysSinceEpoch: 20_777)
        let notice = DutyNotice(
            municipality: try MunicipalityCode("1060").orFail(), name: "Olofström",
            reminders: [
                DutyReminder(duty: .picture, due: day.adding(days: 31), kind: .due),
                DutyReminder(duty: .report, due: day.adding(days: -1), kind: .overdue),
            ], at: .testNow)
        return OutboxMessage(
            id: 7, unit: nil, case: nil, channel: .email(address: "brott@example.se"),
            payload: .duties(notice), created: .testNow, attempts: 0, state: .waiting, lastFault: nil)
    }

    @Test(
        arguments: [
            (
                NoticeLanguage.swedish, "Olofström: 2 saker att göra enligt lag (2023:196)",
                "Lägesbilden (4 och 6 §§): senast 2026-12-21.",
                "Rapporten till fullmäktige (13 §): skulle ha gjorts senast 2026-11-19."
            ),
            (
                .english, "Olofström: 2 things to do by law (2023:196)",
                "The situational picture (sections 4 and 6): by 2026-12-21.",
                "The report to the municipal council (section 13): should have been done by 2026-11-19."
            ),
        ])
    func `it tells what is to be done, and by when`(
        _ language: NoticeLanguage, _ subject: String, _ due: String, _ overdue: String
    ) throws {
        let writer = NoticeWriter(projector: try Projector(), language: language)
        let letter = try writer.letter(of: Shipment(message()))
        let text = PlainMail.text(letter.content)
        #expect(letter.content.subject == subject)
        #expect(text.contains(due) && text.contains(overdue), "\(text)")
        #expect(letter.list == "duties.1060.lykta" && letter.thread == [])
        #expect(letter.id.hasPrefix("1060.") && letter.id.hasSuffix(".7"))
        #expect(try writer.webhook(of: message()) == nil)
    }
}
