import Prevention
import Reports
import TestSupport
import Testing

/// On which day a promise is signed, and how a wrong day is corrected.
@Suite struct PromiseSigningTests {
    private func signature(_ day: String) throws -> PromiseSignature {
        PromiseSignature(day: try CivilDate(day).orFail(), by: "kommunstyrelsen")
    }

    private func corrected(_ promise: CitizenPromise, _ day: String, on today: String = "2026-02-01") throws
        -> CitizenPromise
    {
        try promise.edited(.correctSigning(signature(day), why: "Felskrivet."), on: today)
    }

    @Test func `a promise is signed at most a year before it begins, and on a day that has come`() throws {
        let draft = try CitizenPromise.draft()
        let earliest = try CivilDate("2024-12-31").orFail()
        for day in ["1999-01-01", "2024-12-30"] {
            #expect(throws: PromiseFault.signedTooEarly(earliest)) {
                try draft.edited(.sign(signature(day)), on: "2026-01-05")
            }
        }
        let first = try draft.edited(.sign(signature("2024-12-31")), on: "2026-01-05")
        #expect(first.signature?.day == earliest)
        let come = try CivilDate("2026-01-06").orFail()
        #expect(throws: PromiseFault.dayNotCome(come)) {
            try draft.edited(.sign(signature("2026-01-06")), on: "2026-01-05")
        }
    }

    @Test func `a wrong day of signing is corrected with a reason, and everybody is told`() throws {
        let wrong = try CitizenPromise.draft().edited(.sign(signature("2025-01-05")), on: "2026-01-05")
        #expect(throws: PromiseFault.signedAlready) {
            try wrong.edited(.sign(signature("2026-01-05")), on: "2026-02-01")
        }
        let (right, words) = try wrong.applying(
            [.correctSigning(signature("2026-01-05"), why: "Fel år.")], as: .everybody,
            on: CivilDate("2026-02-01").orFail(), at: .testNow)
        #expect(try right.signature == signature("2026-01-05") && right.state == .signed)
        #expect(
            words.map(\.swedish) == ["Undertecknandet är rättat till 2026-01-05, av kommunstyrelsen. Fel år."]
        )
        let versions = [DatedTerms(version: 2, day: .init(daysSinceEpoch: 20_458), terms: right.terms)]
        let amendment = try right.amendments(versions).first.orFail()
        #expect(amendment.what.swedish == "Dagen då det undertecknades är rättad. Fel år.")
        #expect(amendment.former?.swedish == "2025-01-05" && right.texts.contains("Fel år."))
        let same = try wrong.edited(
            .correctSigning(PromiseSignature(day: CivilDate("2025-01-05").orFail(), by: "rådet"), why: "x"),
            on: "2026-02-01")
        #expect(same.signature?.by == "rådet" && same.corrections == [])
    }

    @Test func `the right day has the bounds of every day of signing, and is not after a follow-up`() throws {
        let signed = try CitizenPromise.signed()
        #expect(throws: PromiseFault.dayNotCome(try CivilDate("2026-02-02").orFail())) {
            try corrected(signed, "2026-02-02")
        }
        #expect(throws: PromiseFault.signedTooEarly(try CivilDate("2024-12-31").orFail())) {
            try corrected(signed, "1999-01-01")
        }
        #expect(throws: PromiseFault.signedAfterEnd(signed.terms.period.until)) {
            try corrected(signed, "2026-12-01", on: "2026-12-02")
        }
        let held = try signed.edited(
            .hold(followUp: 1, day: CivilDate("2026-03-20").orFail(), words: "Läget."), on: "2026-06-01")
        #expect(throws: PromiseFault.heldUnsigned(try CivilDate("2026-03-20").orFail())) {
            try corrected(held, "2026-03-21", on: "2026-06-01")
        }
        #expect(throws: PromiseFault.notSigned) { try corrected(CitizenPromise.draft(), "2026-01-05") }
        let open = try CitizenPromise.signed(from: nil)
        #expect(throws: PromiseFault.tooLong) { try corrected(open, "2016-11-22") }
    }

    @Test func `what was planned from the wrong day is planned anew, and what was missed stays`() throws {
        let late = try CitizenPromise.draft().edited(.sign(signature("2026-06-01")), on: "2026-06-01")
        let right = try corrected(late, "2026-01-05", on: "2026-07-20")
        #expect(late.followUps.count == 4 && right.followUps.count == 4)
        #expect(right.followUps.first == late.followUps.first, "it was missed on 20 July")
        #expect(right.followUps.dropFirst().allSatisfy { $0.due.description >= "2026-07-20" })
        let signed = try CitizenPromise.signed()
        #expect(try corrected(signed, "2025-12-01").followUps.last == signed.followUps.last)
    }
}
