import Exports
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension APIService {
    /// The routes of situational pictures.
    var pictureRoutes: [Route] {
        [
            listPictures, addPicture, readPicture, editPicture, adoptReport, lookAtPicture, comparePictures,
        ]
    }

    private static let onePicture: [Route.Answer] = [
        .init(
            .ok, "The picture as it is now.", "application/json", .named("WholePicture"),
            example: Examples.wholePicture, headers: ["ETag"])
    ]

    private var listPictures: Route {
        Route(
            .get, "/api/v1/pictures", .to(.plan),
            query: [.init("kind", .words(PictureKind.self), "Of this kind.", example: "operative")],
            headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Lägesbilder", english: "Situational pictures"),
            notes: """
                Without what was frozen; the one of the latest day first, at most \(PictureQuery.most).
                """,
            answers: [
                .init(
                    .ok, "The pictures.", "application/json", .named("Pictures"), example: Examples.pictures)
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let kind = reader.word("kind", PictureKind.self)
            try reader.finish()
            let found = try await pictures(PictureQuery(kind: kind), for: try call.caller())
            let body = JSONWriter.object { $0.pictures(found) { $0.text(in: call.language) } }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private var addPicture: Route {
        Route(
            .post, "/api/v1/pictures", .to(.keepPicture), headers: [.acceptLanguage],
            body: .init(limit: 128 * 1_024, schema: .named("NewPicture"), example: Examples.newPicture),
            summary: Bilingual(swedish: "Gör en lägesbild", english: "Make a situational picture"),
            notes: """
                Made of what was known when `day` ended, which must be over, and frozen: yesterday when absent. `from` and `until`: the first and the last \
                day of the span; through `day`, a week for an `operative` picture and a year for a `strategic` one, when absent; none of them before 2000. The same day, span and \
                data give the same bytes, and so the same `digest`. `id`: a UUID that the caller makes; sent again with the same words, it is the picture that is kept already, \
                as it is now; with other words, or when another picture has the id, wherever, 409. `words`: the analyst's own, by heading. A `yearly` picture is the \
                report to the municipal council (Lag 2023:196, § 13): of a whole calendar year, the last one that was over when `from` and `until` are absent, with other \
                headings, counts of reports rounded and small ones not told. `corrects`: an earlier one of the same year; its words stand where none are sent. Restricted \
                reports count for nothing. Who sees a part of the municipality's reports alone makes \
                none: 409.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WholePicture"),
                    example: Examples.wholePicture, headers: ["ETag", "Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WholePicture"),
                    example: Examples.wholePicture, headers: ["ETag", "Location"]),
            ], problems: [.faultyContent, .conflict, .notWritable, .notReady]
        ) { call in
            let kept = try await keepPicture(try call.json(), for: try call.caller(), at: call.now)
            return response(kept.picture, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var readPicture: Route {
        Route(
            .get, "/api/v1/pictures/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Läs en lägesbild", english: "Read a situational picture"),
            notes: """
                As it was frozen, with the analyst's words as they are now. Each row says by `source` where its figures come from; rows of cases that the caller may not \
                see are left out. `low` and `high`: the ends of the 95 % interval; null where there is none. `open`: whether everybody may be told of the row, \
                unless it counts reports or cases. `digest`: SHA-256 of what was frozen. `ETag` is the version to change the words by.
                """,
            answers: Self.onePicture
        ) { call in
            let whole = try await wholePicture(
                try call.value { PictureID($0) }, for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var editPicture: Route {
        Route(
            .patch, "/api/v1/pictures/{id}", .to(.keepPicture), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 128 * 1_024, schema: .named("PictureEdit"), example: Examples.pictureEdit),
            summary: Bilingual(swedish: "Ändra en lägesbilds ord", english: "Change the words of a picture"),
            notes: """
                At least one member; all of them or none. `words`: by heading; an empty text takes them away, and what they were is kept. `published`: whether \
                everybody may read the picture, without numbers of reports and cases; not while its words seem to hold personal data. What was frozen is never changed. A `yearly` one is \
                published once it was adopted, and keeps its words from then on: 409. With a `reason`, words that should not have stood there are masked, with what holds no personal data itself: \
                `maskedDigest` is the SHA-256 of it as it stands then, beside the `adoption.digest` of what was adopted. `withdrawn`: why a picture was made by mistake, \
                which is refused where it seems to hold personal data; then it is published no longer, is no evidence for a duty, and changes no more. Neither an adopted report is withdrawn nor a part of a \
                shared picture, and nothing by who sees a part of the municipality's reports alone: 409.
                """,
            answers: Self.onePicture,
            problems: [
                .faultyContent, .versionMissing, .changedMeanwhile, .conflict, .notWritable, .notReady,
            ]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await changePicture(
                try call.value { PictureID($0) }, try call.json(), version: version,
                for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var adoptReport: Route {
        Route(
            .post, "/api/v1/pictures/{id}/adoption", .to(.keepPicture), headers: [.ifMatch, .acceptLanguage],
            body: .init(
                limit: 16 * 1_024, schema: .named("NewAdoption"), example: Examples.newAdoption),
            summary: Bilingual(swedish: "Anta en årsrapport", english: "Adopt a yearly report"),
            notes: """
                Of a `yearly` picture that is a draft: `day`, from that on which it was made; `body`: which one adopted it, never a person; `link`: to the \
                decision, `https://`, else to the report where the server has such an address. After that neither figures nor words change, and \
                `adoption.digest` is the SHA-256 of both with the decision; a correction is another with `corrects`. Once a report of the year was \
                adopted, the next must correct the one adopted last: 409 names it. The duty to report (`/api/v1/duties`) is \
                told done on that day in the same step. Who sees a part of the municipality's reports alone adopts none: 409. Not while what it says seems to hold personal data.
                """,
            answers: Self.onePicture,
            problems: [
                .faultyContent, .versionMissing, .changedMeanwhile, .conflict, .notWritable, .notReady,
            ]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await adoptPicture(
                try call.value { PictureID($0) }, try call.json(), version: version,
                for: try call.caller(), at: call.now)
            return response(whole, call.language)
        }
    }

    private var lookAtPicture: Route {
        Route(
            .get, "/api/v1/pictures/{id}/again", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(
                swedish: "Vad som har kommit till och rättats",
                english: "What has come since and was corrected"),
            notes: """
                The picture made again for the same day and span, of what is known today, beside the frozen one. `same`: whether it is the same byte for byte. \
                `corrections`: what would be said otherwise, section by section. `differences` of a row that is called otherwise: which part of its name \
                (of a case `category`, `place` and `since`), before and after. `late`: reports that were seen in the span and came in after the day, by source.
                """,
            answers: [
                .init(
                    .ok, "The look.", "application/json", .named("PictureLook"),
                    example: Examples.pictureLook)
            ], problems: [.conflict]
        ) { call in
            let found = try await look(at: try call.value { PictureID($0) }, for: try call.caller())
            let body = JSONWriter.object { found.look.write(to: &$0) { $0.text(in: call.language) } }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private var comparePictures: Route {
        Route(
            .get, "/api/v1/pictures/{id}/against/{other}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Jämför två lägesbilder", english: "Compare two pictures"),
            notes: """
                What the second says otherwise than the first: rows that are new, gone and changed, by heading. `differences` of a row that is called otherwise: which part of its name \
                (of a case `category`, `place` and `since`), before and after.
                """,
            answers: [
                .init(
                    .ok, "The comparison.", "application/json", .named("PictureComparison"),
                    example: Examples.pictureComparison)
            ]
        ) { call in
            let found = try await comparison(
                of: try call.value { PictureID($0) }, with: try call.value(1) { PictureID($0) },
                for: try call.caller())
            let body = JSONWriter.object { found.comparison.write(to: &$0) { $0.text(in: call.language) } }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private func response(
        _ whole: WholePicture, _ language: Language, status: HTTPResponse.Status = .ok
    ) -> Response {
        let body = JSONWriter.object { whole.write(to: &$0, in: language) }
        return .json(
            body, version: whole.head.version, at: "/api/v1/pictures/\(whole.head.id)", in: language,
            status: status)
    }
}
