import Reports

/// How times are written in a file, as somebody said: letters as Unicode's LDML (UTS 35) has them, such as `MM/dd/yyyy hh:mm:ss a`.
///
/// `yyyy`, `MM`, `dd`, `HH` (0–23), `hh` (1–12, with `a`), `mm` and `ss` are numbers of just so many digits; `M`, `d`, `H`, `h`, `m` and
/// `s` have one or two. `MMM` is the month's name in Swedish or English, or its beginning; `S` decimals; `a` AM or PM (fm, em); `X` an
/// offset or `Z`. A blank stands for any white space, `T` and all other signs for themselves, letters in `'` too.
struct TimeForm: Hashable, Sendable {
    /// As it was said.
    let pattern: String
    let hasClock: Bool
    private let pieces: [Piece]

    private enum Piece: Hashable {
        case number(Part, digits: ClosedRange<Int>)
        case monthName, decimals, halfDay, offset, blank
        case sign(Character)

        /// What it tells; nil for what only stands between.
        var part: Part? {
            switch self {
            case .number(let part, _): part
            case .monthName: .month
            case .decimals: .decimals
            case .halfDay: .halfDay
            case .offset: .offset
            case .blank, .sign: nil
            }
        }
    }

    private enum Part: Hashable {
        case year, month, day, hour, hourOfHalfDay, minute, second, decimals, halfDay, offset

        var values: ClosedRange<Int> {
            switch self {
            case .year: 0...9_999
            case .month, .hourOfHalfDay: 1...12
            case .day: 1...31
            case .hour: 0...23
            default: 0...59
            }
        }
    }

    /// - Throws: ``TimeFormFault`` for what does not say each part of a moment once.
    init(_ pattern: String) throws(TimeFormFault) {
        let pieces = try Self.pieces(of: pattern)
        let parts = pieces.compactMap(\.part)
        let told = Set(parts)
        guard told.count == parts.count else { throw .repeated }
        guard told.isSuperset(of: [.year, .month, .day]) else { throw .dayMissing }
        guard told.contains(.halfDay) == told.contains(.hourOfHalfDay),
            !told.isSuperset(of: [.hour, .hourOfHalfDay])
        else { throw .halfDay }
        let hasHour = told.contains(.hour) || told.contains(.hourOfHalfDay)
        let isWhole =
            hasHour == told.contains(.minute)
            && (told.contains(.minute) || !told.contains(.second))
            && (told.contains(.second) || !told.contains(.decimals)) && (hasHour || !told.contains(.offset))
        guard isWhole else { throw .brokenClock }
        self.pattern = pattern
        self.pieces = pieces
        hasClock = hasHour
    }

    private static func pieces(of pattern: String) throws(TimeFormFault) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(pattern)
        while let sign = rest.first {
            if sign == "'" {
                rest.removeFirst()
                guard let end = rest.firstIndex(of: "'") else { throw .unclosedQuote }
                let quoted = rest[..<end]
                if quoted.isEmpty { pieces.append(.sign("'")) }
                for letter in quoted { pieces.append(.sign(letter)) }
                rest = rest[rest.index(after: end)...]
            } else if sign.isWhitespace {
                pieces.append(.blank)
                rest = rest.drop { $0.isWhitespace }
            } else if sign.isLetter, sign != "T" {
                let run = rest.prefix { $0 == sign }
                pieces.append(try piece(String(run)))
                rest = rest[run.endIndex...]
            } else {
                pieces.append(.sign(sign))
                rest.removeFirst()
            }
        }
        return pieces
    }

    private static func piece(_ letters: String) throws(TimeFormFault) -> Piece {
        switch letters {
        case "yyyy": .number(.year, digits: 4...4)
        case "MM": .number(.month, digits: 2...2)
        case "M": .number(.month, digits: 1...2)
        case "MMM", "MMMM": .monthName
        case "dd": .number(.day, digits: 2...2)
        case "d": .number(.day, digits: 1...2)
        case "HH": .number(.hour, digits: 2...2)
        case "H": .number(.hour, digits: 1...2)
        case "hh": .number(.hourOfHalfDay, digits: 2...2)
        case "h": .number(.hourOfHalfDay, digits: 1...2)
        case "mm": .number(.minute, digits: 2...2)
        case "m": .number(.minute, digits: 1...2)
        case "ss": .number(.second, digits: 2...2)
        case "s": .number(.second, digits: 1...2)
        case "a": .halfDay
        case "X", "XX", "XXX", "Z": .offset
        default:
            if letters.allSatisfy({ $0 == "S" }) { .decimals } else { throw .unknownLetters(letters) }
        }
    }
}

extension TimeForm {
    /// A day and a time of day as they were written.
    struct Reading: Hashable {
        let date: CivilDate
        /// Minutes since midnight by the clock; nil where the form has no clock.
        let minuteOfDay: Int?
        /// Since the minute began.
        let milliseconds: Int
        /// Minutes east of UTC, where the text says it.
        let offset: Int?
    }

    enum ReadingFault: Error {
        case otherForm
        /// Of the form, such as 30 February.
        case doesNotExist
    }

    func read(_ text: String) throws(ReadingFault) -> Reading {
        var rest = Substring(text)
        var told: [Part: Int] = [:]
        for piece in pieces {
            guard Self.take(piece, of: &rest, into: &told) else { throw .otherForm }
        }
        guard rest.isEmpty, let year = told[.year], let month = told[.month], let day = told[.day] else {
            throw .otherForm
        }
        guard let date = CivilDate(year: year, month: month, day: day) else { throw .doesNotExist }
        let hour = told[.hour] ?? told[.hourOfHalfDay].map { $0 % 12 + (told[.halfDay] ?? 0) }
        return Reading(
            date: date, minuteOfDay: hour.map { $0 * 60 + (told[.minute] ?? 0) },
            milliseconds: (told[.second] ?? 0) * 1_000 + (told[.decimals] ?? 0), offset: told[.offset])
    }

    /// Whether what comes next is such a piece, which is gone past.
    private static func take(_ piece: Piece, of rest: inout Substring, into told: inout [Part: Int]) -> Bool {
        switch piece {
        case .number(let part, let digits):
            guard let number = number(of: digits, in: &rest), part.values.contains(number) else {
                return false
            }
            told[part] = number
        case .monthName:
            let word = rest.prefix { $0.isLetter }
            guard let month = MonthName.number(of: word.lowercased()) else { return false }
            rest = rest[word.endIndex...]
            told[.month] = month
        case .decimals:
            let run = rest.prefix { isDigit($0) }
            guard let thousandths = thousandths(run) else { return false }
            rest = rest[run.endIndex...]
            told[.decimals] = thousandths
        case .halfDay:
            let word = rest.prefix { $0.isLetter || $0 == "." }
            switch word.lowercased().filter(\.isLetter) {
            case "am", "fm": told[.halfDay] = 0
            case "pm", "em": told[.halfDay] = 12
            default: return false
            }
            rest = rest[word.endIndex...]
        case .offset:
            guard let offset = offset(in: &rest) else { return false }
            told[.offset] = offset
        case .blank:
            guard rest.first?.isWhitespace == true else { return false }
            rest = rest.drop { $0.isWhitespace }
        case .sign(let sign):
            guard rest.first == sign else { return false }
            rest.removeFirst()
        }
        return true
    }

    /// `Z`, `+01:00`, `+0100` or `+01`, in minutes east of UTC; nil for anything else, of which something may be gone past.
    static func offset(in rest: inout Substring) -> Int? {
        guard let first = rest.popFirst() else { return nil }
        if first == "Z" || first == "z" { return 0 }
        guard first == "+" || first == "-", let hours = number(of: 2...2, in: &rest), hours <= 23 else {
            return nil
        }
        if rest.first == ":" { rest.removeFirst() }
        let minutes = number(of: 2...2, in: &rest) ?? 0
        guard minutes <= 59 else { return nil }
        return (first == "+" ? 1 : -1) * (hours * 60 + minutes)
    }

    /// So many ASCII digits, which are gone past; nil for fewer.
    private static func number(of digits: ClosedRange<Int>, in rest: inout Substring) -> Int? {
        let run = rest.prefix(digits.upperBound).prefix { isDigit($0) }
        guard digits.contains(run.count), let number = Int(run) else { return nil }
        rest = rest[run.endIndex...]
        return number
    }

    /// Decimals of a second, of which more than three are cut; nil for none, and for what is no digits.
    static func thousandths(_ decimals: Substring) -> Int? {
        guard !decimals.isEmpty, decimals.allSatisfy(isDigit) else { return nil }
        return Int((String(decimals.prefix(3)) + "00").prefix(3))
    }

    static func isDigit(_ sign: Character) -> Bool { sign.isASCII && sign.isNumber }
}
