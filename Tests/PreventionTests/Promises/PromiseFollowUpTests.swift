import Prevention
import Reports
import TestSupport
import Testing

/// On which days a promise is followed up, when what it was planned by is changed.
@Suite struct PromiseFollowUpTests {
    private func day(_ text: String) throws -> CivilDate { try CivilDate(text).orFail() }

    private func signed(from: String? = "2026-01-01", until: String = "2026-11-30") throws -> CitizenPromise {
        let commitment = Commitment(id: .numbered(1), party: .police, text: "Insatser.")
        let draft = CitizenPromise(
            id: .numbered(1), keeper: try MunicipalityCode("1060").orFail(), municipalities: [],
            terms: PromiseTerms(
                title: "Löftet", police: "Lokalpolisområdet",
                period: try PromisePeriod(from: from.map(day), until: day(until)).orFail(),
                commitments: [commitment], followUpsPerYear: 4), made: .testNow)
        return try change(
            draft, .sign(PromiseSignature(day: day("2026-01-05"), by: "kommunstyrelsen")), on: "2026-01-05")
    }

    private func change(_ promise: CitizenPromise, _ edits: PromiseEdit..., on today: String) throws
        -> CitizenPromise
    {
        try promise.applying(edits, as: .everybody, on: day(today), at: .testNow).promise
    }

    private func days(_ promise: CitizenPromise) -> [String] { promise.followUps.map(\.due.description) }

    @Test func `another number of follow-ups plans none on a day that has passed, and takes back its own`()
        throws
    {
        let promise = try signed()
        let four = ["2026-03-27", "2026-06-18", "2026-09-08", "2026-11-30"]
        #expect(days(promise) == four)
        let late = try change(promise, .setFollowUps(perYear: 12), on: "2026-11-30")
        #expect(days(late) == four)
        let more = try change(promise, .setFollowUps(perYear: 12), on: "2026-07-01")
        #expect(days(more).count == 11 && Array(days(more).prefix(3)) == Array(four.prefix(2)) + ["2026-07-17"])
        let today = try day("2026-07-01")
        #expect(more.followUps.count { $0.status(on: today) == .missed } == 2)
        let back = try change(more, .setFollowUps(perYear: 4), on: "2026-07-01")
        #expect(days(back) == Array(four.prefix(2)) + ["2026-09-14", "2026-11-30"])
        let none = try change(more, .setFollowUps(perYear: nil), on: "2026-07-01")
        #expect(days(none) == Array(four.prefix(2)))
        #expect(back.followUps.map(\.number) == [1, 2, 3, 4])
    }

    @Test func `a promise that is prolonged gets what its calendar years still lack`() throws {
        func prolonged(_ promise: CitizenPromise, _ until: String) throws -> [String] {
            days(try change(promise, .prolong(until: day(until), why: "Vintern."), on: "2026-06-01"))
        }
        let promise = try signed()
        #expect(try prolonged(promise, "2026-12-31") == days(promise))
        #expect(try prolonged(promise, "2027-03-31") == days(promise) + ["2027-03-31"])
        let half = try signed(until: "2026-06-30")
        #expect(days(half).count == 2)
        #expect(try prolonged(half, "2026-12-31") == days(half) + ["2026-09-30", "2026-12-31"])
        let open = try signed(from: nil, until: "2026-06-30")
        #expect(days(open).count == 2)
        #expect(try prolonged(open, "2026-12-31").count == 4)
        // The new end is too near to what was planned last.
        let near = try signed(until: "2026-06-25")
        #expect(try prolonged(near, "2026-07-02") == days(near))
    }
}
