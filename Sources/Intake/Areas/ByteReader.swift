/// Reads numbers out of bytes that nobody has checked: past the end there is nothing.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var left: Int { bytes.endIndex - position }

    mutating func byte() -> UInt8? {
        guard left > 0 else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= left else { return nil }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    mutating func unsigned32(lowestFirst: Bool = true) -> UInt32? {
        number(4, lowestFirst).map { UInt32(truncatingIfNeeded: $0) }
    }

    mutating func double(lowestFirst: Bool = true) -> Double? {
        number(8, lowestFirst).map { Double(bitPattern: $0) }
    }

    private mutating func number(_ count: Int, _ lowestFirst: Bool) -> UInt64? {
        guard let taken = take(count) else { return nil }
        return lowestFirst
            ? taken.reversed().reduce(0) { $0 << 8 | UInt64($1) } : taken.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
