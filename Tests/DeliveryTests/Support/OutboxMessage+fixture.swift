import Reports
import Testing

@testable import Delivery

extension OutboxMessage {
    static func fixture(
        _ id: Int64 = 1, unit: String = "gata", to channel: Channel,
        payload: String = #"{"type":"case.opened"}"#,
        attempts: Int = 0
    ) throws -> OutboxMessage {
        OutboxMessage(
            id: id, unit: Code(unit),
            case: Identifier(high: 0x0193_4A1B_0000_7000, low: 0x8000_0000_0000_0001), channel: channel,
            payload: .worded(Array(payload.utf8)), created: .epoch, attempts: attempts, state: .waiting,
            lastFault: nil
        )
    }

    /// What its words become in the mail.
    var letter: Letter { Letter(self, MailContent(worded: words)) }

    /// The bytes that a fixture was made with.
    var words: [UInt8] { if case .worded(let bytes) = payload { bytes } else { [] } }
}

extension Timestamp {
    /// 2026-11-20T17:00:00Z
    static let friday = Timestamp(clamping: 1_795_194_000_000)
}

extension DeliverySettings {
    /// Settings for a receiver on this machine; the secret `gata` is thirty-two bytes of the letter k.
    static func onLoopback(
        sendmail: String = "/nonexistent", atOnce: Int = 8, pollInterval: Duration = .milliseconds(20),
        limit: Duration = .seconds(5), shutdownLimit: Duration = .seconds(5)
    ) throws -> DeliverySettings {
        try DeliverySettings(
            secrets: ["gata": gataSecret], insecureHosts: ["127.0.0.1", "receiver.example"],
            sendmail: sendmail, mailSender: "lykta@example.se", pollInterval: pollInterval, atOnce: atOnce,
            webhookLimit: limit, mailLimit: limit, shutdownLimit: shutdownLimit)
    }

    static let gataSecret = "whsec_a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s="
}
