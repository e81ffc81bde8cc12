import Reports

/// How a Swedish personal identity number is written (Skatteverket; samordningsnummer: the day plus 60).
///
/// Ten or twelve digits: a real date, a running number that is not 000, and a check digit modulus 10. A random number of
/// ten digits passes less than once in a hundred and twenty.
enum PersonalNumberForm {
    /// How many digits of the run, from its first, are a personal number; nil for none.
    ///
    /// After a word such as `personnummer`, any 6–12 digits are; after `född`, any real date, with or without the last four.
    static func count(in run: DigitRun, cue: Cue?, today: CivilDate?) -> Int? {
        switch cue {
        case .personalNumber:
            if let count = [12, 10, 8, 6].first(where: { run.isWhole($0) }) { return count }
        case .born:
            if let date = dateDigits(in: run) {
                return run.isWhole(date + 4) && run.groups(of: date..<date + 4) == [4]
                    ? date + 4 : date
            }
            if let whole = [12, 10].first(where: { run.isWhole($0) && isDate(run, length: $0 - 4) }) {
                return whole
            }
        default: break
        }
        return [12, 10].first { length in
            run.isWhole(length) && isDate(run, length: length - 4) && run.number(length - 4..<length - 1) != 0
                && hasCheckDigit(run, length: length) && isWritten(run, length: length)
                && !isClockTime(run, length: length, today: today)
        }
    }

    /// Six or eight digits that are a date by themselves: `811218`, `1981-12-18`.
    static func dateDigits(in run: DigitRun) -> Int? {
        [8, 6].first { length in
            run.isWhole(length) && isDate(run, length: length)
                && isDateGrouping(run.groups(of: 0..<length), length: length)
        }
    }

    private static func isDate(_ run: DigitRun, length: Int) -> Bool {
        guard run.count >= length else { return false }
        let month = run.number(length - 4..<length - 2)
        let written = run.number(length - 2..<length)
        let day = written > 60 ? written - 60 : written
        if length == 8 {
            return (1_800...2_099).contains(run.number(0..<4))
                && CivilDate(year: run.number(0..<4), month: month, day: day) != nil
        }
        let year = run.number(0..<2)
        // 29 February 1900 did not exist, but 2000 had one.
        return CivilDate(year: 1_900 + year, month: month, day: day) != nil
            || CivilDate(year: 2_000 + year, month: month, day: day) != nil
    }

    /// Whether the last ten digits up to `length` agree with each other (modulus 10, weights 2 and 1).
    private static func hasCheckDigit(_ run: DigitRun, length: Int) -> Bool {
        let sum = (0..<10).reduce(0) { sum, index in
            let product = Int(run[length - 10 + index]) * (index.isMultiple(of: 2) ? 2 : 1)
            return sum + product / 10 + product % 10
        }
        return sum.isMultiple(of: 10)
    }

    private static func isDateGrouping(_ groups: [Int], length: Int) -> Bool {
        length == 6 ? groups == [6] || groups == [2, 2, 2] : groups == [8] || groups == [4, 2, 2]
    }

    /// Whether the digits are grouped as a personal number may be, or split by the same sign all through to hide it.
    private static func isWritten(_ run: DigitRun, length: Int) -> Bool {
        let kinds = run.gapKinds(within: length)
        guard !kinds.contains(.mixed), !kinds.contains(.parenthesis) else { return false }
        let date = run.groups(of: 0..<length - 4)
        let last = run.groups(of: length - 4..<length)
        if isDateGrouping(date, length: length - 4), last == [4] { return true }
        guard kinds.count == 1 else { return false }
        if !kinds.contains(.space) { return true }
        return date.allSatisfy { $0 == 1 } || date.allSatisfy { $0 == 2 }
            || isDateGrouping(date, length: length - 4)
    }

    /// Whether twelve digits read as a date of these years and a time of day.
    private static func isClockTime(_ run: DigitRun, length: Int, today: CivilDate?) -> Bool {
        guard length == 12, let today, abs(run.number(0..<4) - today.year) <= 1 else { return false }
        return run.number(8..<10) < 24 && run.number(10..<12) < 60
    }
}
