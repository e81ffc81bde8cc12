import TestSupport
import Testing

@testable import Prevention

/// Counts of a yearly report, against somebody who subtracts.
@Suite struct RoundedCountsTests {
    private func told(_ counts: [Int]) -> [RoundedCounts<Int>.Told] {
        let told = RoundedCounts(Dictionary(counts.enumerated().map { ($0, $1) }) { first, _ in first }).told
        return counts.indices.compactMap { told[$0] }
    }

    @Test func `counts are rounded to the nearest five, and small ones are few`() {
        #expect(told([12, 13, 7, 8, 44]) == [.about(10), .about(15), .about(5), .about(10), .about(45)])
        #expect(told([4, 21, 33, 27, 40]) == [.few, .about(20), .about(35), .about(25), .about(40)])
    }

    @Test func `where the others leave a small one no room, it is left out with the smallest of them`() {
        #expect(told([0, 5, 5, 5]) == [.untold, .untold, .about(5), .about(5)])
        #expect(told([3, 30]) == [.untold, .untold])
        #expect(told([3]) == [.few] && told([0, 2]) == [.few, .few])
    }

    /// What somebody thinks a count may be who knows how counts are told.
    private func thinkable(_ told: RoundedCounts<Int>.Told, of total: Int) -> ClosedRange<Int> {
        switch told {
        case .about(let count): max(5, count - 2)...count + 2
        case .few: 0...4
        case .untold: 0...total
        }
    }

    @Test func `no small count is narrowed by whoever knows the sum`() {
        var chance = SeededChance(seed: 7)
        var (attempts, left) = (0, 0)
        while attempts < 2_000 {
            let number = Int.random(in: 2...5, using: &chance)
            var counts: [Int] = []
            for _ in 0..<number { counts.append(Int.random(in: 0...19, using: &chance)) }
            guard counts.contains(where: { $0 < 5 }), counts.contains(where: { $0 >= 5 }) else { continue }
            attempts += 1
            let told = told(counts)
            if told.contains(.untold) { left += 1 }
            let total = counts.reduce(0, +)
            for (index, count) in counts.enumerated() where count < 5 {
                let others = told.indices.filter { $0 != index }.map { thinkable(told[$0], of: total) }
                // Whole numbers without gaps: each sum between the least and the greatest can be.
                let (least, most) = (
                    others.reduce(0) { $0 + $1.lowerBound }, others.reduce(0) { $0 + $1.upperBound }
                )
                let possible = (0...4).filter { total - $0 >= least && total - $0 <= most }
                #expect(possible == [0, 1, 2, 3, 4], "\(counts) \(told)")
            }
        }
        #expect(left > 0 && left < attempts)
    }
}
