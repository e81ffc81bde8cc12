/// Reads JSON from bytes, one value deep at a time, at most as deep as it was told.
///
/// The pointer of a fault is put together while the fault travels outwards, so that good input pays nothing for it.
struct JSONParser {
    let bytes: [UInt8]
    var position = 0
    private let depth: Int

    init(_ bytes: [UInt8], depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    mutating func document() throws(JSONFault) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw JSONFault(.byteOrderMark, offset: 0) }
        skipSpace()
        guard position < bytes.count else { throw JSONFault(.empty, offset: position) }
        let value = try value(levelsLeft: depth)
        skipSpace()
        guard position == bytes.count else { throw JSONFault(.trailingBytes, offset: position) }
        return value
    }

    /// The byte at the position, or nil at the end.
    var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// The fault of a byte that cannot stand here, or of having no more bytes.
    func unexpected(_ reason: JSONFault.Reason = .unexpectedByte) -> JSONFault {
        JSONFault(position < bytes.count ? reason : .unexpectedEnd, offset: position)
    }

    private mutating func value(levelsLeft: Int) throws(JSONFault) -> JSONValue {
        guard let byte else { throw unexpected() }
        switch byte {
        case UInt8(ascii: "{"): return try object(levelsLeft: levelsLeft)
        case UInt8(ascii: "["): return try array(levelsLeft: levelsLeft)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw isAtNonFiniteWord ? JSONFault(.numberNotFinite, offset: position) : unexpected()
        }
    }

    /// Whether `NaN` or `Infinity` stands here: no JSON, but what careless programs write for a number.
    var isAtNonFiniteWord: Bool {
        ["NaN", "Infinity"].contains { bytes[position...].starts(with: $0.utf8) }
    }

    private mutating func array(levelsLeft: Int) throws(JSONFault) -> JSONValue {
        guard levelsLeft > 0 else { throw JSONFault(.tooDeep, offset: position) }
        position += 1
        skipSpace()
        var values: [JSONValue] = []
        if take("]") { return .array(values) }
        while true {
            do throws(JSONFault) {
                values.append(try value(levelsLeft: levelsLeft - 1))
            } catch {
                throw error.within(String(values.count))
            }
            skipSpace()
            if take("]") { return .array(values) }
            guard take(",") else { throw unexpected() }
            skipSpace()
            if byte == UInt8(ascii: "]") { throw JSONFault(.trailingComma, offset: position - 1) }
        }
    }

    private mutating func object(levelsLeft: Int) throws(JSONFault) -> JSONValue {
        guard levelsLeft > 0 else { throw JSONFault(.tooDeep, offset: position) }
        position += 1
        skipSpace()
        var members: [(key: String, value: JSONValue)] = []
        var keys = KeySet()
        if take("}") { return .object(members) }
        while true {
            let start = position
            guard byte == UInt8(ascii: "\"") else { throw unexpected() }
            let key = try string()
            guard keys.insert(key) else {
                throw JSONFault(.duplicateKey, offset: start, at: JSONPointer(key))
            }
            skipSpace()
            guard take(":") else { throw unexpected() }
            skipSpace()
            do throws(JSONFault) {
                members.append((key, try value(levelsLeft: levelsLeft - 1)))
            } catch {
                throw error.within(key)
            }
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw unexpected() }
            skipSpace()
            if byte == UInt8(ascii: "}") { throw JSONFault(.trailingComma, offset: position - 1) }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        for expected in word.description.utf8 {
            guard byte == expected else { throw unexpected() }
            position += 1
        }
        return value
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard let byte, UInt32(byte) == sign.value else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }
}

/// The keys of an object so far: a list while they are few, as they nearly always are.
private struct KeySet {
    private var few: [String] = []
    private var many: Set<String> = []

    /// False when the key is already there.
    mutating func insert(_ key: String) -> Bool {
        guard many.isEmpty else { return many.insert(key).inserted }
        guard !few.contains(key) else { return false }
        few.append(key)
        if few.count > 16 { many = Set(few) }
        return true
    }
}
