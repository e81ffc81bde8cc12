import Reports

/// Whether a text tells a number that is written as a personal number is, `811218-9876` or `19811218-9876`, with a day that there is: whatever
/// its check digit. It is for words that are frozen or published, where a mistyped one tells of somebody too; ``PersonalNumberForm`` is for
/// residents' words, where most numbers are something else.
///
/// A period of days (`20260101-0131`) of the years about today is none, nor is a day that has not come.
enum PersonalNumberShape {
    static func isTold(in text: String, on today: CivilDate) -> Bool {
        let signs = Array(text.unicodeScalars)
        var position = 0
        while position < signs.count {
            guard let first = digits(in: signs, from: position) else {
                position += 1
                continue
            }
            position = first.upperBound
            guard first.count == 6 || first.count == 8, !isPart(signs, before: first.lowerBound),
                position < signs.count, hyphens.contains(signs[position]),
                let last = digits(in: signs, from: position + 1), last.count == 4,
                !isPart(signs, after: last.upperBound)
            else { continue }
            if isPerson(number(signs, first), first.count, number(signs, last), on: today) { return true }
        }
        return false
    }

    private static let hyphens: Set<Unicode.Scalar> = [
        "-", "+", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}",
    ]

    /// All digits from a place on; nil where none stands there.
    private static func digits(in signs: [Unicode.Scalar], from start: Int) -> Range<Int>? {
        var end = start
        while end < signs.count, isDigit(signs[end]) { end += 1 }
        return end > start ? start..<end : nil
    }

    private static func isDigit(_ sign: Unicode.Scalar) -> Bool { ("0"..."9").contains(sign) }

    private static func number(_ signs: [Unicode.Scalar], _ range: Range<Int>) -> Int {
        signs[range].reduce(0) { $0 * 10 + Int($1.value) - 48 }
    }

    /// Whether what stands before is of the same word or number.
    private static func isPart(_ signs: [Unicode.Scalar], before index: Int) -> Bool {
        guard index > 0 else { return false }
        let sign = signs[index - 1]
        return sign.properties.isAlphabetic || hyphens.contains(sign) || sign == "/"
    }

    private static func isPart(_ signs: [Unicode.Scalar], after index: Int) -> Bool {
        guard index < signs.count else { return false }
        if signs[index].properties.isAlphabetic || signs[index] == "/" { return true }
        return hyphens.contains(signs[index]) && index + 1 < signs.count && isDigit(signs[index + 1])
    }

    private static func isPerson(_ day: Int, _ length: Int, _ last: Int, on today: CivilDate) -> Bool {
        let (year, month, written) = (day / 10_000, day / 100 % 100, day % 100)
        let years = length == 8 ? [year] : [1_900 + year, 2_000 + year]
        let days = years.filter { (1_800...2_099).contains($0) }.compactMap {
            CivilDate(year: $0, month: month, day: written > 60 ? written - 60 : written)
        }
        return days.contains { $0 <= today }
            && !days.contains { isPeriod(from: $0, through: last, on: today) }
    }

    /// Whether the last four digits are a later day of the same year.
    private static func isPeriod(from first: CivilDate, through last: Int, on today: CivilDate) -> Bool {
        guard abs(first.year - today.year) <= 10,
            let end = CivilDate(year: first.year, month: last / 100, day: last % 100)
        else { return false }
        return end >= first
    }
}
