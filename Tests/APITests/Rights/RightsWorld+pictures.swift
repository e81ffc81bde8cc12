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
            let id = try await keptPicture(.yearly).id
            return try await make(
                route, id: "\(id)", body: #"{"day":"2026-11-20","body":"Kommunfullmäktige"}"#,
                version: "/api/v1/pictures/\(id)")
        default: return nil
        }
    }

    /// A picture of Olofström.
    private func keptPicture(_ kind: PictureKind = .operative) async throws -> SituationalPicture {
        var chance = SystemRandomNumberGenerator()
        let scope = try PictureScope(
            of: MunicipalityCode("1060").orFail(), kind, today: CivilDate("2026-11-20").orFail())
        let picture = SituationalPicture(
            PictureContent(scope, []), id: PictureID(at: .testNow, using: &chance), by: "anna", at: .testNow,
            hash: PictureMaking.digest)
        return try await ask.installation.store.keepPicture(picture).picture
    }
}
