package import HTTPTypes
package import Intake
package import NIOCore

/// The addresses that speak for others: proxies before the server, and e-services that send on what residents report. What such a
/// one says about where a request came from is believed, and its own address says nothing of a resident.
package struct TrustedProxies: Sendable {
    private let blocks: [AddressBlock]

    package init() { blocks = [] }

    /// - Parameter texts: addresses and blocks, such as `192.0.2.7`, `10.0.0.0/8` and `2001:db8::/32`.
    /// - Returns: nil and, in `faulty`, those that are none, when any is none.
    package init?(_ texts: some Sequence<String>, faulty: inout [String]) {
        var blocks: [AddressBlock] = []
        for text in texts {
            if let block = AddressBlock(text) { blocks.append(block) } else { faulty.append(text) }
        }
        guard faulty.isEmpty else { return nil }
        self.blocks = blocks
    }

    /// Where a request came from: the address of the connection; behind a trusted proxy, the last address it names that is not
    /// that of a trusted proxy. Nil where that is not told.
    ///
    /// `X-Forwarded-For` is read, and `Forwarded` (RFC 7239) where there is none. Whatever stands to the left of the first address
    /// that is not trusted may be anybody's invention, and is not looked at.
    package func source(of peer: SocketAddress?, _ headers: HTTPFields) -> NetworkSource? {
        Self.bytes(of: peer).flatMap { trusts($0) ? forwardedFor(headers) : $0 }.flatMap {
            NetworkSource(address: $0)
        }
    }

    /// Whom limits that are kept by address count a request for: its source as ``source(of:_:)`` finds it, or, where that is not told,
    /// who is at the other end of the connection. All of an IPv6 network of 64 bits are one.
    package func address(of peer: SocketAddress?, _ headers: HTTPFields) -> String {
        guard let peer = Self.bytes(of: peer) else { return "unknown" }
        let address = (trusts(peer) ? forwardedFor(headers) : nil) ?? peer
        return address.prefix(address.count == 16 ? 8 : 4).map { String($0, radix: 16) }.joined(
            separator: ".")
    }

    private func forwardedFor(_ headers: HTTPFields) -> [UInt8]? {
        for name in Self.forwarded(headers).reversed() {
            guard let address = Self.bytes(ofNode: name) else { return nil }
            if !trusts(address) { return address }
        }
        return nil
    }

    private static func bytes(of peer: SocketAddress?) -> [UInt8]? {
        peer?.ipAddress.flatMap { NumericAddress($0[...]) }?.bytes
    }

    private func trusts(_ address: [UInt8]) -> Bool { blocks.contains { $0.contains(address) } }

    /// What the proxies say, the nearest last.
    private static func forwarded(_ headers: HTTPFields) -> [Substring] {
        let plain = list("X-Forwarded-For", headers)
        guard plain.isEmpty else { return plain }
        return list("Forwarded", headers).map { element in
            let pair = element.split(separator: ";").first {
                $0.drop { $0 == " " || $0 == "\t" }.lowercased().hasPrefix("for=")
            }
            return pair.map { $0.drop { $0 != "=" }.dropFirst() } ?? ""
        }
    }

    private static func list(_ field: String, _ headers: HTTPFields) -> [Substring] {
        HTTPField.Name(field).map { headers[values: $0] }.map { values in
            values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
        } ?? []
    }

    /// The address of a node as proxies write it: `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7`, `"[2001:db8::7]:4711"`.
    private static func bytes(ofNode name: Substring) -> [UInt8]? {
        var name = name.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
        if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
            name = String(name[name.index(after: name.startIndex)..<end])
        } else if name.count(where: { $0 == ":" }) == 1, let colon = name.firstIndex(of: ":") {
            name = String(name[..<colon])
        }
        return NumericAddress(name[...])?.bytes
    }
}

/// An address, or all whose first bits are the same.
private struct AddressBlock: Sendable {
    private let first: [UInt8]
    private let bits: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = NumericAddress(parts[0])?.bytes else { return nil }
        let most = address.count * 8
        guard parts.count == 2 else {
            (first, bits) = (address, most)
            return
        }
        guard let bits = Int(parts[1]), (0...most).contains(bits) else { return nil }
        (first, self.bits) = (address, bits)
    }

    func contains(_ address: [UInt8]) -> Bool {
        guard address.count == first.count else { return false }
        return (0..<bits).allSatisfy { bit in
            (address[bit / 8] ^ first[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }
}
