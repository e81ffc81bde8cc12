import Logging
import Projection
import Reports
import ServiceLifecycle
import TestSupport
import Testing

@testable import Delivery

/// One e-mail about all that came.
@Suite(.timeLimit(.minutes(1))) struct DigestTests {
    private static let address = Channel.email(address: "gata@example.se")

    private func content(
        _ notices: [CaseNotice], in language: NoticeLanguage = .swedish
    ) throws -> (subject: String, text: String) {
        let messages = try notices.enumerated().map {
            try OutboxMessage.fixture($1, to: Self.address, id: Int64($0 + 1), digestAt: .friday)
        }
        let writer = NoticeWriter(projector: try Projector(), language: language, map: nil)
        let content = writer.letter(of: Shipment(try messages.first.orFail(), in: messages)).content
        return (content.subject, PlainMail.text(content))
    }

    @Test func `each case has its part, and what a report says and where it lies stands once`() throws {
        let digest = try content([
            .fixture(), .fixture(text: "Mörkt.", place: nil, due: nil, case: 4, reference: "OLO-2222-22"),
            .fixture(event: .closed),
        ])
        #expect(digest.subject == "Sammanställning för Gata och park: 3 händelser i 2 ärenden")
        #expect(
            digest.text == """
                Belysning (OLO-7K3M-9Q)
                -----------------------

                Ärende 00000000-0000-0001-0000-000000000002 har fördelats till Gata och park.
                Skäl: Kommunens belysning.
                Åtgärda senast 2026-12-04.
                Sett: 2026-11-20 18:00

                Lampan är trasig.

                Ärende 00000000-0000-0001-0000-000000000002 har avslutats.
                Ansvarig: Gata och park. Kommunens belysning.

                Plats (SWEREF 99 TM): N 6236975, E 470934
                Plats (WGS 84): 56.2767, 14.5306

                Belysning (OLO-2222-22)
                -----------------------

                Ärende 00000000-0000-0001-0000-000000000004 har fördelats till Gata och park.
                Skäl: Kommunens belysning.
                Sett: 2026-11-20 18:00

                Mörkt.

                """)
    }

    @Test(arguments: [
        (NoticeLanguage.swedish, "Sammanställning för Gata och park: 1 händelse i 1 ärende"),
        (.english, "Summary for Streets and parks: 1 event in 1 case"),
    ])
    func `one is one`(_ language: NoticeLanguage, _ subject: String) throws {
        #expect(try content([.fixture()], in: language).subject == subject)
    }

    @Test func `nothing of a restricted report is in it`() throws {
        let digest = try content([.fixture(text: nil), .fixture(text: nil, event: .closed)])
        #expect(digest.text.contains("begränsad åtkomst") && digest.text.contains("ungefärlig"))
        #expect(!digest.text.contains("6236975"))
    }

    private let time = FakeTime()

    /// Runs the service against a `sendmail` that adds each e-mail to a file, until `tries` were written down; gives how many
    /// e-mails went out.
    private func sent(_ outbox: MemoryOutbox, tries: Int, exit status: Int = 0) async throws -> Int {
        let script = try Script("echo >>\"$0.sent\"; cat >/dev/null; exit \(status)")
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let service = DeliveryService(
            outbox: outbox, settings: try .onLoopback(sendmail: script.path),
            notices: NoticeWriter(projector: try Projector()), wakeUps: AsyncStream { _ in }, logger: quiet,
            now: { [time] in time.now }, chance: SeededChance(seed: 1))
        let supervisor = ServiceGroup(services: [service], gracefulShutdownSignals: [], logger: quiet)
        let before = await outbox.written.count
        try await withThrowingTaskGroup { group in
            group.addTask { try await supervisor.run() }
            try await outbox.waitForTries(before + tries)
            try await Task.sleep(for: .milliseconds(100))
            await supervisor.triggerGracefulShutdown()
            try await group.waitForAll()
        }
        #expect(await outbox.written.count == before + tries)
        return script.lines("sent")
    }

    private func message(_ id: Int64, _ digestAt: Timestamp?) throws -> OutboxMessage {
        try .fixture(.fixture(case: UInt64(id)), to: Self.address, id: id, digestAt: digestAt)
    }

    @Test func `what is of a digest goes in one e-mail, when it is time, and what is not goes by itself`()
        async throws
    {
        let morning = Timestamp.friday.adding(.hours(14))
        let outbox = MemoryOutbox(try (1...5).map { try message($0, morning) } + [try message(6, nil)])
        time.pass(.hours(1))
        #expect(try await sent(outbox, tries: 1) == 1)
        #expect(await outbox.messages(in: .delivered, limit: 9).messages.map(\.id) == [6])
        time.pass(.hours(13))
        #expect(try await sent(outbox, tries: 5) == 1)
        #expect(await outbox.messages(in: .delivered, limit: 9).messages.count == 6)
        // Nothing came, and nothing is sent.
        time.pass(.days(1))
        #expect(try await sent(outbox, tries: 0) == 0)
    }

    @Test func `a digest whose time came while nothing ran goes at the start, with what was left before`()
        async throws
    {
        let days = [Timestamp.friday, Timestamp.friday.adding(.days(1)), Timestamp.friday.adding(.days(2))]
        let outbox = MemoryOutbox(try days.enumerated().map { try message(Int64($0 + 1), $1) })
        time.pass(.days(1))
        #expect(try await sent(outbox, tries: 2) == 1)
        #expect(await outbox.messages(in: .waiting, limit: 9).messages.map(\.id) == [3])
    }

    @Test func `a digest that fails is tried again whole, and what came since goes by itself`() async throws {
        let outbox = MemoryOutbox(try (1...3).map { try message($0, .friday) })
        #expect(try await sent(outbox, tries: 3, exit: 75) == 1)
        #expect(await outbox.messages(in: .waiting, limit: 9).messages.map(\.attempts) == [1, 1, 1])
        await outbox.add(try message(4, .friday.adding(.seconds(1))))
        time.pass(.hours(1))
        #expect(try await sent(outbox, tries: 4) == 2)
        #expect(await outbox.messages(in: .delivered, limit: 9).messages.count == 4)
    }

    @Test func `a message of a digest that cannot be read is given up, and the others go in one e-mail`()
        async throws
    {
        let outbox = MemoryOutbox(try (1...3).map { try message($0, .friday) })
        await outbox.damage(2)
        #expect(try await sent(outbox, tries: 3) == 1)
        #expect(await outbox.messages(in: .delivered, limit: 9).messages.map(\.id) == [1, 3])
        #expect(await outbox.message(2)?.state == .dead)
    }

    @Test func `more than one e-mail holds go in several, and each once`() async throws {
        let count = Shipment.longestDigest + 3
        let outbox = MemoryOutbox(try (1...Int64(count)).map { try message($0, .friday) })
        #expect(try await sent(outbox, tries: count) == 2)
        #expect(await outbox.messages(in: .delivered, limit: 999).messages.count == count)
    }
}
