import HTTPTypes
import Intake
import NIOCore
import Testing

@testable import Web

/// From where a request is taken to come.
@Suite struct TrustedProxiesTests {
    private func source(
        of peer: String, trusting: [String] = ["10.0.0.0/8", "2001:db8:1::/48"], _ fields: (String, String)...
    ) throws -> NetworkSource? {
        var faulty: [String] = []
        let proxies = try #require(TrustedProxies(trusting, faulty: &faulty))
        var headers = HTTPFields()
        for (name, value) in fields {
            headers.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        return proxies.source(of: try SocketAddress(ipAddress: peer, port: 4711), headers)
    }

    private static let resident = NetworkSource(address: [192, 0, 2, 7])

    @Test func `whoever is not trusted speaks for nobody else`() throws {
        #expect(try source(of: "192.0.2.7") == Self.resident)
        #expect(try source(of: "192.0.2.7", ("X-Forwarded-For", "192.0.2.8")) == Self.resident)
        #expect(try source(of: "192.0.2.7", ("Forwarded", "for=192.0.2.8")) == Self.resident)
        #expect(
            try source(of: "10.1.2.3", trusting: [], ("X-Forwarded-For", "192.0.2.8"))
                == NetworkSource(address: [10, 1, 2, 3]))
    }

    @Test(arguments: [
        "192.0.2.7", "192.0.2.7:4711", " 192.0.2.7 ", "203.0.113.9, 192.0.2.7",
        "nonsense, 192.0.2.7, 10.0.0.1",
        "::ffff:192.0.2.7", "192.0.2.7, [2001:db8:1::5]:80",
    ])
    func `a trusted proxy is believed, and nobody before whom it names`(_ forwarded: String) throws {
        #expect(try source(of: "10.1.2.3", ("X-Forwarded-For", forwarded)) == Self.resident)
        #expect(try source(of: "::ffff:10.1.2.3", ("X-Forwarded-For", forwarded)) == Self.resident)
    }

    @Test(arguments: [
        "for=192.0.2.7", #"For="192.0.2.7:4711";proto=https"#, "proto=https; for=192.0.2.7;by=10.0.0.1",
        #"for=203.0.113.9, for=192.0.2.7, for="[2001:db8:1::5]:80""#,
    ])
    func `Forwarded says the same`(_ forwarded: String) throws {
        #expect(try source(of: "10.1.2.3", ("Forwarded", forwarded)) == Self.resident)
    }

    @Test func `several fields are one list, and X-Forwarded-For goes first`() throws {
        #expect(
            try source(of: "10.1.2.3", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-For", "192.0.2.7"))
                == Self.resident)
        #expect(
            try source(of: "10.1.2.3", ("Forwarded", "for=203.0.113.9"), ("X-Forwarded-For", "192.0.2.7"))
                == Self.resident)
    }

    @Test(arguments: ["", "unknown", "_hidden", "10.0.0.1", "192.0.2.7, unknown", "192.0.2.7,", "300.1.1.1"])
    func `a proxy that does not say tells nothing`(_ forwarded: String) throws {
        #expect(try source(of: "10.1.2.3", ("X-Forwarded-For", forwarded)) == nil)
        #expect(try source(of: "10.1.2.3") == nil)
    }

    @Test func `an address of a resident in IPv6 is read`() throws {
        let there = try source(of: "2001:db8:2::1")
        #expect(there != nil)
        #expect(try source(of: "10.1.2.3", ("X-Forwarded-For", "2001:db8:2::99")) == there)
        #expect(try source(of: "10.1.2.3", ("Forwarded", #"for="[2001:db8:2::99]:4711""#)) == there)
        #expect(try source(of: "2001:db8:1:9::1", ("X-Forwarded-For", "192.0.2.7")) == Self.resident)
    }

    @Test(arguments: [
        "10.0.0.0/33", "10.0.0/8", "proxy.example", "::1/129", "10.0.0.1/", "10.0.0.1/8/9", "10.0.0.1/-1",
    ])
    func `what is no address is named`(_ text: String) {
        var faulty: [String] = []
        #expect(TrustedProxies(["192.0.2.7", text], faulty: &faulty) == nil)
        #expect(faulty == [text])
    }

    @Test(arguments: [
        ("192.0.2.7", [192, 0, 2, 7]), ("::ffff:192.0.2.7", [192, 0, 2, 7]),
        ("::FFFF:c000:207", [192, 0, 2, 7]),
        ("::", Array(repeating: 0, count: 16)), ("::1", Array(repeating: 0, count: 15) + [1]),
        ("1:2:3:4:5:6:7:8", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]),
        ("2001:db8::", [0x20, 1, 0xD, 0xB8] + Array(repeating: 0, count: 12)),
        ("1:2:3:4:5:6:192.0.2.7", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 192, 0, 2, 7]),
        ("64:ff9b::192.0.2.7", [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 192, 0, 2, 7]),
    ])
    func `an address is read from its numbers`(_ text: String, _ bytes: [UInt8]) {
        #expect(NumericAddress(text[...])?.bytes == bytes)
    }

    @Test(arguments: [
        "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.+4", "01000.1.1.1", ":", ":::", "1::2::3", "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8:9", "::g", "::1.2.3", "::1.2.3.4:5", "fe80::1%eth0", "١.1.1.1",
    ])
    func `what is no address is none`(_ text: String) { #expect(NumericAddress(text[...]) == nil) }
}
