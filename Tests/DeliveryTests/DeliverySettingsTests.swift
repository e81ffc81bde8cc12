import Testing

@testable import Delivery

struct DeliverySettingsTests {
    @Test func `settings that cannot be used are named`() {
        #expect(throws: DeliverySettingsFault.secret(name: "gata")) {
            try DeliverySettings(secrets: ["gata": "hemlig"])
        }
        #expect(throws: DeliverySettingsFault.mailSender) { try DeliverySettings(mailSender: "Lykta <a@b>") }
        #expect(throws: DeliverySettingsFault.sendmail) { try DeliverySettings(sendmail: "sendmail") }
        #expect(throws: DeliverySettingsFault.atOnce) { try DeliverySettings(atOnce: 0) }
        #expect(throws: DeliverySettingsFault.duration) { try DeliverySettings(pollInterval: .zero) }
    }

    @Test func `settings never print a secret`() throws {
        let settings = try DeliverySettings(secrets: ["gata": DeliverySettings.gataSecret])
        #expect(!String(reflecting: settings).contains("a2tr"))
    }
}
