package import Reports
import Statistics

extension EffectSpans {
    /// Four weeks of a span, to be shown together; where weeks are left over, those furthest from the measure are more.
    package struct Block: Hashable, Sendable {
        package let isAfter: Bool
        /// Of its span, from 0.
        package let index: Int
        /// The weeks of its span.
        package let weeks: Range<Int>
        package let from: CivilDate
        /// The day after its last.
        package let until: CivilDate
    }

    /// Those before the measure, then those after it.
    package var blocks: [Block] {
        blocks(of: before, isAfter: false) + blocks(of: after, isAfter: true)
    }

    private func blocks(of span: Span, isAfter: Bool) -> [Block] {
        let length = CourseLikeness.weeksOfBlock
        let count = max(1, span.weeks / length)
        let rest = span.weeks - count * length
        return (0..<count).map { index in
            let from = isAfter || index == 0 ? index * length : index * length + rest
            let until =
                isAfter
                ? (index == count - 1 ? span.weeks : (index + 1) * length) : (index + 1) * length + rest
            return Block(
                isAfter: isAfter, index: index, weeks: from..<until,
                from: span.from.adding(days: 7 * from), until: span.from.adding(days: 7 * until))
        }
    }
}
