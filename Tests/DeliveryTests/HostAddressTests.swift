import Reports
import Testing

@testable import Delivery

struct HostAddressTests {
    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255",
        "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2a00:801::1",
        "2001:4860:4860::8888",
        "2600::1",
    ])
    func `a public address is public`(_ text: String) {
        #expect(HostAddress(text: text).isPublic)
    }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
        "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1",
        "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1",
        "::ffff:8.8.8.8", "::ffff:7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1",
        "2001:0:1::1",
        "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::1", "3ffe::1", "3fff::1", "fc00::1",
        "fd12::1",
        "fe80::1", "fec0::1", "ff02::1", "5f00::1", "", "nonsense", "1.2.3", "1.2.3.4.5", "256.1.1.1",
        "1.2.3.x",
        ":", "2001", "2001:",
    ])
    func `an internal, special or unreadable address is not`(_ text: String) {
        #expect(!HostAddress(text: text).isPublic)
    }

    /// Every way we know to write an address inside. Real resolver, real parser; nothing may come as far as a connection.
    @Test(arguments: [
        "127.0.0.1", "127.1", "127.0.1", "0x7f.1", "0x7f.0.0.1", "0x7f000001", "2130706433", "017700000001",
        "0177.0.0.1", "0177.0x0.0.1", "127.0.0.1.", "127.255.255.254", "0", "0.0.0.0", "0x0", "00000000000",
        "localhost", "LOCALHOST", "localhost.", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "169.254.169.254",
        "0xa9fea9fe", "2852039166", "0xa9.254.0xa9.254", "0251.0376.0251.0376", "[::ffff:169.254.169.254]",
        "[::ffff:a9fe:a9fe]", "10.0.0.1", "10.1", "167772161", "0xa000001", "012.0.0.1", "172.16.0.1",
        "172.16.1",
        "2886729729", "192.168.0.1", "192.168.1", "3232235521", "0xc0a80001", "0300.0250.0.1", "100.64.0.1",
        "198.18.0.1", "224.0.0.1", "255.255.255.255", "4294967295", "0xffffffff", "127。0。0。1", "①②⑦.⓪.⓪.①",
        "%31%32%37.0.0.1", "127.0.0.1%00.example.se", "example.se@127.0.0.1", "127.0.0.1#.example.se",
        "[::1%25lo]", "１２７.0.0.1",
    ])
    func `no spelling of an inside address is called`(_ host: String) async throws {
        let sender = WebhookSender(
            settings: try DeliverySettings(secrets: ["gata": DeliverySettings.gataSecret]))
        let url = "https://\(host):9/hook"
        let message = try OutboxMessage.fixture(to: .webhook(url: url, secret: "gata"))
        let attempt = await sender.send(message, message.words, to: url, secret: "gata", at: .friday)
        switch attempt {
        case .hopeless(.addressInternal), .hopeless(.url), .failed(.hostUnknown, wait: nil): break
        default: Issue.record("\(attempt)")
        }
    }

    @Test(arguments: ["127.0.0.1", "10.0.0.7", "169.254.169.254", "fd00::1"])
    func `a public name with an inside address is not called`(_ address: String) async throws {
        let settings = try DeliverySettings(secrets: ["gata": DeliverySettings.gataSecret])
        let sender = WebhookSender(settings: settings) { _, _ in HostAddress(text: address) }
        let url = "https://receiver.example/hook"
        let message = try OutboxMessage.fixture(to: .webhook(url: url, secret: "gata"))
        #expect(
            await sender.send(message, message.words, to: url, secret: "gata", at: .friday)
                == .hopeless(.addressInternal))
    }
}
