import Reports

/// One pass over a text. Words before a number are kept in mind as a ``Cue``, for they tell what the number is.
struct PersonalDataScanner {
    let signs: [TextSign]
    let today: CivilDate?
    private let namesThing: Bool
    /// How many signs have been looked at: the cost, for the test that holds it to be linear.
    private(set) var steps = 0

    private var found: [Finding] = []
    private var position = 0
    private var cue: CueReader
    /// The latest date that could be a birth date and was left alone.
    private var lastDate: Range<Int>?

    private struct Finding {
        var range: Range<Int>
        let kind: PersonalDataKind
    }

    init(_ text: String, today: CivilDate?, namesThing: Bool = false) {
        self.namesThing = namesThing
        cue = CueReader(beginning: namesThing ? .thing : nil)
        signs = text.unicodeScalars.map { TextSign($0) }
        self.today = today
    }

    mutating func scan() {
        while position < signs.count {
            steps += 1
            let sign = signs[position]
            switch sign.kind {
            case .digit: scanNumber(from: position, isInternational: false)
            case .letter: scanWord()
            case .other:
                if let sides = EmailForm.atSign(in: signs, at: position) {
                    scanEmail(around: sides)
                } else if sign.scalar == "+", let digit = digitAfterPlus {
                    scanNumber(from: digit, isInternational: true)
                } else {
                    cue.pass(sign.scalar)
                    position += 1
                }
            }
        }
    }

    func masked(_ text: String) -> PersonalDataScreen.Masked {
        guard !found.isEmpty else { return PersonalDataScreen.Masked(text: text, kinds: []) }
        var result = String.UnicodeScalarView()
        var done = 0
        for finding in found {
            result.append(contentsOf: signs[done..<finding.range.lowerBound].lazy.map(\.scalar))
            result.append(contentsOf: finding.kind.mask.unicodeScalars)
            done = finding.range.upperBound
        }
        result.append(contentsOf: signs[done...].lazy.map(\.scalar))
        let kinds = Set(found.map(\.kind))
        return PersonalDataScreen.Masked(
            text: String(result), kinds: PersonalDataKind.allCases.filter(kinds.contains))
    }

    private mutating func note(_ kind: PersonalDataKind, _ range: Range<Int>) {
        var range = range
        while let last = found.last, last.range.upperBound > range.lowerBound {
            range =
                min(last.range.lowerBound, range.lowerBound)..<max(last.range.upperBound, range.upperBound)
            found.removeLast()
        }
        found.append(Finding(range: range, kind: kind))
        position = range.upperBound
        cue.forget()
    }

    // Numbers

    private mutating func scanNumber(from start: Int, isInternational: Bool) {
        let run = DigitRun(in: signs, from: start)
        steps += run.length
        if isFraction(run) {
            position = run.end(ofDigits: run.firstGroup)
            cue.forget()
            return
        }
        if run.endsWithLine, let end = endOverLine(from: start, isInternational: isInternational) {
            note(end.kind, (isInternational ? position : start)..<end.position)
            return
        }
        // A plus sign or an opening parenthesis before the number goes with it.
        let begin = isInternational ? position : PhoneForm.begin(of: run, in: signs)
        if let end = numberEnd(run, isInternational: isInternational) {
            note(end.kind, begin..<end.position)
            return
        }
        if cue.current == .lastFour, run.firstGroup == 4 {
            let date = lastDate.flatMap { start - $0.upperBound <= 40 ? $0 : nil }
            let end = run.end(ofDigits: 4)
            let coversDate = date.map { $0.lowerBound >= (found.last?.range.upperBound ?? 0) } ?? false
            if let date, coversDate { found.append(Finding(range: date, kind: .personalNumber)) }
            note(.personalNumber, start..<end)
            return
        }
        position = run.end(ofDigits: run.firstGroup)
        if let count = PersonalNumberForm.dateDigits(in: run) {
            lastDate = start..<run.end(ofDigits: count)
            // No number begins within a date: what follows one may be another, as in a period.
            if count == 8 { position = run.end(ofDigits: count) }
        }
        cue.forget()
    }

    /// Whether these are the digits of a decimal number, or its whole part: `0.811218987612`.
    private func isFraction(_ run: DigitRun) -> Bool {
        let start = run.end(ofDigits: 1) - 1
        if start >= 2, run.firstGroup >= 8, signs[start - 2].kind == .digit,
            signs[start - 1].scalar == "." || signs[start - 1].scalar == ",",
            found.last?.range.upperBound != start - 1
        {
            return run.gap(before: run.firstGroup) != .hyphen
        }
        let groups = run.groups(of: 0..<run.count)
        return groups.count == 2 && run.gap(before: run.firstGroup) == .dot && groups[1] >= 5
            && (groups[0] == 1 || groups[0] <= 3 && run[0] != 0)
    }

    /// The end of a number that a line's end has split, when what stands before the line's end is none by itself: a personal
    /// number only with a right check digit.
    private mutating func endOverLine(from start: Int, isInternational: Bool) -> (
        kind: PersonalDataKind, position: Int
    )? {
        let line = DigitRun(in: signs, from: start)
        let run = DigitRun(in: signs, from: start, crossesLine: true)
        steps += run.length
        guard line.count >= 2 else { return nil }
        if !isInternational, run.firstGroup != 3, run.firstGroup != 10,
            let count = PersonalNumberForm.count(in: run, cue: nil, today: today), count > line.count
        {
            return (.personalNumber, run.end(ofDigits: count))
        }
        guard numberEnd(line, isInternational: isInternational) == nil, cue.current != .thing,
            let count = PhoneForm.count(in: run, isInternational: isInternational, cue: nil),
            count > line.count
        else { return nil }
        return (.phone, run.end(ofDigits: count))
    }

    private func numberEnd(_ run: DigitRun, isInternational: Bool) -> (kind: PersonalDataKind, position: Int)?
    {
        if !isInternational {
            if let count = PersonalNumberForm.count(in: run, cue: cue.current, today: today) {
                let isPhoneToo =
                    PhoneForm.isMobile(run) && (run.firstGroup == 10 || (3...4).contains(run.firstGroup))
                return (isPhoneToo ? .phone : .personalNumber, run.end(ofDigits: count))
            }
        }
        if let count = PhoneForm.count(in: run, isInternational: isInternational, cue: cue.current) {
            return (.phone, run.end(ofDigits: count))
        }
        return nil
    }

    /// Where the digits begin after a plus sign that begins a telephone number.
    private var digitAfterPlus: Int? {
        if position > 0, signs[position - 1].kind == .digit { return nil }
        for next in signs.indices.dropFirst(position + 1).prefix(2) {
            if signs[next].kind == .digit { return next }
            guard signs[next].isSpace || signs[next].scalar == "(" else { return nil }
        }
        return nil
    }

    // Words

    private mutating func scanWord() {
        let start = position
        var end = start
        while end < signs.count, signs[end].kind == .letter { end += 1 }
        steps += end - start
        let followsDigit = start > 0 && signs[start - 1].kind == .digit
        if !followsDigit,
            let plateEnd = PlateForm.end(
                in: signs, word: start..<end, cue: cue.current ?? (namesThing ? .thing : nil))
        {
            note(.plate, start..<plateEnd)
            return
        }
        if let range = ProfileAddressForm.range(in: signs, word: start..<end) {
            steps += range.count
            note(.profile, range)
            return
        }
        if let range = SpelledEmailForm.range(in: signs, word: start..<end) {
            steps += range.count
            note(.email, range)
            return
        }
        cue.pass(word: signs[start..<end])
        position = end
    }

    private mutating func scanEmail(around sides: Range<Int>) {
        if let range = SpelledEmailForm.range(in: signs, around: sides) {
            steps += range.count
            note(.email, range)
            return
        }
        let reach = EmailForm.reach(in: signs, around: sides)
        steps += reach.steps
        guard let range = reach.range else {
            position = sides.upperBound
            cue.forget()
            return
        }
        // What was masked within the address is part of it.
        note(.email, range)
    }
}
