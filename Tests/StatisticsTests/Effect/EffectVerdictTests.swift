import Statistics
import Testing

@Suite struct EffectVerdictTests {
    @Test(arguments: [
        (200, 120, 200, 195, EffectVerdict.fell), (120, 200, 195, 200, .rose),
        (70, 65, 70, 68, .noClearChange),
        (50, 30, 60, 55, .tooFewToSay), (0, 0, 0, 0, .tooFewToSay), (5, 4, 30, 20, .tooFewToSay),
        (30, 0, 30, 30, .fell), (5, 5, 50, 0, .tooFewToSay), (0, 4, 0, 0, .tooFewToSay),
    ])
    func `the verdict follows its rules`(
        _ treatedBefore: Int, _ treatedAfter: Int, _ controlBefore: Int, _ controlAfter: Int,
        _ verdict: EffectVerdict
    ) throws {
        #expect(try difference(treatedBefore, treatedAfter, controlBefore, controlAfter).verdict() == verdict)
    }

    @Test func `from 62 reports in each count a halving would be seen, from 61 it would not`() throws {
        #expect(try difference(62, 62, 62, 62).verdict() == .noClearChange)
        #expect(try difference(61, 61, 61, 61).verdict() == .tooFewToSay)
    }

    /// Exposures of treated before and after, control before and after: the fourth has a year before, a month after,
    /// and a control area ten times as large, the fifth a month before and a year after.
    @Test(
        arguments: [1.0, 2, 5, 20, 50],
        [
            [1, 1, 1, 1], [1, 4, 1, 4], [1, 1, 10, 10], [12, 1, 120, 10], [1, 12, 10, 120], [1, 4, 10, 40],
        ])
    func `with no effect, reports are said to fall or to rise in no more than one case of twenty`(
        _ mean: Double, _ exposures: [Double]
    ) throws {
        var chance = Chance(seed: 97)
        let cases = 2_000
        var said = 0
        for _ in 0..<cases {
            let reports = exposures.map { chance.poisson(mean * $0) }
            let difference = DisplacementDifference(
                treated: try counts(reports[0], reports[1], exposures[0], exposures[1]),
                control: try counts(reports[2], reports[3], exposures[2], exposures[3]))
            if [.fell, .rose].contains(difference.verdict()) { said += 1 }
        }
        // Three standard errors of 5 % in 2,000 are 1.5 %.
        #expect(Double(said) / Double(cases) < 0.065, "\(said)")
    }
}
