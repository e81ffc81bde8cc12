extension JSONParser {
    /// Reads a number as RFC 8259 writes it, to the nearest `Double`.
    ///
    /// Up to 2⁵³ and 22 powers of ten, one multiplication or division of two exact numbers rounds only once, and that is
    /// right. (Method: W. D. Clinger, “How to read floating point numbers accurately”, 1990.) The rest goes to the
    /// standard library.
    mutating func number() throws(JSONFault) -> Double {
        let start = position
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { position += 1 }
        var digits = Decimals()
        if byte == UInt8(ascii: "0") {
            position += 1
        } else {
            guard takeDigits(into: &digits) > 0 else {
                throw isAtNonFiniteWord
                    ? JSONFault(.numberNotFinite, offset: start) : unexpected(.malformedNumber)
            }
        }
        if byte == UInt8(ascii: ".") {
            position += 1
            let count = takeDigits(into: &digits)
            guard count > 0 else { throw unexpected(.malformedNumber) }
            digits.exponent -= count
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            position += 1
            let isSmall = byte == UInt8(ascii: "-")
            if isSmall || byte == UInt8(ascii: "+") { position += 1 }
            var power = Decimals()
            guard takeDigits(into: &power) > 0 else { throw unexpected(.malformedNumber) }
            // Beyond this the number is none or too large anyway.
            let size = power.isExact ? Int(min(power.value, 100_000)) : 100_000
            digits.exponent += isSmall ? -size : size
        }
        // A digit here would follow a leading zero.
        if let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            throw JSONFault(.malformedNumber, offset: start)
        }
        guard position - start <= Self.longestNumber else { throw JSONFault(.numberTooLong, offset: start) }
        if let exact = digits.exactDouble { return isNegative ? -exact : exact }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            throw JSONFault(.numberNotFinite, offset: start)
        }
        return number
    }

    /// Longer numbers say nothing that these cannot.
    private static let longestNumber = 400

    private mutating func takeDigits(into digits: inout Decimals) -> Int {
        let start = position
        while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            digits.append(byte - UInt8(ascii: "0"))
            position += 1
        }
        return position - start
    }
}

/// The significant digits of a number, as long as 64 bits hold them.
private struct Decimals {
    private(set) var value: UInt64 = 0
    private(set) var isExact = true
    var exponent = 0

    mutating func append(_ digit: UInt8) {
        guard value <= 900_000_000_000_000_000 else { return isExact = false }
        value = value * 10 + UInt64(digit)
    }

    var exactDouble: Double? {
        guard isExact, value <= 1 << 53 else { return nil }
        if exponent >= 0 {
            guard exponent < Self.powers.count else { return value == 0 ? 0 : nil }
            return Double(value) * Self.powers[exponent]
        }
        guard -exponent < Self.powers.count else { return value == 0 ? 0 : nil }
        return Double(value) / Self.powers[-exponent]
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18,
        1e19, 1e20, 1e21, 1e22,
    ]
}
