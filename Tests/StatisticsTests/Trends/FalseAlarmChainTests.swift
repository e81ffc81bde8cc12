import Foundation
import Testing

@testable import Statistics

@Suite struct FalseAlarmChainTests {
    @Test(arguments: [(0.2, 1.0), (1, 1), (5, 2), (20, 1)])
    func `the threshold gives the rate asked for, as a simulation of the sum finds`(
        _ mean: Double, _ dispersion: Double
    ) {
        let expected = Expectation(mean: mean, dispersion: dispersion, uncertainty: 0)
        let factor = RiseEvidence.factor(for: expected)
        let threshold = FalseAlarmChain(expected, factor: factor).threshold(for: 1.0 / 50)
        let evidence = RiseEvidence(expected, factor: factor)
        var random = RandomCounts(chance: Chance(seed: 9))
        var (weeks, alarms, sum) = (0, 0, 0.0)
        while weeks < 40_000 {
            weeks += 1
            sum = max(0, sum + evidence.of(Double(random.draw(mean: mean, dispersion: dispersion))))
            if sum >= threshold { (alarms, sum) = (alarms + 1, 0) }
        }
        // 800 if exact. Counts are whole, so no threshold gives every rate.
        #expect((640...960).contains(alarms), "\(alarms)")
    }

    @Test func `a less certain expectation needs more evidence`() {
        let thresholds = [0, 0.01, 0.1, 0.5].map { uncertainty in
            let expected = Expectation(mean: 3, dispersion: 1.5, uncertainty: uncertainty)
            return FalseAlarmChain(expected, factor: 1.7).threshold(for: 0.01)
        }
        #expect(thresholds == thresholds.sorted())
    }

    @Test func `evidence is the logarithm of the ratio of two probabilities`() {
        for (mean, dispersion) in [(0.3, 1.0), (4, 1), (4, 2.5)] {
            let evidence = RiseEvidence(
                Expectation(mean: mean, dispersion: dispersion, uncertainty: 0), factor: 2)
            // Doubled at the same size of the distribution.
            let risen = 1 + 2 * (dispersion - 1)
            for count in 0..<12 {
                let ratio =
                    RandomCounts.probability(of: count, mean: 2 * mean, dispersion: risen)
                    / RandomCounts.probability(of: count, mean: mean, dispersion: dispersion)
                #expect(abs(evidence.of(Double(count)) - log(ratio)) < 1e-9)
            }
        }
    }

    @Test(arguments: [(0.2, 1.0), (5, 1), (5, 3), (60, 2)])
    func `chances of counts are those of the definition`(_ mean: Double, _ dispersion: Double) {
        let counts = CountDistribution(mean: mean, variance: dispersion * mean)
        for (index, chance) in counts.chances.enumerated() {
            let count = Int(counts.count(at: index))
            let definition = RandomCounts.probability(of: count, mean: mean, dispersion: dispersion)
            #expect(abs(chance - definition) < 1e-9)
        }
        let limit = counts.limit(exceededWith: 0.01)
        var tail = 1.0
        for count in 0..<Int(limit) {
            #expect(tail > 0.01)
            tail -= RandomCounts.probability(of: count, mean: mean, dispersion: dispersion)
        }
        #expect(tail <= 0.01 + 1e-9)
    }
}
