import Prevention
import Reports
import TestSupport

extension CitizenPromise {
    /// Of Olofström, with a commitment of the police and four follow-ups a year; a draft.
    static func draft(from: String? = "2026-01-01", until: String = "2026-11-30") throws -> CitizenPromise {
        let commitment = Commitment(
            id: .numbered(1), party: .police, text: "Insatser.",
            target: CommitmentTarget(.atLeast, 4, unit: "insatser"))
        return CitizenPromise(
            id: .numbered(1), keeper: try MunicipalityCode("1060").orFail(), municipalities: [],
            terms: PromiseTerms(
                title: "Löftet", police: "Lokalpolisområdet",
                period: try PromisePeriod(
                    from: from.map { try CivilDate($0).orFail() }, until: CivilDate(until).orFail()
                ).orFail(),
                commitments: [commitment], followUpsPerYear: 4), made: .testNow)
    }

    /// The same, signed on 5 January 2026.
    static func signed(from: String? = "2026-01-01", until: String = "2026-11-30") throws -> CitizenPromise {
        let day = try CivilDate("2026-01-05").orFail()
        return try draft(from: from, until: until).edited(
            .sign(PromiseSignature(day: day, by: "kommunstyrelsen")), on: "2026-01-05")
    }

    /// After edits of a day, by somebody who may write all of it.
    func edited(
        _ edits: PromiseEdit..., counting events: [PromiseEvent] = [], on today: String
    ) throws -> CitizenPromise {
        try applying(
            edits, counting: events, as: .everybody, on: CivilDate(today).orFail(), at: .testNow
        ).promise
    }
}
