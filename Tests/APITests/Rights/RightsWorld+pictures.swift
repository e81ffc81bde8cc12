import Prevention
import Reports
import SpatialStore
import TestSupport

@testable import API
@testable import Web

extension RightsWorld {
    /// Of routes about situational pictures.
    func pictureProbe(of route: Route) async throws -> RightsProbe? {
        switch route.name {
        case "GET /api/v1/pictures": return make(route, mark: try await keptPicture().id.description)
        case "POST /api/v1/pictures":
            return make(route, body: #"{"municipality":"1060","kind":"operative","day":"2026-11-18"}"#)
        case "GET /api/v1/pictures/{id}", "GET /api/v1/pictures/{id}/again",
            "GET /api/v1/pictures/{id}/against/{other}":
            return make(route, id: "\(try await keptPicture().id)")
        case "PATCH /api/v1/pictures/{id}":
            let id = try await keptPicture().id
            return try await make(
                route, id: "\(id)", body: #"{"words":{"summary":"Lugnt."}}"#,
                version: "/api/v1/pictures/\(id)")
        case "POST /api/v1/pictures/{id}/adoption":
            let adopted = try await ask.installation.store.pictures(PictureQuery(kind: .yearly))
                .filter { $0.adoption != nil }
            let corrected = Set(adopted.compactMap(\.corrects))
            let last = adopted.first { !corrected.contains($0.id) }?.id
            let id = try await keptPicture(.yearly, corrects: last).id
            return try await make(
                route, id: "\(id)", body: #"{"day":"2026-11-20","body":"Kommunfullmäktige"}"#,
                version: "/api/v1/pictures/\(id)")
        case "GET /api/v1/shared-pictures":
            return make(route, mark: try await keptSharedPicture().id.description)
        case "POST /api/v1/shared-pictures":
            return make(
                route, body: #"{"municipalities":["1060","1081"],"kind":"operative","day":"2026-11-18"}"#)
        case "GET /api/v1/shared-pictures/{id}":
            return make(route, id: "\(try await keptSharedPicture().id)")
        case "PATCH /api/v1/shared-pictures/{id}":
            let id = try await keptSharedPicture().id
            return try await make(
                route, id: "\(id)", body: #"{"words":{"summary":"Lugnt."}}"#,
                version: "/api/v1/shared-pictures/\(id)")
        default: return nil
        }
    }

    /// A picture that Olofström shares with a municipality of which nobody here has a right.
    private func keptSharedPicture() async throws -> SharedPicture {
        var chance = SystemRandomNumberGenerator()
        let today = try CivilDate("2026-11-20").orFail()
        let pictures = try ["1060", "0880"].map { code in
            SituationalPicture(
                PictureContent(
                    try PictureScope(of: MunicipalityCode(code).orFail(), .operative, today: today), []),
                id: PictureID(at: .testNow, using: &chance), by: "anna", at: .testNow,
                hash: PictureMaking.digest)
        }
        let shared = try SharedPicture(
            pictures, id: SharedPictureID(at: .testNow, using: &chance), policeArea: nil, by: "anna",
            made: .testNow
        ).orFail()
        return try await ask.installation.store.keepSharedPicture(shared, pictures).shared
    }

    /// A picture of Olofström.
    private func keptPicture(_ kind: PictureKind = .operative, corrects: PictureID? = nil) async throws
        -> SituationalPicture
    {
        var chance = SystemRandomNumberGenerator()
        let scope = try PictureScope(
            of: MunicipalityCode("1060").orFail(), kind, today: CivilDate("2026-11-20").orFail())
        let picture = SituationalPicture(
            PictureContent(scope, []), id: PictureID(at: .testNow, using: &chance), corrects: corrects,
            by: "anna", at: .testNow, hash: PictureMaking.digest)
        return try await ask.installation.store.keepPicture(picture).picture
    }
}
