import Planning
import Reports
import Statistics
import Testing

@Suite struct EffectWordsTests {
    @Test func `too few reports are said to be`() throws {
        let words = try difference(50, 30, 60, 55).words()
        #expect(
            words.swedish
                == "Rapporterna minskade med ungefär 15 fler än i jämförelseområdet, men skillnaden kan vara "
                + "slump (95 % mellan −42 och +12). Rapporterna är för få för att säga mer: "
                + "även en halvering hade lätt kunnat döljas av slumpen.")
        #expect(
            words.english
                == "Reports fell by about 15 more than in the comparison area, but the difference may be chance "
                + "(95% between −42 and +12). There are too few reports to say more: "
                + "chance could easily have hidden even a halving.")
    }

    @Test func `a change that may be chance is said to be`() throws {
        #expect(
            try difference(100, 95, 100, 115).words().swedish
                == "Rapporterna blev ungefär 20 färre än om de hade följt jämförelseområdet, men skillnaden kan "
                + "vara slump (95 % mellan −60 och +20).")
        #expect(
            try difference(100, 95, 100, 95).words().swedish
                == "Rapporterna förändrades ungefär som i jämförelseområdet (95 % mellan −39 och +39).")
    }

    @Test func `figures are in reports of the treated area after, whatever the exposures`() throws {
        let difference = DisplacementDifference(
            treated: try counts(400, 120, 200, 100), control: try counts(200, 195, 100, 100))
        #expect(difference.words().swedish.hasPrefix("Rapporterna minskade med ungefär 75 fler"))
    }

    @Test func `an interval below 0 that may be chance is left out`() throws {
        let difference = DisplacementDifference(
            treated: try counts(60, 1, 12, 1), control: try counts(600, 50, 120, 10))
        #expect(difference.interval().upperBound < 0)
        #expect(difference.verdict() == .tooFewToSay)
        #expect(!difference.words().english.contains("95%"))
    }

    @Test func `a fall beyond chance is said to be`() throws {
        #expect(
            try difference(200, 120, 200, 195).words().swedish
                == "Rapporterna minskade med ungefär 75 fler än i jämförelseområdet. Det är mer än slumpen brukar "
                + "ge (95 % mellan −127 och −23).")
    }

    @Test func `the areas next door are named`() throws {
        let difference = DisplacementDifference(
            treated: try counts(120, 200), control: try counts(195, 200),
            displacement: .init(treated: try counts(9, 9), control: try counts(9, 9)))
        #expect(
            difference.words(at: try #require(ConfidenceLevel(percent: 90))).english
                == "Reports, the areas next door counted in, rose by about 75 more than in the comparison area. "
                + "That is more than chance tends to bring (90% between +30 and +120).")
    }

    @Test func `the largest counts and exposures have words too`() throws {
        let most = 1_000_000_000
        let difference = DisplacementDifference(
            treated: try counts(0, most, 1, 10_000), control: try counts(most, 0, 0.0001, 1))
        #expect(difference.words().swedish.hasPrefix("Rapporterna blev ungefär 100000001000000000 fler"))
    }

    @Test func `no reports are named`() throws {
        #expect(try difference(0, 0, 0, 0).words().swedish == "Det finns inga rapporter att jämföra.")
    }
}

private func counts(_ before: Int, _ after: Int, _ beforeExposure: Double = 1, _ afterExposure: Double = 1)
    throws
    -> BeforeAfter
{
    try #require(
        BeforeAfter(
            before: before, after: after, beforeExposure: beforeExposure, afterExposure: afterExposure))
}

private func difference(
    _ treatedBefore: Int, _ treatedAfter: Int, _ controlBefore: Int, _ controlAfter: Int
) throws -> DisplacementDifference {
    DisplacementDifference(
        treated: try counts(treatedBefore, treatedAfter), control: try counts(controlBefore, controlAfter))
}
