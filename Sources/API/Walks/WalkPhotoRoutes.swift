import HTTPTypes
import Hummingbird
import JSON
package import Prevention
package import Reports
package import Web

extension APIService {
    /// The routes of photos that were taken at stops of walks.
    var walkPhotoRoutes: [Route] { [keepWalkPhoto, readWalkPhoto, eraseWalkPhoto] }

    private var keepWalkPhoto: Route {
        Route(
            .put, "/api/v1/walks/{id}/photos/{photo}", .to(.keepWalks),
            query: [
                .init(
                    "stop", .integer(1...SafetyWalk.mostStops), "The number of the stop.", isRequired: true,
                    example: "1"),
                .init(
                    "walker", .uuid, "Who took it, as the device calls itself.", isRequired: true,
                    example: "4f1c2d9e-58a1-4a7c-9a52-0c7b8a0d9e12"),
                .init(
                    "stopPlace", .array(.number()),
                    "`LON,LAT`: where the stop lay as the device showed it; refused where it lies elsewhere by now.",
                    example: "14.5306,56.2767"),
            ], headers: [.acceptLanguage], upload: PhotoKeeper.upload,
            summary: Bilingual(swedish: "En bild från ett stopp", english: "A photo from a stop"),
            notes: """
                The photo itself as the body, as the telephone took it: JPEG, PNG, WebP or HEIC, under an id that the device makes, a UUID. Sent \
                again it is the photo that is kept already. It is turned upright, shrunk to 1,600 pixels and stored as JPEG without anything \
                but its pixels; what came in is not kept. At most \(WalkPhoto.mostAtStop) for a stop. Taken however far the walk has come, \
                since a telephone may find its network late. One of a stop whose number another has got meanwhile is refused (`walk.other-stop`). \
                One that was erased is never kept again: 410, and the telephone drops it. Staff see it; \
                it is in nothing that is published.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WalkPhoto"), example: Examples.walkPhoto,
                    headers: ["Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WalkPhoto"),
                    example: Examples.walkPhoto, headers: ["Location"]),
            ], problems: [.erased, .faultyContent, .notReady, .notWritable]
        ) { call in
            let caller = try call.caller()
            let walk = try await walk(try call.value { WalkID($0) }, for: caller)
            let id = try call.value(1) { WalkPhotoID($0) }
            var reader = QueryReader(call.query)
            let stop = reader.number("stop", in: 1...SafetyWalk.mostStops)
            let walker = reader.value("walker", sv: "Ett UUID.", en: "A UUID.") { WalkerID($0) }
            let shown = reader.place("stopPlace", projector)
            reader.require("stop", "walker")
            try reader.finish()
            guard let stop, let walker else { throw Problem.internalFault }
            if let fault = walk.fault(atStop: stop, shownAt: shown) { throw Self.problem(fault) }
            return try await Self.refusingPhotoAlone {
                let (incoming, source) = try await photos.receive(call)
                // Before the work of decoding; the store decides once more.
                if let known = try await store.walkPhotos(of: walk.id).first(where: { $0.id == id }) {
                    guard known.stop == stop, known.source == source else { throw Self.problem(.idTaken) }
                    return photo(known, of: walk.id, status: .ok)
                }
                let new = NewWalkPhoto(
                    id: id, stop: stop, walker: walker, image: try await incoming.image(), source: source,
                    received: call.now, shownAt: shown)
                let kept = try await Self.refusing {
                    try await store.addWalkPhoto(
                        new, to: walk.id, in: caller.municipalities, by: caller.agent)
                }
                return photo(kept.photo, of: walk.id, status: kept.isRepeat ? .ok : .created)
            }
        }
    }

    private var readWalkPhoto: Route {
        Route(
            .get, "/api/v1/walks/{id}/photos/{photo}", .to(.plan),
            summary: Bilingual(swedish: "Se en bild från ett stopp", english: "See a photo from a stop"),
            notes:
                "JPEG, upright, at most 1,600 pixels a side, nothing but pixels. Whoever sees the walk sees it.",
            answers: [Self.picture]
        ) { call in
            let walk = try await walk(try call.value { WalkID($0) }, for: try call.caller())
            let id = try call.value(1) { WalkPhotoID($0) }
            guard let image = try await store.walkPhotoImage(id, of: walk.id) else { throw Problem.notFound }
            return Self.answer(image, as: "vandring-\(id)")
        }
    }

    private var eraseWalkPhoto: Route {
        Route(
            .delete, "/api/v1/walks/{id}/photos/{photo}", .to(.keepWalks),
            summary: Bilingual(
                swedish: "Radera en bild från ett stopp", english: "Erase a photo from a stop"),
            notes: """
                For good, because of a face or a plate. That it was stands in the walk's history. Its id alone is remembered, so that it does not \
                come back when a telephone sends it again.
                """,
            answers: [.init(.noContent, "Erased.")], problems: [.notWritable, .notReady]
        ) { call in
            try await erasePhoto(
                try call.value(1) { WalkPhotoID($0) }, of: try call.value { WalkID($0) },
                for: try call.caller(), at: call.now)
            return Response(status: .noContent)
        }
    }

    /// - Throws: 404 for a photo that the walk has not, and for a walk that the caller has no right to.
    package func erasePhoto(
        _ id: WalkPhotoID, of walk: WalkID, for caller: Caller, at now: Timestamp
    ) async throws {
        try await Self.refusing {
            try await store.eraseWalkPhoto(
                id, of: walk, in: caller.municipalities, by: caller.agent, at: now)
        }
    }

    private func photo(_ photo: WalkPhoto, of walk: WalkID, status: HTTPResponse.Status) -> Response {
        .json(
            JSONWriter.object { photo.write(to: &$0, of: walk, walkers: []) }, status: status,
            headers: [.location: photo.path(of: walk)])
    }
}

extension WalkPhoto {
    /// Where the picture is.
    package func path(of walk: WalkID) -> String { "/api/v1/walks/\(walk)/photos/\(id)" }

    /// - Parameter walkers: In the order in which they first answered; one that has answered nothing has no number.
    func write(to object: inout JSONObject, of walk: WalkID, walkers: [WalkerID]) {
        object.member("id", id)
        object.member("stop", stop)
        object.member("walker", walkers.firstIndex(of: walker).map { $0 + 1 })
        object.member("url", path(of: walk))
        object.member("width", width)
        object.member("height", height)
        object.member("bytes", bytes)
        object.member("receivedAt", received)
    }
}

extension Examples {
    static let walkPhoto = #"""
        {"id":"018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e62","stop":1,"walker":null,"url":"/api/v1/walks/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f/photos/018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e62","width":1600,"height":1200,"bytes":284113,"receivedAt":"2026-11-26T15:20:00Z"}
        """#
}
