import HTTPTypes
import Hummingbird
import Logging
import Projection
import Reports
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import Delivery

@Suite(.timeLimit(.minutes(1)))
struct DeliveryServiceTests {
    private let time = FakeTime()
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs the service beside `body`, and then stops it as a supervisor would.
    private func delivering(
        _ outbox: MemoryOutbox, _ settings: DeliverySettings,
        wakeUps: AsyncStream<Void> = AsyncStream { _ in },
        _ body: () async throws -> Void
    ) async throws {
        let service = DeliveryService(
            outbox: outbox, settings: settings, notices: NoticeWriter(projector: try Projector()),
            wakeUps: wakeUps, logger: quiet, now: { [time] in time.now },
            chance: SeededChance(seed: 1))
        let supervisor = ServiceGroup(services: [service], gracefulShutdownSignals: [], logger: quiet)
        try await withThrowingTaskGroup { group in
            group.addTask { try await supervisor.run() }
            try await body()
            await supervisor.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    @Test func `what waits is sent and written down as delivered`() async throws {
        try await Receiver.run(answering: { _ in Response(status: .ok) }) { base, receiver in
            let channel = Channel.webhook(url: base, secret: "gata")
            let outbox = MemoryOutbox(try (1...20).map { try .fixture($0, to: channel) })
            try await delivering(outbox, try .onLoopback()) { try await outbox.waitForTries(20) }
            #expect(await outbox.messages(in: .delivered, limit: 99).messages.count == 20)
            #expect(receiver.seen.count == 20)
        }
    }

    @Test func `a message that cannot be read is given up with the reason, and the others are sent`()
        async throws
    {
        try await Receiver.run(answering: { _ in Response(status: .ok) }) { base, receiver in
            let channel = Channel.webhook(url: base, secret: "gata")
            let outbox = MemoryOutbox(try (1...3).map { try .fixture($0, to: channel) })
            await outbox.damage(2)
            try await delivering(outbox, try .onLoopback()) { try await outbox.waitForTries(3) }
            #expect(await outbox.messages(in: .delivered, limit: 9).messages.map(\.id) == [1, 3])
            let given = try #require(await outbox.message(2))
            #expect(given.state == .dead && given.lastFault?.hasPrefix("message.unreadable: ") == true)
            #expect(receiver.seen.count == 2)
        }
    }

    @Test func `a unit gets its messages in order, failures or not`() async throws {
        let answers: @Sendable (Int) -> Response = {
            Response(status: $0 % 3 == 1 ? .internalServerError : .ok)
        }
        try await Receiver.run(answering: answers) { base, receiver in
            let channel = Channel.webhook(url: base, secret: "gata")
            let messages = try (1...6).map { try OutboxMessage.fixture($0, to: channel, payload: "\($0)") }
            let outbox = MemoryOutbox(messages)
            try await delivering(outbox, try .onLoopback()) {
                while await outbox.messages(in: .delivered, limit: 9).messages.count < 6 {
                    try await outbox.waitForTries(outbox.written.count + 1)
                    time.pass(.seconds(6))
                }
            }
            let bodies = receiver.seen.map { String(decoding: $0.body, as: UTF8.self) }
            #expect(bodies == ["1", "2", "2", "3", "4", "4", "5", "6", "6"])
        }
    }

    @Test func `500 is tried again after the first pause, then after the second`() async throws {
        let answers: @Sendable (Int) -> Response = { Response(status: $0 < 2 ? .internalServerError : .ok) }
        try await Receiver.run(answering: answers) { base, receiver in
            let outbox = MemoryOutbox([try .fixture(to: .webhook(url: base, secret: "gata"))])
            try await delivering(outbox, try .onLoopback()) {
                try await outbox.waitForTries(1)
                time.pass(.seconds(3))
                try await Task.sleep(for: .milliseconds(100))
                #expect(receiver.seen.count == 1)
                time.pass(.seconds(3))
                try await outbox.waitForTries(2)
                time.pass(.seconds(36))
                try await outbox.waitForTries(3)
            }
            #expect(await outbox.message(1)?.state == .delivered)
            #expect(Set(receiver.seen.map { $0.headers["webhook-id"] }).count == 1)
        }
    }

    @Test func `a message dies after ten failures, with its fault kept`() async throws {
        let outbox = MemoryOutbox([try .fixture(to: .email(address: "gata@example.se"))])
        try await delivering(outbox, try .onLoopback()) {
            for tries in 1...10 {
                try await outbox.waitForTries(tries)
                time.pass(.days(3))
            }
        }
        let message = try #require(await outbox.message(1))
        #expect(message.state == .dead)
        #expect(message.attempts == 10)
        #expect(message.lastFault?.hasPrefix("mail.sendmail-missing: ") == true)
    }

    @Test func `410 and a missing secret are dead at once, and do not hold up what follows`() async throws {
        try await Receiver.run(answering: { Response(status: $0 == 0 ? .gone : .ok) }) { base, _ in
            let outbox = MemoryOutbox([
                try .fixture(1, to: .webhook(url: base, secret: "gata")),
                try .fixture(2, to: .webhook(url: base, secret: "park")),
                try .fixture(3, to: .webhook(url: base, secret: "gata")),
            ])
            try await delivering(outbox, try .onLoopback()) { try await outbox.waitForTries(3) }
            #expect(await outbox.messages(in: .dead, limit: 9).messages.map(\.id) == [1, 2])
            #expect(await outbox.message(2)?.lastFault?.hasPrefix("webhook.secret-missing: ") == true)
            #expect(await outbox.message(3)?.state == .delivered)
        }
    }

    @Test func `a wake-up sends at once, though the next poll is far away`() async throws {
        try await Receiver.run(answering: { _ in Response(status: .ok) }) { base, _ in
            let (wakeUps, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let outbox = MemoryOutbox([])
            let settings = try DeliverySettings.onLoopback(pollInterval: .seconds(3_600))
            try await delivering(outbox, settings, wakeUps: wakeUps) {
                for id in Int64(1)...3 {
                    try await outbox.add(.fixture(id, to: .webhook(url: base, secret: "gata")))
                    wake.yield()
                    try await outbox.waitForTries(Int(id))
                }
            }
        }
    }

    @Test func `no more are on their way than the settings say, and one slow unit does not stop another`()
        async throws
    {
        let most = Mutex((now: 0, ever: 0))
        try await Receiver.run(answering: { earlier in
            most.withLock { $0 = ($0.now + 1, max($0.ever, $0.now + 1)) }
            try await Task.sleep(for: .milliseconds(30))
            // However busy the machine: the first wait for one another.
            for _ in 0..<200 where earlier < 3 && most.withLock({ $0.ever < 3 }) {
                try await Task.sleep(for: .milliseconds(10))
            }
            most.withLock { $0.now -= 1 }
            return Response(status: .ok)
        }) { base, _ in
            let outbox = MemoryOutbox(
                try (1...24).map {
                    try .fixture($0, unit: "u\($0 % 8)", to: .webhook(url: base, secret: "gata"))
                })
            try await delivering(outbox, try .onLoopback(atOnce: 3)) { try await outbox.waitForTries(24) }
            #expect(most.withLock { $0.ever } == 3)
        }
    }

    @Test func `a long queue for a receiver at rest does not starve the others`() async throws {
        try await Receiver.run(answering: { _ in Response(status: .ok) }) { base, _ in
            let dead = Channel.webhook(url: "http://127.0.0.1:1/", secret: "gata")
            var messages = try (1...600).map { try OutboxMessage.fixture($0, to: dead) }
            messages.append(try .fixture(601, unit: "park", to: .webhook(url: base, secret: "gata")))
            let outbox = MemoryOutbox(messages)
            try await delivering(outbox, try .onLoopback()) { try await outbox.waitForTries(2) }
            #expect(await outbox.message(601)?.state == .delivered)
        }
    }

    @Test func `shutdown lets what is on its way finish, and starts nothing new`() async throws {
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        try await Receiver.run(answering: { _ in
            start.yield()
            try await Task.sleep(for: .milliseconds(200))
            return Response(status: .ok)
        }) { base, receiver in
            let channel = Channel.webhook(url: base, secret: "gata")
            let outbox = MemoryOutbox(try (1...3).map { try .fixture($0, to: channel) })
            try await delivering(outbox, try .onLoopback()) { _ = await starts.first { _ in true } }
            #expect(await outbox.written == [.delivered(1)])
            #expect(receiver.seen.count == 1)
        }
    }

    @Test func `shutdown cuts what takes too long, and leaves it as if untried`() async throws {
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        try await Receiver.run(answering: { _ in
            start.yield()
            try await Task.sleep(for: .seconds(60))
            return Response(status: .ok)
        }) { base, _ in
            let outbox = MemoryOutbox([try .fixture(to: .webhook(url: base, secret: "gata"))])
            let settings = try DeliverySettings.onLoopback(
                limit: .seconds(30), shutdownLimit: .milliseconds(100))
            let clock = ContinuousClock()
            let start = clock.now
            try await delivering(outbox, settings) { _ = await starts.first { _ in true } }
            #expect(clock.now - start < .seconds(10))
            #expect(await outbox.written.isEmpty)
            #expect(await outbox.message(1)?.attempts == 0)
        }
    }

    @Test func `no fault holds an address, a URL or words of the message`() async throws {
        let outbox = MemoryOutbox([
            try .fixture(
                1, to: .webhook(url: "https://10.0.0.9/hemlig-stig", secret: "gata"), payload: "hemlig"),
            try .fixture(
                2, to: .webhook(url: "http://x.example/hemlig-stig", secret: "gata"), payload: "hemlig"),
            try .fixture(3, to: .email(address: "hemlig <x@example.se>"), payload: "hemlig"),
            try .fixture(4, to: .email(address: "hemlig@example.se"), payload: "hemlig"),
            try .fixture(
                5, to: .webhook(url: "http://127.0.0.1:1/hemlig-stig", secret: "gata"), payload: "hemlig"),
        ])
        try await delivering(outbox, try .onLoopback()) { try await outbox.waitForTries(5) }
        for id in Int64(1)...5 {
            let fault = try #require(await outbox.message(id)?.lastFault)
            #expect(!fault.contains("hemlig") && !fault.contains("10.0.0.9") && !fault.contains("example"))
        }
    }
}
