package import Logging
package import Reports
import ServiceLifecycle

/// Sends the outbox: webhooks and e-mail to the units, in order for each receiver, until all are delivered or dead.
///
/// A message is sent at least once: when the process stops between the sending and the writing down of it, it is sent
/// again with the same id. What belongs to a digest goes in one e-mail, and is written down together. Errors from the
/// outbox itself end the service, since without it the same message would be sent over and over.
package struct DeliveryService: Service {
    private let outbox: any Outbox
    private let settings: DeliverySettings
    private let notices: NoticeWriter
    private let wakeUps: AsyncStream<Void>
    private let logger: Logger
    private let now: @Sendable () -> Timestamp
    private let clock: any Clock<Duration>
    private let chance: any RandomNumberGenerator & Sendable
    private let webhooks: WebhookSender
    private let sendmail: Sendmail

    /// - Parameters:
    ///   - notices: Words what is sent.
    ///   - wakeUps: One element whenever messages were committed. Make it with `.bufferingNewest(1)`; nobody else may
    ///     read it.
    ///   - now: The wall clock, for what is due and for the times that are sent.
    ///   - clock: Measures the poll interval and the time limit at shutdown.
    ///   - chance: Spreads the retries.
    package init(
        outbox: any Outbox, settings: DeliverySettings, notices: NoticeWriter, wakeUps: AsyncStream<Void>,
        logger: Logger,
        now: @escaping @Sendable () -> Timestamp, clock: any Clock<Duration> = ContinuousClock(),
        chance: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.outbox = outbox
        self.settings = settings
        self.notices = notices
        self.wakeUps = wakeUps
        self.logger = logger
        self.now = now
        self.clock = clock
        self.chance = chance
        webhooks = WebhookSender(settings: settings)
        sendmail = Sendmail(settings: settings)
    }

    /// Runs until it is asked to stop; then starts nothing new, and gives what is on its way the time in the settings.
    /// What is cut short stays in the outbox as if it had not been tried.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Event.self) { group in
            var round = Round(chance: chance)
            group.addTask { await nextWakeUp(after: .zero) }
            group.addTask { await nextPoll() }
            group.addTask { await stopAsked() }
            try await start(&group, &round)
            while let event = try await group.next() {
                let runs = !round.stopping && !Task.isCancelled
                switch event {
                case .wakeUp where runs: group.addTask { await nextWakeUp(after: Self.restAfterWakeUp) }
                case .poll where runs: group.addTask { await nextPoll() }
                case .wakeUp, .poll, .wakeUpsEnded: break
                case .tried(let shipment, let attempt): try await record(attempt, of: shipment, &round)
                case .stop:
                    round.stopping = true
                    group.addTask { await timeUp() }
                case .timeUp: group.cancelAll()
                }
                if !round.stopping && !Task.isCancelled {
                    try await start(&group, &round)
                } else if round.queues.onTheWay == 0 {
                    group.cancelAll()
                }
            }
        }
    }

    private enum Event: Sendable {
        case wakeUp, wakeUpsEnded, poll, stop, timeUp
        case tried(Shipment, Attempt)
    }

    private struct Round {
        var queues = DeliveryQueues()
        var stopping = false
        var chance: any RandomNumberGenerator & Sendable
    }

    /// Starts what is due and whose receiver is free, as far as there is room.
    private func start(_ group: inout ThrowingTaskGroup<Event, any Error>, _ round: inout Round) async throws
    {
        var limit = 256
        while round.queues.onTheWay < settings.atOnce {
            let moment = now()
            let found = try await outbox.due(at: moment, limit: limit)
            for id in found.unreadable { try await setAside(id) }
            let due = found.messages
            let room = settings.atOnce - round.queues.onTheWay
            for message in round.queues.take(from: due, at: moment, room: room) {
                let shipment = try await shipment(with: message, at: moment)
                group.addTask { .tried(shipment, await attempt(shipment)) }
            }
            // Look further when the oldest are all for receivers that rest, so that the others do not starve.
            guard due.count + found.unreadable.count >= limit, limit < 16_384 else { return }
            limit *= 4
        }
    }

    /// Gives up a message that cannot be read, so that the others go on; it stays where whoever looks after them sees it.
    private func setAside(_ id: Int64) async throws {
        let fault = DeliveryFault.unreadable
        try await outbox.failed([id], fault: "\(fault)", nextAttempt: nil)
        logger.error("Message given up", metadata: ["message": "\(id)", "fault": "\(fault.code)"])
    }

    private func shipment(with message: OutboxMessage, at moment: Timestamp) async throws -> Shipment {
        guard message.digestAt != nil else { return Shipment(message) }
        let found = try await outbox.digest(with: message, at: moment, limit: Shipment.longestDigest)
        for id in found.unreadable { try await setAside(id) }
        return Shipment(message, in: found.messages)
    }

    private func attempt(_ shipment: Shipment) async -> Attempt {
        let message = shipment.first
        let attempt: Attempt =
            switch (message.payload, message.channel) {
            case (.status(let notice, let webhook), _):
                await webhooks.send(message, StatusPayload.json(notice), to: webhook, at: now())
            case (_, .webhook(let url, let secret)):
                if let payload = notices.webhook(of: message) {
                    await webhooks.send(message, payload, to: url, secret: secret, at: now())
                } else {
                    .hopeless(.unreadable)
                }
            case (_, .email(let address)):
                await sendmail.send(notices.letter(of: shipment), to: address, at: now())
            }
        return Task.isCancelled && attempt != .delivered ? .interrupted : attempt
    }

    private func record(_ attempt: Attempt, of shipment: Shipment, _ round: inout Round) async throws {
        let moment = now()
        let message = shipment.first
        let receiver = DeliveryQueues.Receiver(message)
        let verdict = Verdict(attempt, earlierFailures: message.attempts, at: moment, using: &round.chance)
        var facts: Logger.Metadata = [
            "message": "\(message.id)", "unit": "\(message.unit?.description ?? message.otherReceiver)",
        ]
        if message.digestAt != nil { facts["messages"] = "\(shipment.ids.count)" }
        switch verdict {
        case .delivered:
            try await outbox.delivered(shipment.ids, at: moment)
            round.queues.free(receiver)
            logger.info("Message delivered", metadata: facts)
        case .again(let fault, let next, let receiverRests):
            try await outbox.failed(shipment.ids, fault: "\(fault)", nextAttempt: next)
            round.queues.hold(receiver, until: receiverRests)
            facts["fault"] = "\(fault.code)"
            logger.warning("Message not delivered, will be tried again", metadata: facts)
        case .dead(let fault):
            try await outbox.failed(shipment.ids, fault: "\(fault)", nextAttempt: nil)
            round.queues.free(receiver)
            facts["fault"] = "\(fault.code)"
            logger.error("Message given up", metadata: facts)
        case .untried:
            round.queues.free(receiver)
        }
    }

    /// How long wake-ups are gathered: a thousand commits a second must not mean a thousand looks into the outbox.
    private static let restAfterWakeUp = Duration.milliseconds(250)

    private func nextWakeUp(after rest: Duration) async -> Event {
        try? await clock.sleep(for: rest)
        for await _ in wakeUps { return .wakeUp }
        return .wakeUpsEnded
    }

    private func nextPoll() async -> Event {
        try? await clock.sleep(for: settings.pollInterval)
        return .poll
    }

    private func stopAsked() async -> Event {
        try? await gracefulShutdown()
        return .stop
    }

    private func timeUp() async -> Event {
        try? await clock.sleep(for: settings.shutdownLimit)
        return .timeUp
    }
}
