import Exports
import HTTPTypes
import Hummingbird
package import JSON
import Prevention
import Reports
package import Web

extension APIService {
    /// The routes of pictures that several municipalities share.
    var sharedPictureRoutes: [Route] {
        [listSharedPictures, addSharedPicture, readSharedPicture, editSharedPicture]
    }

    private static let oneSharedPicture: [Route.Answer] = [
        .init(
            .ok, "The shared picture as it is now.", "application/json", .named("WholeSharedPicture"),
            example: Examples.wholeSharedPicture, headers: ["ETag"])
    ]

    private var listSharedPictures: Route {
        Route(
            .get, "/api/v1/shared-pictures", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Gemensamma lägesbilder", english: "Shared pictures"),
            notes: """
                Those of which a municipality that the caller sees has a part, without the parts; the one of the latest day first, at most \(PictureQuery.most).
                """,
            answers: [
                .init(
                    .ok, "The shared pictures.", "application/json", .named("SharedPictures"),
                    example: Examples.sharedPictures)
            ]
        ) { call in
            let found = try await sharedPictures(for: try call.caller())
            let body = JSONWriter.object { $0.sharedPictures(found) { $0.text(in: call.language) } }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private var addSharedPicture: Route {
        Route(
            .post, "/api/v1/shared-pictures", .to(.keepPicture), headers: [.acceptLanguage],
            body: .init(
                limit: 128 * 1_024, schema: .named("NewSharedPicture"), example: Examples.newSharedPicture),
            summary: Bilingual(swedish: "Gör en gemensam lägesbild", english: "Make a shared picture"),
            notes: """
                A picture of each of `municipalities`, as `POST /api/v1/pictures` makes it, of the same kind, span and day, and a cover over them with `words` in \
                common. They lie in one police area, where police areas are mapped: else 422. Only for who sees all reports of every one of them that are not \
                restricted: else 409. Each part is a picture of its municipality, with words of its own, and is published by itself. `id`: a UUID that the \
                caller makes; sent again with the same words, it is the one that is kept already, as it is now; with other words, or when another has the id, 409. \
                A `yearly` picture is not shared: 422.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WholeSharedPicture"),
                    example: Examples.wholeSharedPicture, headers: ["ETag", "Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WholeSharedPicture"),
                    example: Examples.wholeSharedPicture, headers: ["ETag", "Location"]),
            ], problems: [.faultyContent, .conflict, .notWritable, .notReady]
        ) { call in
            let kept = try await keepSharedPicture(try call.json(), for: try call.caller(), at: call.now)
            return response(kept.picture, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var readSharedPicture: Route {
        Route(
            .get, "/api/v1/shared-pictures/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Läs en gemensam lägesbild", english: "Read a shared picture"),
            notes: """
                `words` are what all its municipalities read. `parts`: the pictures of those that the caller sees, as `GET /api/v1/pictures/{id}` gives each; of the \
                others nothing but their codes. `totals`: sums over all parts, empty unless the caller sees every one, since a sum less one's own part is another's. \
                `ETag` is the version to change the words by. 404 where none of the municipalities is the caller's.
                """,
            answers: Self.oneSharedPicture
        ) { call in
            let whole = try await wholeSharedPicture(
                try call.value { SharedPictureID($0) }, for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var editSharedPicture: Route {
        Route(
            .patch, "/api/v1/shared-pictures/{id}", .to(.keepPicture), headers: [.ifMatch, .acceptLanguage],
            body: .init(
                limit: 128 * 1_024, schema: .named("SharedPictureEdit"), example: Examples.sharedPictureEdit),
            summary: Bilingual(
                swedish: "Ändra de gemensamma orden, eller ta tillbaka bilden",
                english: "Change the words in common, or withdraw the picture"),
            notes: """
                `words`: by heading; an empty text takes them away, and what they were is kept. All municipalities of the picture read them, so only who sees every part \
                writes them: else 409. The words of a part are changed by `PATCH /api/v1/pictures/{id}`. \
                `withdrawn`, alone: why the picture was made by mistake, which is refused where it seems to hold personal data. Every part of it is withdrawn with it, for the same reason, as \
                `PATCH /api/v1/pictures/{id}` withdraws one: published no longer, no evidence for a duty, and changed no more. By the person who made it, and by who sees all reports of every \
                municipality of it: else 409.
                """,
            answers: Self.oneSharedPicture,
            problems: [
                .faultyContent, .conflict, .versionMissing, .changedMeanwhile, .notWritable, .notReady,
            ]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await changeSharedPicture(
                try call.value { SharedPictureID($0) }, try call.json(), version: version,
                for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private func response(
        _ whole: WholeSharedPicture, _ language: Language, status: HTTPResponse.Status = .ok
    ) -> Response {
        let body = JSONWriter.object { whole.write(to: &$0, in: language) }
        return .json(
            body, version: whole.shared.version, at: "/api/v1/shared-pictures/\(whole.shared.id)",
            in: language, status: status)
    }
}

extension APIService.WholeSharedPicture {
    /// The shared picture, its parts and its history, as the API writes them.
    package func write(to object: inout JSONObject, in language: Language) {
        shared.write(parts, totals, to: &object) { $0.text(in: language) }
        object.history(history) { $0.text(in: language) }
        if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: language) }) }
    }
}
