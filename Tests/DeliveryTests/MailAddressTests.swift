import Testing

@testable import Delivery

struct MailAddressTests {
    @Test(arguments: [
        "gata@example.se", "gata.park+lykta@sub.example.se", "a@b", "o'brien@xn--olofstrm-t4a.se",
    ])
    func `a plain address is taken as it is`(_ text: String) {
        #expect(MailAddress(text)?.description == text)
    }

    @Test(arguments: [
        "", "@", "a@", "@b", "a", "a@b@c", "a b@example.se", "a@example.se, b@example.se",
        "a@example.se\nBcc: b@c",
        "a@example.se\r\nBcc: b@c", "\"a\"@example.se", "<a@example.se>", "Gata <a@example.se>",
        ".a@example.se",
        "a..b@example.se", "a.@example.se", "a@.example.se", "a@example..se", "a@-example.se",
        "a@example-.se",
        "-oQ/tmp@example.se", "å@example.se", "a@å.se", "a@[127.0.0.1]", "a@example.se\u{0}",
        "a;b@example.se",
    ])
    func `anything that could mean more than one receiver is refused`(_ text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test func `an address that is too long is refused`() {
        #expect(MailAddress(String(repeating: "a", count: 65) + "@example.se") == nil)
        #expect(MailAddress("a@" + Array(repeating: "abcdefgh", count: 30).joined(separator: ".")) == nil)
    }
}
