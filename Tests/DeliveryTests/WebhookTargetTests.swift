import Testing

@testable import Delivery

struct WebhookTargetTests {
    @Test(arguments: [
        (
            "https://example.se/lykta?a=1&b=%C3%A5", "https://example.se:443/lykta?a=1&b=%C3%A5",
            "example.se", 443
        ),
        ("HTTPS://Example.SE:8443", "https://example.se:8443/", "example.se", 8_443),
        ("https://[2001:DB8::1]/x", "https://[2001:db8::1]:443/x", "2001:db8::1", 443),
        ("http://plain.example/x", "http://plain.example:80/x", "plain.example", 80),
    ])
    func `a URL is taken apart and put together again`(
        _ text: String, _ url: String, _ host: String, _ port: Int
    )
        throws
    {
        let target = try WebhookTarget(text, plainHosts: ["plain.example"])
        #expect(target.url == url)
        #expect(target.host == host)
        #expect(target.port == port)
    }

    @Test(arguments: [
        ("http://example.se/", WebhookTarget.Fault.notHTTPS), ("http://127.0.0.1/", .notHTTPS),
        ("ftp://example.se/", .malformed), ("file:///etc/passwd", .malformed),
        ("unix:///run/x.sock", .malformed),
        ("http+unix://%2Frun%2Fx.sock/", .malformed), ("example.se", .malformed), ("", .malformed),
        ("https://example.se/\r\nX: y", .malformed), ("https://exa mple.se/", .malformed),
        ("https://example.se:0/", .malformed), ("https://example.se:65536/", .malformed),
        ("https://name@example.se/", .extraParts), ("https://name:word@example.se/", .extraParts),
        ("https://example.se@127.0.0.1/", .extraParts), ("https://example.se/#part", .extraParts),
        ("https:///path", .host), ("https://example.se%2f@x/", .extraParts), ("https://%6cocalhost/", .host),
        ("https://.example.se/", .host), ("https://exam_ple.se/", .host), ("https://åäö.se/", .malformed),
        ("https://①②⑦.⓪.⓪.①/", .malformed), ("https://[fe80::1%25eth0]/", .host),
    ])
    func `what is not a plain https URL is refused`(_ text: String, _ fault: WebhookTarget.Fault) {
        #expect(throws: fault) { try WebhookTarget(text, plainHosts: ["plain.example"]) }
    }

    @Test func `a URL of more than two thousand bytes is refused`() {
        let long = "https://example.se/" + String(repeating: "a", count: 2_048)
        #expect(throws: WebhookTarget.Fault.malformed) { try WebhookTarget(long, plainHosts: []) }
    }
}
