import Statistics
import TestSupport
import Testing

@Suite struct FalseDiscoveryTests {
    @Test func `adjusted values are those that scipy gives`() throws {
        // PyPI scipy 1.17.1, scipy.stats.false_discovery_control(p, method="bh") and "by".
        let probabilities = [0.01, 0.04, 0.03, 0.2, 0.04, 0.5, 0.001, 1.0]
        let hochberg = try #require(FalseDiscovery.adjusted(probabilities))
        #expect(
            hochberg.isClose(
                to: [0.04, 0.064, 0.064, 0.26666666666666666, 0.064, 0.5714285714285714, 0.008, 1],
                within: 1e-15))
        let yekutieli = try #require(FalseDiscovery.adjusted(probabilities, control: .benjaminiYekutieli))
        #expect(
            yekutieli.isClose(
                to: [
                    0.10871428571428571, 0.17394285714285712, 0.17394285714285712, 0.7247619047619047,
                    0.17394285714285712, 1, 0.02174285714285714, 1,
                ], within: 1e-15))
    }

    @Test(arguments: 0..<20)
    func `each is the lowest rate at which the step-up rule finds it`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let count = Int.random(in: 1...60, using: &chance)
        // Few different values, so that there are ties.
        let probabilities = (0..<count).map { _ in Double(Int.random(in: 0...20, using: &chance)) / 20 }
        let adjusted = try #require(FalseDiscovery.adjusted(probabilities))
        for (test, probability) in probabilities.enumerated() {
            // The rule finds all up to the largest p-value that is at most its rank's share of the rate.
            let rates = probabilities.filter { $0 >= probability }.map { other in
                other * Double(count) / Double(probabilities.count { $0 <= other })
            }
            #expect(abs(adjusted[test] - min(1, rates.min() ?? 1)) < 1e-15)
            #expect(adjusted[test] >= probability)
        }
        for (one, other) in zip(probabilities.indices, probabilities.indices.dropFirst()) {
            #expect((probabilities[one] < probabilities[other]) ? adjusted[one] <= adjusted[other] : true)
            #expect((probabilities[one] == probabilities[other]) ? adjusted[one] == adjusted[other] : true)
        }
    }

    @Test func `none and one are as they were, and equal ones too`() {
        #expect(FalseDiscovery.adjusted([]) == [])
        #expect(FalseDiscovery.adjusted([], control: .benjaminiYekutieli) == [])
        #expect(FalseDiscovery.adjusted([0.03]) == [0.03])
        #expect(FalseDiscovery.adjusted([0.1, 0.1, 0.1]) == [0.1, 0.1, 0.1])
        #expect(FalseDiscovery.adjusted([0, 1]) == [0, 1])
    }

    @Test(arguments: [Double.nan, -0.1, 1.1, .infinity])
    func `what is no probability is refused`(_ value: Double) {
        #expect(FalseDiscovery.adjusted([0.5, value]) == nil)
    }
}
