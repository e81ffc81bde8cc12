import Reports
import Testing

@testable import Intake

/// Accusations of driving drunk, in several words.
@Suite struct DrunkDrivingTests {
    @Test(arguments: [
        "Grannen i lägenheten ovanpå oss kör full varje helg.",
        "Hans son på Storgatan 14 kör hem från krogen onykter.",
        "Mannen i lgh 1203 sätter sig full bakom ratten.",
        "Kalle på tredje våningen är påverkad bakom ratten.",
        "Grannfruns man på Holjegatan 3 är rattfull varje fredag.",
        "Anna Lindqvist kör alltid berusad förbi skolan.",
        "Det är Jan-Olof Rask. Han kör bil fast han druckit.",
        "Killen på nr 26 är en rattfyllerist.",
        "Granntanten bredvid oss körde aspackad i fredags.",
        "The guy in apartment 12 drives home drunk.",
        "Our neighbour's son on Storgatan 4 was drunk behind the wheel.",
    ])
    func `who is pointed out for driving drunk is protected`(_ text: String) throws {
        #expect(try accuses(text))
    }

    @Test(arguments: [
        // Nobody is pointed out.
        "Folk kör fulla hem från krogen på Storgatan.", "Någon körde berusad in i stolpen vid skolan.",
        // Somebody is, of nothing.
        "Grannen på Storgatan 14 kör full fart förbi lekplatsen.",
        "Mannen i lgh 1203 kör för full gas på gården.",
        "Grannens bil på Storgatan 3 är full av skräp, den bilen har stått i ett år.",
        "Kvinnan på Holjegatan 3 kör moppen med full last.",
        "Pappan på tredje våningen kör barnen. Parkeringen är full.",
        "Kalle på Storgatan 4 säger att bilen var full med löv.",
        "Our neighbour on Storgatan 4 drives at full speed.",
    ])
    func `full has other meanings, and nobody is nobody`(_ text: String) throws {
        #expect(try !accuses(text))
    }

    private func accuses(_ text: String) throws -> Bool {
        var screening = Screening(on: try #require(CivilDate(year: 2026, month: 11, day: 28)))
        _ = screening.mask(text)
        return screening.accusesSomeone
    }
}
