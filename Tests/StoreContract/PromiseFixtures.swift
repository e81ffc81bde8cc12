package import Prevention
package import Reports
import TestSupport

extension CitizenPromise {
    /// Of 2026, with a commitment of each party that counts, and one of the keeper's that does not.
    package static func kept(
        _ number: Int, keeper: String = "1060", with others: [String] = [], until: String = "2026-12-31"
    ) throws -> CitizenPromise {
        let keeper = try MunicipalityCode(keeper).orFail()
        func id(_ place: Int) -> CommitmentID { .numbered(number * 10 + place) }
        let commitments = [
            Commitment(
                id: id(1), party: .police, text: "Minst fyra insatser vid torget.", whereabouts: "Torget",
                target: CommitmentTarget(.atLeast, 4, unit: "insatser")),
            Commitment(
                id: id(2), party: .municipality(keeper), text: "Föräldramöten.", time: "under hösten",
                target: CommitmentTarget(.occasions, 2, unit: "tillfällen")),
            Commitment(id: id(3), party: .municipality(keeper), text: "Samarbete med föreningar."),
            Commitment(
                id: id(4), party: .together, text: "En vandring.",
                target: CommitmentTarget(.exactly, 1, unit: "vandringar")),
        ]
        return CitizenPromise(
            id: .numbered(number), keeper: keeper,
            municipalities: try others.map { try MunicipalityCode($0).orFail() },
            terms: PromiseTerms(
                title: "Medborgarlöfte \(number)", police: "Lokalpolisområde Karlshamn",
                period: try PromisePeriod(from: .of("2026-01-01"), until: .of(until)).orFail(),
                background: "Efter lägesbilden.", priorities: ["Torget", "Trafiken"],
                commitments: commitments, followUpsPerYear: 4), made: .testNow)
    }
}

extension PromiseSignature {
    package static let kept = PromiseSignature(
        day: CivilDate(daysSinceEpoch: 20_759), by: "kommunstyrelsens ordförande")
}

extension PromiseEvent {
    package static func kept(
        _ number: Int, of commitment: CommitmentID, on day: String = "2026-11-10",
        by party: PromiseParty = .police,
        note: String = "Kvällspass.", link: PromiseLink? = nil
    ) throws -> PromiseEvent {
        PromiseEvent(
            id: .numbered(number), commitment: commitment, day: try .of(day), party: party,
            whereabouts: "Torget", note: note, link: link, by: "anna", made: .testNow)
    }
}

extension CivilDate {
    package static func of(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }
}
