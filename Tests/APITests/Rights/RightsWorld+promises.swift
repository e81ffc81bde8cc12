import Prevention
import Reports
import SpatialStore
import TestSupport

@testable import API
@testable import Web

extension RightsWorld {
    /// Of routes about citizen promises.
    func promiseProbe(of route: Route) async throws -> RightsProbe? {
        switch route.name {
        case "GET /api/v1/promises": return make(route, mark: try await keptPromise().id.description)
        case "PUT /api/v1/promises/{id}":
            let body = #"{"municipality":"1060","title":"x","police":"x","until":"2026-12-31"}"#
            return make(route, id: "\(try freshID())", body: body)
        case "GET /api/v1/promises/{id}": return make(route, id: "\(try await keptPromise().id)")
        case "PATCH /api/v1/promises/{id}":
            let id = try await keptPromise().id
            return try await make(
                route, id: "\(id)", body: #"{"title":"x"}"#, version: "/api/v1/promises/\(id)")
        case "POST /api/v1/promises/{id}/sign":
            let id = try await keptPromise().id
            return try await make(
                route, id: "\(id)", body: Examples.promiseSignature, version: "/api/v1/promises/\(id)")
        case "PUT /api/v1/promises/{id}/events/{event}":
            let promise = try await keptPromise(isSigned: true)
            let commitment = try promise.terms.commitments.first.orFail().id
            return make(
                route, id: "\(promise.id)", body: #"{"commitment":"\#(commitment)","day":"2026-11-10"}"#)
        case "POST /api/v1/promises/{id}/events/{event}/withdraw":
            let promise = try await keptPromise(isSigned: true, isCounted: true)
            return make(route, id: "\(promise.id)", body: Examples.promiseReason)
        case "POST /api/v1/promises/{id}/follow-ups":
            let id = try await keptPromise(isSigned: true).id
            return try await make(
                route, id: "\(id)", body: Examples.promiseFollowUp, version: "/api/v1/promises/\(id)")
        case "POST /api/v1/promises/{id}/prolong":
            let id = try await keptPromise(isSigned: true).id
            return try await make(
                route, id: "\(id)", body: Examples.promiseProlongation, version: "/api/v1/promises/\(id)")
        case "POST /api/v1/promises/{id}/end":
            let id = try await keptPromise(isSigned: true).id
            return try await make(
                route, id: "\(id)", body: Examples.promiseAccount, version: "/api/v1/promises/\(id)")
        default: return nil
        }
    }

    /// A promise of Olofström, with an event under its own id where one is counted.
    func keptPromise(isSigned: Bool = false, isCounted: Bool = false) async throws -> CitizenPromise {
        let store = ask.installation.store
        var chance = SystemRandomNumberGenerator()
        let commitment = Commitment(
            id: CommitmentID(at: .testNow, using: &chance), party: .together, text: "En insats.",
            target: CommitmentTarget(.atLeast, 4, unit: "insatser"))
        let promise = CitizenPromise(
            id: PromiseID(at: .testNow, using: &chance), keeper: try MunicipalityCode("1060").orFail(),
            municipalities: [],
            terms: PromiseTerms(
                title: "Löftet", police: "Lokalpolisområdet",
                period: try PromisePeriod(
                    from: CivilDate("2026-01-01"), until: CivilDate("2026-12-31").orFail()
                ).orFail(), commitments: [commitment], followUpsPerYear: 4), made: .testNow)
        let kept = try await store.addPromise(promise, as: .everybody, by: "anna").promise
        guard isSigned else { return kept }
        let signature = PromiseSignature(day: try CivilDate("2026-11-02").orFail(), by: "ordföranden")
        let signed = try await store.changePromise(
            kept.id, in: [], [.sign(signature)], version: 1, as: .everybody, by: "anna", at: .testNow)
        guard isCounted else { return signed }
        let event = PromiseEvent(
            id: try PromiseEventID(kept.id.description).orFail(), commitment: commitment.id,
            day: signature.day, party: .together, by: "anna", made: .testNow)
        _ = try await store.addEvent(event, to: kept.id, in: [], as: .everybody)
        return signed
    }
}
