import Dispatch
import NIOCore

/// The numeric address that a host name led to.
struct HostAddress: Hashable, Sendable {
    /// As the system prints it: `192.0.2.1` or `2001:db8::1`.
    let text: String

    /// Asks the system's resolver, and takes the first address it names.
    ///
    /// The resolver also reads the other spellings of an address, such as `127.1`, `0x7f.1` and `2130706433`, and makes
    /// them plain. Cost: may block for as long as the resolver does, on a thread of its own.
    ///
    /// - Throws: ``DeliveryFault/hostUnknown``; also when cancelled.
    @Sendable
    static func lookingUp(_ host: String, port: Int) async throws(DeliveryFault) -> HostAddress {
        // A stream, since a wait for one ends when the task is cancelled, though the resolver does not.
        let (answers, answer) = AsyncStream.makeStream(of: String?.self)
        DispatchQueue.global().async {
            answer.yield(try? SocketAddress.makeAddressResolvingHost(host, port: port).ipAddress)
            answer.finish()
        }
        guard let text = await answers.first(where: { _ in true }) ?? nil else { throw .hostUnknown }
        return HostAddress(text: text)
    }

    /// Whether the address belongs to the public internet. Anything that cannot be read does not.
    ///
    /// IPv4: all but the special-purpose registry of RFC 6890 and multicast. IPv6: global unicast (2000::/3) only,
    /// without the parts that carry an IPv4 address in them (6to4, Teredo) or are for examples. Mapped (::ffff:0:0/96)
    /// and translated (64:ff9b::/96) addresses lie outside 2000::/3.
    var isPublic: Bool { text.contains(":") ? isPublicIPv6 : isPublicIPv4 }

    private var isPublicIPv4: Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4, let a = parts[0], let b = parts[1], let c = parts[2], parts[3] != nil
        else { return false }
        return switch (a, b, c) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    private var isPublicIPv6: Bool {
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        guard groups.count >= 3, let first = UInt16(groups[0], radix: 16) else { return false }
        guard let second = groups[1].isEmpty ? 0 : UInt16(groups[1], radix: 16) else { return false }
        return switch (first, second) {
        case (0x2001, ..<0x0200), (0x2001, 0x0DB8), (0x2002, _), (0x3FFE, _), (0x3FFF, ..<0x1000): false
        case (0x2000...0x3FFF, _): true
        default: false
        }
    }
}
