import HTTPTypes
import Hummingbird
import JSON
import Reports
import Web

extension APIService {
    private static let upload = Route.Upload(
        limit: 12 * 1_024 * 1_024, mediaTypes: PhotoFormat.allCases.flatMap(\.mediaTypes), seconds: 120)

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
            headers: [Self.idempotencyKey, .acceptLanguage], upload: Self.upload,
            summary: Bilingual(swedish: "Lämna en bild till en rapport", english: "Add a photo to a report"),
            notes: """
                The photo itself as the body, as the phone took it: JPEG, PNG, WebP or HEIC. At most three for a report, and \
                only for reports that the same key sent. It is turned upright, shrunk to 1,600 pixels and stored as JPEG without \
                anything but its pixels; what came in is not kept. The same bytes sent again are the same photo: 200, and \
                `repeated` is true. The report was kept before and stays, whatever becomes of its photos.
                """,
            answers: Self.answers, problems: Self.problems
        ) { call in
            let caller = try call.caller()
            let filed = try await filed(call)
            guard let sender = caller.sender, filed.report.sender == sender else { throw Problem.notFound }
            return try await add(call, to: filed.report.id, for: caller.id)
        }
    }

    var addPhotoByLink: Route {
        Route(
            .post, "/follow/{reference}/{secret}/photos", .open,
            headers: [Self.idempotencyKey, .acceptLanguage], upload: Self.upload,
            summary: Bilingual(
                swedish: "Lämna en bild till sin rapport", english: "Add a photo to one's own report"),
            notes:
                "The same for whoever has the link from the receipt, without a key: the link with `/photos` after it.",
            answers: Self.answers, problems: Self.problems
        ) { call in
            guard let reference = Reference(call.values[0]),
                let filed = try await store.report(reference),
                followLinks.isSecret(call.values[1], of: filed.report.id)
            else { throw Problem.notFound }
            return try await add(call, to: filed.report.id, for: "follow:\(filed.report.id)")
        }
    }

    /// - Parameter client: Whose `Idempotency-Key` it is.
    private func add(_ call: Call, to report: Report.ID, for client: String) async throws -> Response {
        guard let body = call.upload else { throw Problem.internalFault }
        let format = PhotoFormat(mediaType: try body.mediaType())
        do {
            let incoming = try photos.begin()
            try await body.receive { try await incoming.append($0) }
            let source = try await incoming.inspect(as: format)
            let retry = try Self.retryKey(
                call, of: client, digest: source.bytes + Array(report.description.utf8))
            if let retry, let earlier = try await store.earlierAnswer(to: retry) {
                return try response(to: PhotoAcceptance(earlier), of: report, call.language)
            }
            let known = try await store.photos(of: report)
            if retry == nil, let same = known.first(where: { $0.source == source }) {
                return try response(to: .repeated(same), of: report, call.language)
            }
            // Before the work of decoding; the store decides once more.
            if known.count >= Photo.most, !known.contains(where: { $0.source == source }) {
                throw PhotoFault.tooMany
            }
            let photo = NewPhoto(
                image: try await incoming.image(), source: source, received: call.now, retry: retry)
            let acceptance = try await store.add(photo, to: report) { acceptance in
                retry == nil ? [] : answer(to: acceptance, of: report, call.language)?.bytes ?? []
            }
            return try response(to: acceptance, of: report, call.language)
        } catch let fault as PhotoPreparingFault {
            throw Problem(fault)
        } catch let fault as PhotoFault {
            throw Problem(fault)
        }
    }

    private func response(to acceptance: PhotoAcceptance, of report: Report.ID, _ language: Language) throws
        -> Response
    {
        switch acceptance {
        case .added, .repeated:
            guard let answer = answer(to: acceptance, of: report, language) else { break }
            return answer.response
        case .answeredBefore(let bytes):
            guard let kept = KeptAnswer(bytes) else { break }
            return kept.response
        case .retryKeyReused: throw Problem.retryKeyReused
        }
        throw Problem.internalFault
    }

    /// The answer to a photo that was kept, now or before; nil for what is no such thing.
    private func answer(to acceptance: PhotoAcceptance, of report: Report.ID, _ language: Language)
        -> KeptAnswer?
    {
        let photo: Photo
        let isRepeat: Bool
        switch acceptance {
        case .added(let found): (photo, isRepeat) = (found, false)
        case .repeated(let found): (photo, isRepeat) = (found, true)
        case .answeredBefore, .retryKeyReused: return nil
        }
        let body = JSONWriter.object {
            photo.write(to: &$0, of: report)
            if isRepeat { $0.member("repeated", true) }
        }
        return KeptAnswer(
            status: isRepeat ? 200 : 201, language: language, location: photo.path(of: report), body: body)
    }
}

extension PhotoAcceptance {
    fileprivate init(_ earlier: Acceptance) {
        if case .answeredBefore(let bytes) = earlier {
            self = .answeredBefore(bytes)
        } else {
            self = .retryKeyReused
        }
    }
}

extension Photo {
    func path(of report: Report.ID) -> String { "/api/v1/reports/\(report)/photos/\(number)" }

    func write(to object: inout JSONObject, of report: Report.ID) {
        object.member("number", number)
        object.member("url", path(of: report))
        object.member("width", width)
        object.member("height", height)
        object.member("bytes", bytes)
        object.member("receivedAt", received)
        object.member("hidden", isHidden)
    }
}

extension Problem {
    init(_ fault: PhotoPreparingFault) {
        switch fault {
        case .unavailable:
            self.init(
                .notReady,
                Bilingual(
                    swedish:
                        "Bilder kan inte tas emot här just nu. Rapporten är sparad och hanteras utan bild.",
                    english:
                        "Photos cannot be taken here just now. The report is kept and is dealt with without one."
                ),
                headers: [.retryAfter: "3600"])
        case .overloaded(let seconds):
            self.init(
                .overloaded,
                Bilingual(
                    swedish:
                        "För många bilder kommer just nu. Rapporten är sparad. Skicka bilden igen om \(seconds) s.",
                    english:
                        "Too many photos are coming just now. The report is kept. Please send the photo again in \(seconds) s."
                ),
                headers: [.retryAfter: "\(seconds)"])
        case .notWritable:
            self.init(
                .notWritable,
                Bilingual(
                    swedish: "Bilden kunde inte tas emot. Rapporten är sparad. Skicka bilden igen om 60 s.",
                    english:
                        "The photo could not be received. The report is kept. Please send the photo again in 60 s."
                ),
                headers: [.retryAfter: "60"])
        case .refused(let refusal):
            self = .photo(refusal.code, refusal.message)
        }
    }

    init(_ fault: PhotoFault) {
        switch fault {
        case .noSuchReport, .noSuchPhoto: self = .notFound
        case .tooMany:
            self = .photo(
                "photo.too-many",
                Bilingual(
                    swedish: "Rapporten har redan tre bilder.",
                    english: "The report has three photos already."))
        }
    }

    private static func photo(_ code: String, _ message: Bilingual) -> Problem {
        Problem(
            .faultyContent,
            Bilingual(
                swedish: "\(message.swedish) Rapporten är sparad.",
                english: "\(message.english) The report is kept."),
            faults: [Fault(.pointer(""), code, message)])
    }
}

extension Examples {
    static let photo = #"""
        {"number":1,"url":"/api/v1/reports/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f/photos/1","width":1600,"height":1200,"bytes":284113,"receivedAt":"2026-11-20T17:05:20Z","hidden":false}
        """#
    static let repeatedPhoto = photo.replacing(#""hidden":false"#, with: #""hidden":false,"repeated":true"#)
}
