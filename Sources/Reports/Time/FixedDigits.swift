/// Text of fixed width, digit by digit: moments and days are most of what an answer is made of.
extension [UInt8] {
    mutating func append(_ sign: Unicode.Scalar) { append(UInt8(ascii: sign)) }

    /// `2026-11-20`
    mutating func append(_ date: CivilDate) {
        append(date.year, digits: 4)
        append("-")
        append(date.month, digits: 2)
        append("-")
        append(date.day, digits: 2)
    }

    /// - Parameters:
    ///   - number: Not negative. A longer one keeps all its digits.
    ///   - digits: At least 1.
    mutating func append(_ number: Int, digits: Int) {
        var unit = 1
        for _ in 1..<digits { unit *= 10 }
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10))
            unit /= 10
        }
    }
}
