package import Reports
import Statistics

extension EffectSpans {
    /// Weeks of a span, to be shown together.
    package struct Block: Hashable, Sendable {
        package let isAfter: Bool
        /// Of its span, from 0; nil for the weeks that are left over.
        package let index: Int?
        /// The weeks of its span.
        package let weeks: Range<Int>
        package let from: CivilDate
        /// The day after its last.
        package let until: CivilDate
    }

    /// How many weeks a block has: four; one where a span has fewer than four.
    package var weeksOfBlock: Int {
        let four = CourseLikeness.weeksOfBlock
        return min(before.weeks, after.weeks) < four ? 1 : four
    }

    /// Those before the measure, then those after it, all as long, so that they can be compared: counted from the measure outwards.
    package var blocks: [Block] { blocks(of: before, isAfter: false) + blocks(of: after, isAfter: true) }

    /// The weeks furthest from the measure that are too few for a block: those before it, then those after it.
    package var leftOver: [Block] {
        let (first, last) = (before.weeks % weeksOfBlock, after.weeks % weeksOfBlock)
        return [
            block(of: before, isAfter: false, index: nil, 0..<first),
            block(of: after, isAfter: true, index: nil, after.weeks - last..<after.weeks),
        ].filter { !$0.weeks.isEmpty }
    }

    private func blocks(of span: Span, isAfter: Bool) -> [Block] {
        let length = weeksOfBlock
        let first = isAfter ? 0 : span.weeks % length
        return (0..<span.weeks / length).map { index in
            let from = first + index * length
            return block(of: span, isAfter: isAfter, index: index, from..<from + length)
        }
    }

    private func block(of span: Span, isAfter: Bool, index: Int?, _ weeks: Range<Int>) -> Block {
        Block(
            isAfter: isAfter, index: index, weeks: weeks, from: span.from.adding(days: 7 * weeks.lowerBound),
            until: span.from.adding(days: 7 * weeks.upperBound))
    }
}
