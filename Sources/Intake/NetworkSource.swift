/// Where in the network a report came from, as coarse as what one household or one telephone is given: an IPv4 address, or the first
/// 64 bits of an IPv6 address. It never shows what it holds: it is made for a digest, not to be kept or logged.
package struct NetworkSource: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    private let prefix: [UInt8]

    /// - Parameter address: the 4 or 16 bytes of an address, the first of the network first. An IPv4 address written as an IPv6
    ///   address (`::ffff:192.0.2.1`) is the IPv4 address. Refuses any other number of bytes.
    package init?(address: [UInt8]) {
        switch address.count {
        case 4: prefix = address
        case 16 where address.starts(with: Self.mapped): prefix = Array(address.suffix(4))
        case 16: prefix = Array(address.prefix(8))
        default: return nil
        }
    }

    /// Equal for equal sources, and for no others.
    var digested: String { prefix.map { String($0, radix: 16) }.joined(separator: ".") }

    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    /// Never the address.
    package var description: String { "NetworkSource" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
