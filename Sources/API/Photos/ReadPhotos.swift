import Crypto
import HTTPTypes
import Hummingbird
import JSON
import Reports
import Web

extension APIService {
    var listPhotos: Route {
        Route(
            .get, "/api/v1/reports/{id}/photos", .to(.readReports),
            summary: Bilingual(swedish: "Lista en rapports bilder", english: "List the photos of a report"),
            notes:
                "By their numbers, hidden ones too. The photos of a restricted report are withheld as the report is.",
            answers: [
                .init(.ok, "The photos.", "application/json", .named("Photos"), example: Examples.photos)
            ]
        ) { call in
            let filed = try await filed(call)
            let photos = try await store.photos(of: filed.report.id)
            return .json(
                JSONWriter.object {
                    $0.array("photos") { array in
                        for photo in photos { array.object { photo.write(to: &$0, of: filed.report.id) } }
                    }
                })
        }
    }

    var readPhoto: Route {
        Route(
            .get, "/api/v1/reports/{id}/photos/{number}", .to(.readReports),
            summary: Bilingual(swedish: "Se en bild", english: "See a photo"),
            notes:
                "JPEG, upright, at most 1,600 pixels a side, nothing but pixels. A hidden one is shown to whoever may see restricted reports there; to others it is as one that does not exist.",
            answers: [
                .init(.ok, "The photo.", "image/jpeg", .text, headers: ["ETag", "Content-Disposition"])
            ]
        ) { call in
            let caller = try call.caller()
            let number = try call.value(1) { Int($0) }
            let filed = try await filed(call)
            let photo = try await store.photos(of: filed.report.id).first { $0.number == number }
            guard let photo, try await seesHidden(filed, caller) || !photo.isHidden,
                let image = try await store.image(number, of: filed.report.id)
            else { throw Problem.notFound }
            let digest = SHA256.hash(data: image.jpeg).prefix(16)
            return Response(
                .ok, "image/jpeg", image.jpeg,
                headers: [
                    .eTag: "\"\(Base64URL.encode(digest))\"",
                    .contentDisposition: #"inline; filename="\#(filed.report.reference)-\#(number).jpg""#,
                ])
        }
    }
}

extension APIService {
    /// Whether the caller may see what staff have hidden of a report that it sees: as what came in before masking.
    private func seesHidden(_ filed: FiledReport, _ caller: Caller) async throws -> Bool {
        guard let found = try await store.case(filed.case, in: caller.municipalities) else { return false }
        return caller.seesRestricted(of: found, areas: areas())
    }
}

extension Examples {
    static let photos = #"{"photos":[\#(photo)]}"#
}
