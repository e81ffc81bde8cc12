import Reports

/// How a file writes its times: in which form, by which clock, and when in the day where it tells days alone.
struct WrittenTimes: Hashable, Sendable {
    /// Nil for RFC 3339, or the same without an offset: `2026-11-20 18:05`, `2026-11-20T18:05:30.000`.
    var form: TimeForm?
    var zone = ClockZone.swedish
    /// Minutes since midnight; nil where a day alone is no time.
    var minuteOfDays: Int?

    static let usual = WrittenTimes()

    /// A text as RFC 3339; without a form, what is no time is left as it stands for the desk to refuse.
    ///
    /// - Throws: ``SubmissionRowFault`` for what is not of the form, for a time that there is not, and for a date whose order nobody said.
    func moment(_ text: String, in column: String) throws(SubmissionRowFault) -> String {
        guard let form else { return try usual(text, in: column) }
        let reading: TimeForm.Reading
        do throws(TimeForm.ReadingFault) {
            reading = try form.read(text)
        } catch {
            switch error {
            case .otherForm: throw .otherTimeForm(column: column, text, form: form.pattern)
            case .doesNotExist: throw .noSuchTime(column: column, text)
            }
        }
        guard let minute = reading.minuteOfDay ?? minuteOfDays else {
            throw .otherTimeForm(column: column, text, form: form.pattern)
        }
        let zone = reading.offset.map { ClockZone.offset($0) } ?? self.zone
        guard let moment = zone.moment(of: reading.date, minuteOfDay: minute) else {
            throw .noSuchTime(column: column, text)
        }
        return moment.adding(TimeSpan(milliseconds: Int64(reading.milliseconds))).rfc3339
    }

    private func usual(_ text: String, in column: String) throws(SubmissionRowFault) -> String {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == " " || $0 == "T" }
        guard let first = parts.first, let date = CivilDate(first) else {
            if let order = NumericDate(parts.first ?? "") {
                throw .unsaidTimeForm(column: column, text, isEitherWay: order.isEitherWay)
            }
            return text
        }
        var clock = minuteOfDays.map { ClockTime(hour: $0 / 60, minute: $0 % 60) }
        if parts.count == 2 { clock = ClockTime(parts[1]) }
        guard let clock else { return text }
        guard clock.isShown, let moment = zone.moment(of: date, minuteOfDay: clock.hour * 60 + clock.minute)
        else { throw .noSuchTime(column: column, text) }
        return moment.adding(TimeSpan(milliseconds: Int64(clock.second * 1_000 + clock.milliseconds))).rfc3339
    }
}

/// `18:05`, `18:05:30` or `18:05:30.000` as digits say it, whether clocks show it or not.
private struct ClockTime {
    let hour: Int
    let minute: Int
    var second = 0
    var milliseconds = 0

    init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }

    init?(_ text: Substring) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = Self.number(parts[0]),
            let minute = Self.number(parts[1])
        else { return nil }
        self.init(hour: hour, minute: minute)
        guard parts.count == 3 else { return }
        let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let second = Self.number(seconds[0]) else { return nil }
        self.second = second
        guard seconds.count == 2 else { return }
        guard seconds[1].utf8.count <= 9, let thousandths = TimeForm.thousandths(seconds[1]) else {
            return nil
        }
        milliseconds = thousandths
    }

    var isShown: Bool { hour < 24 && minute < 60 && second < 60 }

    /// Of two digits.
    private static func number(_ text: Substring) -> Int? {
        text.utf8.count == 2 && text.allSatisfy(TimeForm.isDigit) ? Int(text) : nil
    }
}

/// Three numbers with signs between, such as `11/05/2026`, in an order that differs from country to country.
private struct NumericDate {
    /// Whether it is a day with the month first as well as with the day first, and not the same one.
    let isEitherWay: Bool

    /// Nil for anything else, and for what begins as RFC 3339 does.
    init?(_ text: Substring) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "." || $0 == "-" }
        let numbers = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
        guard parts.count == 3, numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        let isYearFirst = parts[0].utf8.count == 4
        if isYearFirst, text.utf8.contains(UInt8(ascii: "-")) { return nil }
        isEitherWay =
            !isYearFirst && (1...12).contains(numbers[0]) && (1...12).contains(numbers[1])
            && numbers[0] != numbers[1]
    }
}
