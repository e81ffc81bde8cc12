package import API
import HTTPTypes
import Hummingbird
package import Reports
package import Web

/// The door for apps and services that speak Open311: GeoReport v2, with service discovery. Holds what its routes need to do their work.
///
/// It asks what the API asks, by the package methods of ``APIService``, and has no rule of its own: it takes words of the standard for
/// Lykta's, and Lykta's for words of the standard.
package struct Open311Routes: Sendable {
    let api: APIService
    /// The municipalities that speak Open311, by their codes.
    let served: [Profile]
    let keys: KeyRing
    let followLinks: FollowLinks
    let publicURL: PublicURL

    /// - Parameters:
    ///   - served: Every municipality; those that have not chosen Open311 are left out.
    ///   - keys: Those that the server lets in by.
    package init(
        api: APIService, served: [Profile], keys: KeyRing, followLinks: FollowLinks, publicURL: PublicURL
    ) {
        self.api = api
        self.served = served.filter(\.speaksOpen311).sorted { $0.municipality < $1.municipality }
        self.keys = keys
        self.followLinks = followLinks
        self.publicURL = publicURL
    }

    package var routes: [Route] {
        [
            // A client that has the service's address alone looks for discovery there, with all that it adds to every address.
            route("/open311/discovery.xml", Self.common, isDiscovery: true) { try discovery($0) },
            route("/open311/discovery.json", Self.common, isDiscovery: true) { try discovery($0) },
            route("/open311/v2/discovery.xml", Self.common, isDiscovery: true) { try discovery($0) },
            route("/open311/v2/discovery.json", Self.common, isDiscovery: true) { try discovery($0) },
            route("/open311/v2/services.xml", Self.common) { try services($0) },
            route("/open311/v2/services.json", Self.common) { try services($0) },
            route("/open311/v2/services/{service}", Self.common) { try definition($0) },
            route("/open311/v2/requests.xml", Self.listing) { try await requests($0) },
            route("/open311/v2/requests.json", Self.listing) { try await requests($0) },
            route("/open311/v2/requests/{request}", Self.common + [Self.extensions]) {
                try await request($0)
            },
            route("/open311/v2/tokens/{token}", Self.common) { try await token($0) },
            posting("/open311/v2/requests.xml"), posting("/open311/v2/requests.json"),
        ]
    }

    private static let common: [Route.QueryParameter] = [
        .init(
            "jurisdiction_id", .text, "The municipality's code; must be given where several are served.",
            example: "1060"),
        .init("api_key", .text, "A key of Lykta.", example: "lykta_aaaaaaaa_…"),
    ]

    static let extensions = Route.QueryParameter(
        "extensions", .boolean, "`true` for `extended_attributes` too.", example: "true")

    private static let listing = common + RequestQuery.parameters + [extensions]

    private func route(
        _ path: StaticString, _ query: [Route.QueryParameter], isDiscovery: Bool = false,
        _ answer: @escaping @Sendable (Call) async throws -> Document
    ) -> Route {
        Route(
            .get, path, .open, query: query,
            summary: Bilingual(swedish: "Open311", english: "Open311"),
            answers: [.init(.ok, "The answer.", AnswerFormat(of: "\(path)").mediaType)],
            problems: [.notFound], isDescribed: false
        ) { call in
            let format = AnswerFormat(of: call.path)
            // Test tools of the standard look for the bare type in discovery, and in discovery alone.
            return Response(
                .ok, isDiscovery ? format.mediaType : format.contentType,
                try await answer(call).bytes(as: format),
                headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private func posting(_ path: StaticString) -> Route {
        Route(
            .post, path, .open, query: Self.common + [Self.extensions],
            body: .init(limit: 32 * 1_024, schema: .text, example: "\"\"", mayBeForm: true),
            summary: Bilingual(swedish: "Open311", english: "Open311"),
            answers: [.init(.ok, "The answer.", AnswerFormat(of: "\(path)").mediaType)],
            problems: [.faultyContent, .retryKeyReused, .notFound, .notReady, .notWritable],
            isDescribed: false, takesReports: true
        ) { call in
            let format = AnswerFormat(of: call.path)
            return Response(
                .ok, format.contentType, try await post(call),
                headers: [.contentLanguage: call.language.rawValue])
        }
    }
}

extension Open311Routes {
    /// The municipality that a request is about: the only one, where it names none.
    ///
    /// - Throws: 404 for one that does not speak Open311, and where none does; 400 where it must be named.
    func jurisdiction(_ given: String?) throws(Problem) -> Profile {
        guard let first = served.first else { throw .notFound }
        let list = served.map { "\($0.municipality) (\($0.name))" }.joined(separator: ", ")
        guard let given else {
            guard served.count == 1 else {
                throw .parameters([
                    .parameter(
                        "jurisdiction_id", "parameter.required", sv: "Ange kommunen, någon av: \(list).",
                        en: "Say which municipality, one of: \(list).")
                ])
            }
            return first
        }
        guard let found = served.first(where: { $0.municipality.description == given }) else {
            throw .notThere(
                "jurisdiction_id", sv: "Kommunen finns inte här. Här finns: \(list).",
                en: "The municipality is not here. Here are: \(list).")
        }
        return found
    }

    /// Who calls: a key in `Authorization: Bearer`, else in `api_key`.
    ///
    /// - Parameter actions: What the caller may do is the first of these that the key lets it.
    /// - Throws: What becomes 403.
    func caller(_ call: Call, key given: String?, to actions: [Action]) async throws -> Caller {
        let header = call.headers[.authorization].flatMap { header -> String? in
            let words = header.split(separator: " ", maxSplits: 1)
            return words.count == 2 && words[0].lowercased() == "bearer" ? String(words[1]) : ""
        }
        guard let text = header ?? given else {
            throw Problem(
                .keyMissing,
                Bilingual(
                    swedish: "Skicka en nyckel: api_key=lykta_… eller Authorization: Bearer lykta_…",
                    english: "Send a key: api_key=lykta_… or Authorization: Bearer lykta_…"))
        }
        guard let secret = APIKeySecret.parse(text),
            let key = try await keys.key(opening: secret, at: call.now)
        else {
            throw Problem(
                .keyUnknown,
                Bilingual(
                    swedish: "Nyckeln är felskriven, okänd eller återkallad.",
                    english: "The key is misspelled, unknown or revoked."))
        }
        for action in actions {
            if let caller = Caller(.key(key), to: action) { return caller }
        }
        throw Problem.scopeMissing(actions.flatMap(\.scopes))
    }

    /// - Throws: What becomes 403 for a key of other municipalities.
    func require(_ caller: Caller, in profile: Profile) throws(Problem) {
        guard !caller.sees(profile.municipality) else { return }
        throw Problem(
            .scopeMissing,
            Bilingual(
                swedish: "Nyckeln gäller inte kommun \(profile.municipality).",
                english: "The key is not for municipality \(profile.municipality)."))
    }
}

extension Call {
    /// A parameter of the address; one that is empty counts as absent.
    func given(_ name: String) -> String? { query[name].flatMap { $0.isEmpty ? nil : $0 } }
}

extension Problem {
    /// 404 for what a field names.
    static func notThere(_ name: String, sv: String, en: String) -> Problem {
        Problem(
            .notFound, Bilingual(swedish: sv, english: en),
            faults: [.parameter(name, "parameter.value", sv: sv, en: en)])
    }
}
