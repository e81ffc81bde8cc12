import HTTPTypes
import Hummingbird
package import JSON
package import Reports
package import Web

extension APIService {
    private static let answers: [Route.Answer] = [
        .init(
            .created, "Kept.", "application/json", .named("Photo"), example: Examples.photo,
            headers: ["Location"]),
        .init(
            .ok, "Had been sent before.", "application/json", .named("Photo"),
            example: Examples.repeatedPhoto, headers: ["Location"]),
    ]

    private static let problems: [ProblemKind] = [.faultyContent, .retryKeyReused, .notReady, .notWritable]

    private static let idempotencyKey = Route.HeaderParameter(
        name: "Idempotency-Key",
        notes:
            "1–255 visible ASCII characters, new for each photo. Sent again with the same photo, it gives the first answer again, byte for byte.",
        isRequired: false, example: "4f1c2d9e-58a1-4a7c-9a52-0c7b8a0d9e12")

    var addPhoto: Route {
        Route(
            .post, "/api/v1/reports/{id}/photos", .to(.sendReports),
            headers: [Self.idempotencyKey, .acceptLanguage], upload: PhotoKeeper.upload,
            summary: Bilingual(swedish: "Lämna en bild till en rapport", english: "Add a photo to a report"),
            notes: """
                The photo itself as the body, as the phone took it: JPEG, PNG, WebP or HEIC. At most three for a report, and \
                only for reports that the same key sent. It is turned upright, shrunk to 1,600 pixels and stored as JPEG without \
                anything but its pixels; what came in is not kept. The same bytes sent again are the same photo: 200, and \
                `repeated` is true. The report was kept before and stays, whatever becomes of its photos.
                """,
            answers: Self.answers, problems: Self.problems
        ) { call in
            let filed = try await filed(call)
            guard let permit = PhotoPermit(sender: try call.caller(), of: filed) else {
                throw Problem.notFound
            }
            return try await add(call, by: permit)
        }
    }

    var addPhotoByLink: Route {
        Route(
            .post, "/follow/{reference}/{secret}/photos", .open,
            headers: [Self.idempotencyKey, .acceptLanguage], upload: PhotoKeeper.upload,
            summary: Bilingual(
                swedish: "Lämna en bild till sin rapport", english: "Add a photo to one's own report"),
            notes:
                "The same for whoever has the link from the receipt, without a key: the link with `/photos` after it.",
            answers: Self.answers, problems: Self.problems
        ) { call in
            try await add(call, by: photoPermit(followedBy: call.values[0], secret: call.values[1]))
        }
    }

    var addWorkPhoto: Route {
        Route(
            .post, "/api/v1/cases/{id}/photos", .to(.editCases),
            query: [
                .init(
                    "shown", .boolean,
                    "Whether those who follow a report of the case are shown it; without it, staff alone see it.",
                    example: "true")
            ],
            headers: [Self.idempotencyKey, .acceptLanguage], upload: PhotoKeeper.upload,
            summary: Bilingual(
                swedish: "Lägg till en bild av det som har gjorts", english: "Add a photo of what was done"),
            notes: """
                By staff, of the work on a case: taken in and kept as a photo of a report is. At most twelve for a case. Who added it \
                stands in the case's history, whose version grows. With `shown=true` whoever follows a report of the case sees it, \
                but not of a restricted report. A case that was merged is followed to the one in which it lives on.
                """,
            answers: Self.answers, problems: Self.problems
        ) { call in
            let caller = try call.caller()
            var query = QueryReader(call.query)
            let isShown = query.value("shown", sv: "true eller false.", en: "true or false.") {
                ["true": true, "false": false][$0]
            }
            try query.finish()
            let id = try call.value { Case.ID($0) }
            return try await add(
                call, by: photoPermit(ofWorkOn: id, for: caller, isHidden: !(isShown ?? false)))
        }
    }

    /// - Throws: 404 for a link that is none.
    package func photoPermit(followedBy reference: String, secret: String) async throws -> PhotoPermit {
        let filed = try await filed(followedBy: reference, secret: secret)
        guard let permit = PhotoPermit(secret: secret, of: followLinks, to: filed) else {
            throw Problem.notFound
        }
        return permit
    }

    /// - Parameter isHidden: Whether the photos are kept from those who follow a report of the case.
    /// - Throws: 404 for a case that the caller may not see.
    package func photoPermit(ofWorkOn id: Case.ID, for caller: Caller, isHidden: Bool) async throws
        -> PhotoPermit
    {
        let found = try await foundCase(id, for: caller)
        guard let permit = PhotoPermit(staff: caller, on: found, areas: areas(), isHidden: isHidden)
        else { throw Problem.notFound }
        return permit
    }

    private func add(_ call: Call, by permit: PhotoPermit) async throws -> Response {
        let language = call.language
        let acceptance = try await photos.keep(call, by: permit) { acceptance in
            Self.answer(to: acceptance, of: permit.subject, language)?.bytes ?? []
        }
        switch acceptance {
        case .added, .repeated:
            guard let answer = Self.answer(to: acceptance, of: permit.subject, language) else { break }
            return answer.response
        case .answeredBefore(let bytes):
            guard let kept = KeptAnswer(bytes) else { break }
            return kept.response
        case .retryKeyReused: throw Problem.retryKeyReused
        }
        throw Problem.internalFault
    }

    /// The answer to a photo that was kept, now or before; nil for what is no such thing.
    private static func answer(
        to acceptance: PhotoAcceptance, of subject: PhotoSubject, _ language: Language
    ) -> KeptAnswer? {
        let photo: Photo
        let isRepeat: Bool
        switch acceptance {
        case .added(let found): (photo, isRepeat) = (found, false)
        case .repeated(let found): (photo, isRepeat) = (found, true)
        case .answeredBefore, .retryKeyReused: return nil
        }
        let body = JSONWriter.object {
            photo.write(to: &$0, of: subject)
            if isRepeat { $0.member("repeated", true) }
        }
        return KeptAnswer(
            status: isRepeat ? 200 : 201, language: language, location: photo.path(of: subject), body: body)
    }
}

extension Photo {
    func path(of subject: PhotoSubject) -> String {
        switch subject {
        case .report(let id): "/api/v1/reports/\(id)/photos/\(number)"
        case .work(let id): "/api/v1/cases/\(id)/photos/\(number)"
        }
    }

    package func write(to object: inout JSONObject, of subject: PhotoSubject) {
        write(to: &object, at: path(of: subject))
        object.member("hidden", isHidden)
    }

    /// What whoever follows a report is told of it.
    func write(to object: inout JSONObject, at path: String) {
        object.member("number", number)
        object.member("url", path)
        object.member("width", width)
        object.member("height", height)
        object.member("bytes", bytes)
        object.member("receivedAt", received)
    }
}

extension Examples {
    static let photo = #"""
        {"number":1,"url":"/api/v1/reports/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f/photos/1","width":1600,"height":1200,"bytes":284113,"receivedAt":"2026-11-20T17:05:20Z","hidden":false}
        """#
    static let repeatedPhoto = photo.replacing(#""hidden":false"#, with: #""hidden":false,"repeated":true"#)
}
