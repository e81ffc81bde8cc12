/// Up to sixteen digits with what stands between them: `811218-9876`, `070 174 06 05`, `8.1.1.2.1.8`.
///
/// It ends at a letter, at a line's end (at the second, when it may cross one), at a sign that separates no digits of one number (a comma, a colon), or where more
/// than three signs come between two digits. It lives without the heap, for a text may hold a run at every other sign.
struct DigitRun {
    private(set) var count = 0
    /// How many signs were looked at.
    private(set) var length = 0
    /// Whether the digit after the last belongs to the same group: the run was cut at sixteen.
    private var goesOn = false
    private let start: Int
    private var digits: InlineArray<16, UInt8> = .init(repeating: 0)
    private var gaps: InlineArray<16, Gap> = .init(repeating: .none)
    /// Where each digit stands, counted from `start`: at most 64.
    private var offsets: InlineArray<16, UInt8> = .init(repeating: 0)

    /// What stands before a digit; nothing within a group and before the first.
    enum Gap: UInt8 { case none, space, hyphen, plus, dot, slash, parenthesis, mixed }

    private static let most = 16

    /// Whether a line's end came after the last digit, which a run over lines would have crossed.
    private(set) var endsWithLine = false

    /// - Parameter crossesLine: whether one line's end counts as a space.
    init(in signs: [TextSign], from start: Int, crossesLine: Bool = false) {
        var linesLeft = crossesLine ? 1 : 0
        self.start = start
        var position = start
        var gap = Gap.none
        var gapLength = 0
        while position < signs.count {
            let sign = signs[position]
            if sign.kind == .digit {
                guard count < Self.most else {
                    goesOn = gap == .none
                    break
                }
                digits[count] = sign.digit
                gaps[count] = gap
                offsets[count] = UInt8(clamping: position - start)
                count += 1
                gap = .none
                gapLength = 0
            } else {
                let isLineEnd = sign.scalar == "\n"
                if isLineEnd, linesLeft == 0 { endsWithLine = true }
                if isLineEnd { linesLeft -= 1 }
                guard let one = isLineEnd ? (linesLeft < 0 ? nil : Gap.space) : Gap(sign), gapLength < 3
                else {
                    break
                }
                gapLength += 1
                // A space beside another sign says nothing.
                if gap == .none || gap == .space {
                    gap = one
                } else if one != .space, one != gap {
                    gap = .mixed
                }
            }
            position += 1
        }
        length = position - start
    }

    /// The digit with this index; 0 beyond the last.
    subscript(index: Int) -> UInt8 { index < count ? digits[index] : 0 }

    /// What stands before the digit with this index.
    func gap(before index: Int) -> Gap { index < count ? gaps[index] : .none }

    /// Whether these digits stand first, or from `offset` on.
    func begins(with expected: UInt8..., at offset: Int = 0) -> Bool {
        offset + expected.count <= count
            && expected.indices.allSatisfy { digits[offset + $0] == expected[$0] }
    }

    /// How many digits the first group holds.
    var firstGroup: Int {
        var index = 1
        while index < count, gaps[index] == .none { index += 1 }
        return index
    }

    /// How many digits stand together, group by group.
    func groups(of range: Range<Int>) -> [Int] {
        var result: [Int] = []
        var size = 0
        for index in range {
            if index > range.lowerBound, gap(before: index) != .none {
                result.append(size)
                size = 0
            }
            size += 1
        }
        return result + [size]
    }

    /// What stands between the first `count` digits: how many kinds, and which.
    func gapKinds(within count: Int) -> GapKinds {
        var kinds = GapKinds()
        for index in 1..<max(1, count) { kinds.insert(gap(before: index)) }
        return kinds
    }

    /// Whether the first `count` digits are there, and not the beginning of a longer group.
    func isWhole(_ count: Int) -> Bool {
        count <= self.count && (count == self.count ? !goesOn : gaps[count] != .none)
    }

    /// The position after so many digits.
    func end(ofDigits count: Int) -> Int { start + Int(offsets[max(0, min(count, self.count) - 1)]) + 1 }

    func number(_ range: Range<Int>) -> Int {
        range.reduce(0) { $0 * 10 + Int(self[$1]) }
    }
}

/// A set of gaps, without ``DigitRun/Gap/none``.
struct GapKinds {
    private var bits: UInt8 = 0

    mutating func insert(_ gap: DigitRun.Gap) { if gap != .none { bits |= 1 << gap.rawValue } }

    func contains(_ gap: DigitRun.Gap) -> Bool { bits & (1 << gap.rawValue) != 0 }

    var count: Int { bits.nonzeroBitCount }
}

extension DigitRun.Gap {
    /// Nil for a sign that separates no digits of one number.
    fileprivate init?(_ sign: TextSign) {
        switch sign.scalar {
        case _ where sign.isSpace: self = .space
        case _ where sign.isHyphen: self = .hyphen
        case "+": self = .plus
        case ".", "·", "•", "_": self = .dot
        case "/", "\\", "|": self = .slash
        case "(", ")": self = .parenthesis
        default: return nil
        }
    }
}
