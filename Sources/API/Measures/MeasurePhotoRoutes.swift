import HTTPTypes
import Hummingbird
import JSON
package import Prevention
import Reports
import Web

extension APIService {
    /// The routes of photos of measures, and of those that everybody may see.
    var measurePhotoRoutes: [Route] {
        [putMeasurePhoto, readMeasurePhoto, editMeasurePhoto, deleteMeasurePhoto]
    }

    private var putMeasurePhoto: Route {
        Route(
            .put, "/api/v1/measures/{id}/photos/{photo}", .to(.keepMeasures),
            query: [
                .init(
                    "alt", .text, "What it shows, for who cannot see it.", isRequired: true,
                    example: "Fyra nya stolpar"),
                .init(
                    "published", .boolean,
                    "Whether everybody may see it, once the measure is done and published; without it, staff alone.",
                    example: "true"),
            ], headers: [.acceptLanguage], upload: PhotoKeeper.upload,
            summary: Bilingual(swedish: "En bild av en åtgärd", english: "A photo of a measure"),
            notes: """
                The photo itself as the body, as the telephone took it: JPEG, PNG, WebP or HEIC, under an id that the sender makes, a UUID. The \
                same file sent again is the photo that is kept already, under its first id. It is turned upright, shrunk to 1,600 pixels \
                and stored as JPEG without anything but its pixels; what came in is not kept. At most \(MeasurePhoto.most) for a measure; `alt` of at \
                most \(MeasurePhoto.longestAlternative) bytes. A file that was erased of the measure is refused. `warnings`: what in `alt` seems personal; the photo is \
                then not published until that is changed.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("MeasurePhoto"),
                    example: Examples.measurePhoto, headers: ["Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("MeasurePhoto"),
                    example: Examples.measurePhoto, headers: ["Location"]),
            ], problems: [.faultyContent, .conflict, .notReady, .notWritable]
        ) { call in
            let caller = try call.caller()
            let measure = try call.value { MeasureID($0) }
            let id = try call.value(1) { MeasurePhotoID($0) }
            guard try await store.measure(measure, in: caller.municipalities) != nil else {
                throw Problem.notFound
            }
            var reader = QueryReader(call.query)
            let most = MeasurePhoto.longestAlternative
            let alternative = reader.value(
                "alt", sv: "Skriv vad bilden visar, högst \(most) byte.",
                en: "Say what the photo shows, in at most \(most) bytes."
            ) { Self.isAlternative($0) ? $0 : nil }
            let isPublished = reader.value("published", sv: "true eller false.", en: "true or false.") {
                ["true": true, "false": false][$0]
            }
            reader.require("alt")
            try reader.finish()
            guard let alternative else { throw Problem.internalFault }
            return try await Self.refusingPhotoAlone {
                let (incoming, source) = try await photos.receive(call)
                let kept = try await keepMeasurePhoto(
                    incoming, source: source, as: id, alternative: alternative,
                    isPublished: isPublished ?? false,
                    to: measure, for: caller, at: call.now)
                return response(kept.photo, of: measure, call, status: kept.isRepeat ? .ok : .created)
            }
        }
    }

    private var readMeasurePhoto: Route {
        Route(
            .get, "/api/v1/measures/{id}/photos/{photo}", .to(.plan),
            summary: Bilingual(swedish: "Se en bild av en åtgärd", english: "See a photo of a measure"),
            notes:
                "JPEG, upright, at most 1,600 pixels a side, nothing but pixels. Whoever sees the measure sees it.",
            answers: [Self.picture]
        ) { call in
            let measure = try call.value { MeasureID($0) }
            let id = try call.value(1) { MeasurePhotoID($0) }
            guard try await store.measure(measure, in: try call.caller().municipalities) != nil,
                let image = try await store.measurePhotoImage(id, of: measure)
            else { throw Problem.notFound }
            return Self.answer(image, as: "atgard-\(id)")
        }
    }

    private var editMeasurePhoto: Route {
        Route(
            .patch, "/api/v1/measures/{id}/photos/{photo}", .to(.keepMeasures), headers: [.acceptLanguage],
            body: .init(
                limit: 16 * 1_024, schema: .named("MeasurePhotoEdit"), example: Examples.measurePhotoEdit),
            summary: Bilingual(
                swedish: "Ändra en bild av en åtgärd", english: "Change a photo of a measure"),
            notes: """
                `alt`, `published` or both; that stands in the measure's history. No `If-Match`: whoever hides a face need not have read the \
                latest.
                """,
            answers: [
                .init(
                    .ok, "The photo as it is now.", "application/json", .named("MeasurePhoto"),
                    example: Examples.measurePhoto)
            ], problems: [.faultyContent, .notWritable, .notReady]
        ) { call in
            let measure = try call.value { MeasureID($0) }
            let photo = try await changeMeasurePhoto(
                try call.value(1) { MeasurePhotoID($0) }, of: measure, try call.json(),
                for: try call.caller(), at: call.now)
            return response(photo, of: measure, call, status: .ok)
        }
    }

    private var deleteMeasurePhoto: Route {
        Route(
            .delete, "/api/v1/measures/{id}/photos/{photo}", .to(.keepMeasures),
            summary: Bilingual(
                swedish: "Radera en bild av en åtgärd", english: "Erase a photo of a measure"),
            notes:
                "For good, because of a face or a plate: the same file is not taken again. That it was stands in the measure's history.",
            answers: [.init(.noContent, "Erased.")], problems: [.notWritable, .notReady]
        ) { call in
            try await eraseMeasurePhoto(
                try call.value(1) { MeasurePhotoID($0) }, of: try call.value { MeasureID($0) },
                for: try call.caller(), at: call.now)
            return Response(status: .noContent)
        }
    }

    var showDonePhoto: Route {
        Route(
            .get, "/api/v1/done/photos/{photo}", .open,
            summary: Bilingual(
                swedish: "Se en bild av det som gjordes", english: "See a photo of what was done"),
            notes: """
                For everybody: a photo that the municipality has chosen to publish, of a measure in `GET /api/v1/done`. JPEG, upright, at most \
                1,600 pixels a side, nothing but pixels.
                """,
            answers: [Self.picture]
        ) { call in
            let id = try call.value { MeasurePhotoID($0) }
            return Self.answer(try await publishedPicture(id, at: call.now), as: "gjort-\(id)")
        }
    }

    /// Whether a text says what a photo shows.
    package static func isAlternative(_ text: String) -> Bool {
        (1...MeasurePhoto.longestAlternative).contains(text.utf8.count) && !text.utf8.contains(0)
            && text.contains { !$0.isWhitespace }
    }

    private func response(
        _ photo: MeasurePhoto, of measure: MeasureID, _ call: Call, status: HTTPResponse.Status
    ) -> Response {
        let body = JSONWriter.object { object in
            photo.write(to: &object, of: measure)
            let warnings = Self.warnings(of: photo, at: call.now)
            if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: call.language) }) }
        }
        return .json(body, status: status, headers: [.location: photo.path(of: measure)])
    }
}

extension MeasurePhoto {
    /// Where the picture is, for who sees the measure.
    package func path(of measure: MeasureID) -> String { "/api/v1/measures/\(measure)/photos/\(id)" }

    func write(to object: inout JSONObject, of measure: MeasureID) {
        object.member("id", id)
        object.member("url", path(of: measure))
        object.member("alt", alternative)
        object.member("published", isPublished)
        object.member("width", width)
        object.member("height", height)
        object.member("bytes", bytes)
        object.member("receivedAt", received)
    }
}

extension Examples {
    static let measurePhotoEdit = #"{"published":true}"#
    static let measurePhoto = #"""
        {"id":"018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e63","url":"/api/v1/measures/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20/photos/018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e63","alt":"Fyra nya stolpar längs gångvägen.","published":false,"width":1600,"height":1200,"bytes":284113,"receivedAt":"2026-11-20T15:20:00Z"}
        """#
}
