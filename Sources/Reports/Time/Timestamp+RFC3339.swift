/// What keeps a text from being a moment.
package enum TimestampFault: Error, Hashable, Sendable {
    /// Not of the form `2026-11-20T18:00:00+01:00`.
    case malformed
    /// A date and time without `Z` or `±HH:MM`.
    case offsetMissing
    /// The form is right, but there is no such day or time, such as 30 February.
    case doesNotExist
}

extension Timestamp {
    /// Parses RFC 3339, strictly: `T` or a space between date and time, any number of decimals (cut at milliseconds), an
    /// offset required. A leap second (`:60`) counts as the first of the next minute.
    package init(rfc3339 text: some StringProtocol) throws(TimestampFault) {
        guard text.utf8.count <= DigitReader.longest else { throw .malformed }
        var reader = DigitReader(text)
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2), reader.take("-"),
            let day = reader.digits(2), reader.take("T") || reader.take("t") || reader.take(" "),
            let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2), reader.take(":"),
            let second = reader.digits(2)
        else { throw .malformed }
        var milliseconds = 0
        if reader.take(".") {
            guard let fraction = reader.fraction() else { throw .malformed }
            milliseconds = fraction
        }
        var offset = 0
        if reader.take("Z") || reader.take("z") {
            offset = 0
        } else if reader.atEnd {
            throw .offsetMissing
        } else {
            let sign = reader.take("+") ? 1 : reader.take("-") ? -1 : 0
            guard sign != 0, let hours = reader.digits(2), reader.take(":"), let minutes = reader.digits(2)
            else { throw .malformed }
            guard hours <= 23, minutes <= 59 else { throw .doesNotExist }
            offset = sign * (hours * 60 + minutes)
        }
        guard reader.atEnd else { throw .malformed }
        guard let date = CivilDate(year: year, month: month, day: day), hour <= 23, minute <= 59, second <= 60
        else { throw .doesNotExist }
        let minutes = date.daysSinceEpoch * 1_440 + hour * 60 + minute - offset
        guard let moment = Timestamp(milliseconds: Int64(minutes * 60_000 + second * 1_000 + milliseconds))
        else { throw .doesNotExist }
        self = moment
    }

    /// `2026-11-20T17:00:00Z`, with milliseconds only when there are any.
    package var rfc3339: String {
        let days = Int(milliseconds / 86_400_000) - (milliseconds % 86_400_000 < 0 ? 1 : 0)
        let ofDay = Int(milliseconds - Int64(days) * 86_400_000)
        let seconds = ofDay / 1_000
        var text: [UInt8] = []
        text.reserveCapacity(24)
        text.append(CivilDate(daysSinceEpoch: days))
        text.append("T")
        text.append(seconds / 3_600, digits: 2)
        text.append(":")
        text.append(seconds / 60 % 60, digits: 2)
        text.append(":")
        text.append(seconds % 60, digits: 2)
        if ofDay % 1_000 != 0 {
            text.append(".")
            text.append(ofDay % 1_000, digits: 3)
        }
        text.append("Z")
        return String(decoding: text, as: UTF8.self)
    }
}

extension CivilDate {
    /// Parses `2026-11-20`; nil for anything else, and for days that do not exist.
    package init?(_ text: some StringProtocol) {
        var reader = DigitReader(text)
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2), reader.take("-"),
            let day = reader.digits(2), reader.atEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

/// Reads fixed numbers of ASCII digits.
private struct DigitReader {
    private var rest: ArraySlice<UInt8>

    /// What is longer is not read to its end.
    static let longest = 64

    init(_ text: some StringProtocol) { rest = Array(text.utf8.prefix(Self.longest))[...] }

    var atEnd: Bool { rest.isEmpty }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == sign.value else { return false }
        rest.removeFirst()
        return true
    }

    mutating func digits(_ count: Int) -> Int? {
        guard rest.count >= count else { return nil }
        var value = 0
        for byte in rest.prefix(count) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        rest.removeFirst(count)
        return value
    }

    /// Decimals, as milliseconds; nil when there is none.
    mutating func fraction() -> Int? {
        var value = 0
        var unit = 100
        var any = false
        while let digit = digits(1) {
            any = true
            value += digit * unit
            unit /= 10
        }
        return any ? value : nil
    }
}
