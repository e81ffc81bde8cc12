import API
import Exports
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Reports
import Web

/// Promises as everybody may read them: signed, published, and with nobody named.
extension PageRoutes {
    var publicPromiseRoutes: [Route] {
        [
            openPage(
                "/lofte",
                Bilingual(swedish: "Medborgarlöften för alla", english: "Citizen promises for everybody")
            ) {
                call, visit in
                let words = frame.words[visit.language]
                let found = try await api.publicPromises(at: call.now)
                var page = Page(template: "public-promises", title: words["promises-title"])
                page.content["promises"] = found.map { PromiseRow($0, at: "/lofte", visit.language, words) }
                page.content["isEmpty"] = found.isEmpty
                return page
            },
            publicData(
                "/lofte/data.json", "application/json",
                Bilingual(swedish: "Medborgarlöften som öppna data", english: "Citizen promises as open data")
            ) { call, language in
                let found = try await api.publicPromises(at: call.now)
                return JSONWriter.object { $0.promises(found, in: language) }
            },
            publicData(
                "/lofte/atom.xml", PromiseAtom.mediaType,
                Bilingual(swedish: "Medborgarlöften som flöde", english: "Citizen promises as a feed")
            ) { call, language in
                let title = frame.words[language]["promises-title"]
                return try await api.promiseFeed(title: title, language, at: call.now)
            },
            openPage(
                "/lofte/{id}",
                Bilingual(swedish: "Ett medborgarlöfte för alla", english: "A citizen promise for everybody")
            ) {
                call, visit in
                let told = try await api.publicPromise(try call.value { PromiseID($0) }, at: call.now)
                var page = Page(template: "public-promise", title: told.terms.title)
                page.show(told, visit.language, frame.words[visit.language])
                page.content["asOf"] = ShownDay(told.today, visit.language)
                return page
            },
            publicData(
                "/lofte/{id}/data.json", "application/json",
                Bilingual(
                    swedish: "Ett medborgarlöfte som öppna data", english: "A citizen promise as open data")
            ) { call, language in
                let told = try await api.publicPromise(try call.value { PromiseID($0) }, at: call.now)
                return JSONWriter.object {
                    told.write(to: &$0) { $0.text(in: language) }
                    told.writeEvents(to: &$0) { $0.text(in: language) }
                    told.writeAmendments(to: &$0) { $0.text(in: language) }
                }
            },
            publicData(
                "/lofte/{id}/atom.xml", PromiseAtom.mediaType,
                Bilingual(swedish: "Ett medborgarlöfte som flöde", english: "A citizen promise as a feed")
            ) { call, language in
                try await api.promiseFeed(
                    of: try call.value { PromiseID($0) }, language, at: call.now)
            },
        ]
    }

    private func publicData(
        _ path: StaticString, _ mediaType: String, _ summary: Bilingual,
        give: @escaping @Sendable (Call, Language) async throws -> [UInt8]
    ) -> Route {
        Route(
            .get, path, .open, query: [Visit.parameter], summary: summary,
            answers: [.init(.ok, "The data.", mediaType)], isPage: true, isDescribed: false
        ) { call in
            let language = try Visit(call).language
            return Response(
                .ok, mediaType, try await give(call, language),
                headers: [.contentLanguage: language.rawValue, .cacheControl: "no-cache"])
        }
    }
}
