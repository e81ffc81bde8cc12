/// How telephone numbers are written in Sweden (numbering plan of PTS: trunk prefix 0, then seven to nine digits).
enum PhoneForm {
    /// How many digits of the run, from its first, are a telephone number; nil for none.
    static func count(in run: DigitRun, isInternational: Bool, cue: Cue?) -> Int? {
        if isInternational { return international(run, after: 0) }
        if run[0] == 0 { return run[1] == 0 ? zeroZero(run) : national(run, cue: cue) }
        if run.begins(with: 4, 6, 7), run.isWhole(11), isMobileDigit(run[3]) {
            return run.firstGroup == 2 || run.firstGroup >= 4 ? 11 : nil
        }
        return cue == .phone ? named(run) : nil
    }

    /// Whether the first ten digits are a mobile number.
    static func isMobile(_ run: DigitRun) -> Bool {
        run.isWhole(10) && run.begins(with: 0, 7) && isMobileDigit(run[2])
    }

    /// 070, 072, 073, 076 and 079.
    private static func isMobileDigit(_ digit: UInt8) -> Bool {
        switch digit {
        case 0, 2, 3, 6, 9: true
        default: false
        }
    }

    /// Where the run begins, an opening parenthesis before it included when a closing one follows its first group.
    static func begin(of run: DigitRun, in signs: [TextSign]) -> Int {
        let first = run.end(ofDigits: 1) - 1
        guard first > 0, signs[first - 1].scalar == "(", isParenthesised(run) else { return first }
        return first - 1
    }

    /// The longest number whose end is a group's end.
    private static func longest(_ run: DigitRun, _ counts: ClosedRange<Int>) -> Int? {
        counts.reversed().first { run.isWhole($0) }
    }

    private static func international(_ run: DigitRun, after prefix: Int) -> Int? {
        guard run.begins(with: 4, 6, at: prefix) else { return longest(run, prefix + 8...prefix + 15) }
        let trunk = run.begins(with: 0, at: prefix + 2) ? 1 : 0
        let least = prefix + 2 + trunk + 7
        return longest(run, least...least + 2)
    }

    private static func zeroZero(_ run: DigitRun) -> Int? {
        // Sweden and the countries it calls most; other numbers may begin with two zeros for other reasons.
        switch run.number(2..<4) {
        case 44...49, 35: international(run, after: 2)
        default: nil
        }
    }

    private static func named(_ run: DigitRun) -> Int? {
        // 116 xxx are public helplines.
        run.begins(with: 1, 1, 6) && run.isWhole(6) ? nil : longest(run, 6...10)
    }

    private static func national(_ run: DigitRun, cue: Cue?) -> Int? {
        // Poles and cabinets have numbers like telephones'; the word before says so.
        guard run.count >= 8, cue != .thing else { return nil }
        let first = run.firstGroup
        if isMobile(run), first >= 3 || isParenthesised(run) || isSplitEvenly(run, 10) {
            return isCleanlySplit(run, 10) ? 10 : nil
        }
        guard let count = longest(run, 8...10), isCleanlySplit(run, count), !isDate(run, count) else {
            return nil
        }
        switch first {
        case 2: return run[1] == 8 ? count : nil
        case 3: return isShortAreaCode(run.number(0..<3)) || run[1] == 7 ? count : nil
        case 4: return isShortAreaCode(run.number(0..<3)) && run[1] != 7 ? nil : count
        case 8...10: return count
        default: return nil
        }
    }

    /// Area codes of two digits after the zero, `010`, `020` and `077` among them.
    private static func isShortAreaCode(_ code: Int) -> Bool {
        [
            10, 11, 13, 16, 18, 19, 20, 21, 23, 26, 31, 33, 35, 36, 40, 42, 44, 46, 54, 60, 63, 70, 72, 73,
            76, 77, 79,
            90,
        ].contains(code)
    }

    private static func isSplitEvenly(_ run: DigitRun, _ count: Int) -> Bool {
        let groups = run.groups(of: 0..<count)
        return groups.allSatisfy { $0 == 1 } || groups.allSatisfy { $0 == 2 }
    }

    private static func isParenthesised(_ run: DigitRun) -> Bool {
        run.gap(before: run.firstGroup) == .parenthesis
    }

    /// Dots stand all through or not at all: `08.15-09.30` is two times of day.
    private static func isCleanlySplit(_ run: DigitRun, _ count: Int) -> Bool {
        let kinds = run.gapKinds(within: count)
        return !kinds.contains(.plus) && !kinds.contains(.mixed)
            && (!kinds.contains(.dot) || kinds.count == 1)
    }

    /// `08-12-2024`, `08.12.24`
    private static func isDate(_ run: DigitRun, _ count: Int) -> Bool {
        let groups = run.groups(of: 0..<count)
        return groups == [2, 2, 4] && (1...31).contains(run.number(0..<2))
            && (1...12).contains(run.number(2..<4))
            && (1_900...2_099).contains(run.number(4..<8))
    }
}
