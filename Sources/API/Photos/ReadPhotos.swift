import Crypto
import HTTPTypes
import Hummingbird
import JSON
package import Reports
package import Web

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
        ) { try await list(.report(try await filed($0).report.id)) }
    }

    var listWorkPhotos: Route {
        Route(
            .get, "/api/v1/cases/{id}/photos", .to(.readCases),
            summary: Bilingual(
                swedish: "Lista bilderna av det som har gjorts", english: "List the photos of what was done"),
            notes:
                "Those that staff have added, by their numbers: those too that whoever follows a report is not shown (`hidden`), and those of cases that were merged into this one.",
            answers: [
                .init(.ok, "The photos.", "application/json", .named("Photos"), example: Examples.photos)
            ]
        ) { call in
            try await list(
                .work(try await foundCase(try call.value { Case.ID($0) }, for: try call.caller()).id))
        }
    }

    var readPhoto: Route {
        Route(
            .get, "/api/v1/reports/{id}/photos/{number}", .to(.readReports),
            summary: Bilingual(swedish: "Se en bild", english: "See a photo"),
            notes:
                "JPEG, upright, at most 1,600 pixels a side, nothing but pixels. A hidden one is shown to whoever may see restricted reports there; to others it is as one that does not exist.",
            answers: [Self.picture]
        ) { call in
            let filed = try await filed(call)
            return try await show(
                .report(filed.report.id), numbered: 1, hidden: try await seesHidden(filed, call.caller()),
                as: filed.report.reference.description, call)
        }
    }

    var readWorkPhoto: Route {
        Route(
            .get, "/api/v1/cases/{id}/photos/{number}", .to(.readCases),
            summary: Bilingual(
                swedish: "Se en bild av det som har gjorts", english: "See a photo of what was done"),
            notes: "JPEG, as the photos of reports are. Whoever sees the case sees it, hidden or not.",
            answers: [Self.picture]
        ) { call in
            let found = try await foundCase(try call.value { Case.ID($0) }, for: try call.caller())
            return try await show(.work(found.id), numbered: 1, hidden: true, as: "lykta", call)
        }
    }

    static let picture = Route.Answer(
        .ok, "The photo.", "image/jpeg", .text, headers: ["ETag", "Content-Disposition"])

    private func list(_ subject: PhotoSubject) async throws -> Response {
        let photos = try await store.photos(of: subject)
        return .json(
            JSONWriter.object {
                $0.array("photos") { array in
                    for photo in photos { array.object { photo.write(to: &$0, of: subject) } }
                }
            })
    }

    /// The picture itself.
    ///
    /// - Parameters:
    ///   - index: Which of the path's values is its number.
    ///   - seesHidden: Whether it is shown though it is hidden.
    ///   - name: The beginning of the file's name.
    /// - Throws: 404.
    func show(
        _ subject: PhotoSubject, numbered index: Int, hidden seesHidden: Bool, as name: String, _ call: Call
    ) async throws -> Response {
        let number = try call.value(index) { Int($0) }
        let photo = try await store.photos(of: subject).first { $0.number == number }
        guard let photo, seesHidden || !photo.isHidden,
            let image = try await store.image(number, of: subject)
        else { throw Problem.notFound }
        return Self.answer(image, as: "\(name)-\(number)")
    }

    /// A picture, as ``picture`` tells.
    ///
    /// - Parameter name: That of the file, without its ending.
    static func answer(_ image: PhotoImage, as name: String) -> Response {
        let digest = SHA256.hash(data: image.jpeg).prefix(16)
        return Response(
            .ok, "image/jpeg", image.jpeg,
            headers: [
                .eTag: "\"\(Base64URL.encode(digest))\"",
                .contentDisposition: #"inline; filename="\#(name).jpg""#,
            ])
    }

    /// The photos of those of a case's reports that have any; the caller may read the case and the reports.
    package func photos(of reports: [Report.ID], in found: Case, for caller: Caller) async throws
        -> [Report.ID: [LocatedPhoto]]
    {
        let seesHidden = caller.seesRestricted(of: found, areas: areas())
        return try await store.photos(ofReports: reports).reduce(into: [:]) { all, one in
            let subject = PhotoSubject.report(one.key)
            all[one.key] = one.value.map {
                LocatedPhoto(photo: $0, path: $0.path(of: subject), isSeen: seesHidden || !$0.isHidden)
            }
        }
    }

    /// The photos of what was done about a case that the caller may see.
    package func photos(ofWorkOn found: Case) async throws -> [LocatedPhoto] {
        let subject = PhotoSubject.work(found.id)
        return try await store.photos(of: subject).map {
            LocatedPhoto(photo: $0, path: $0.path(of: subject), isSeen: true)
        }
    }

    /// Whether the caller may see what staff have hidden of a report that it sees: as what came in before masking.
    private func seesHidden(_ filed: FiledReport, _ caller: Caller) async throws -> Bool {
        guard let found = try await store.case(filed.case, in: caller.municipalities) else { return false }
        return caller.seesRestricted(of: found, areas: areas())
    }
}

extension Examples {
    static let photos = #"{"photos":[\#(photo)]}"#
}
