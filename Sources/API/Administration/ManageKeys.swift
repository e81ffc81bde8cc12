import Hummingbird
package import JSON
package import Reports
import Triage
package import Web

extension APIService {
    var listKeys: Route {
        Route(
            .get, "/api/v1/keys", .to(.manageKeys),
            summary: Bilingual(swedish: "API-nycklar", english: "API keys"),
            notes:
                "Oldest first, revoked ones too; never the keys themselves. A key bound to municipalities sees those bound to no others.",
            answers: [.init(.ok, "The keys.", "application/json", .named("Keys"), example: Examples.keys)]
        ) { call in
            let keys = try await keys(managedBy: try call.caller())
            return .json(
                JSONWriter.object {
                    $0.array("keys") { array in for key in keys { array.object { key.write(to: &$0) } } }
                })
        }
    }

    var addKey: Route {
        Route(
            .post, "/api/v1/keys", .to(.manageKeys),
            body: .init(limit: 16 * 1_024, schema: .named("NewKey"), example: Examples.newKey),
            summary: Bilingual(swedish: "Skapa en nyckel", english: "Add a key"),
            notes:
                "`key` in the answer is shown this once and kept nowhere. A key bound to municipalities makes keys for those only, and no key makes one with scopes it lacks, unless it has `keys:grant`. Without `municipalities` the key is for all that are served; `null` and an empty list are refused, and so is one that is not served here. `webhook`, for a key with `report:own`, is where it is told of what becomes of its reports; `webhookSecret` in the answer is what that is signed with, shown this once too.",
            answers: [
                .init(
                    .created, "The key.", "application/json", .named("AddedKey"), example: Examples.addedKey)
            ],
            problems: [.faultyContent, .notWritable, .notReady]
        ) { try await addKey($0) }
    }

    var revokeKey: Route {
        Route(
            .delete, "/api/v1/keys/{prefix}", .to(.manageKeys),
            summary: Bilingual(swedish: "Återkalla en nyckel", english: "Revoke a key"),
            notes: "`prefix` is the eight signs after `lykta_`. The key stops at once and stays in the list.",
            answers: [.init(.noContent, "Revoked.")], problems: [.notWritable, .notReady]
        ) { call in
            let prefix = try call.value { $0.utf8.count == 8 ? $0 : nil }
            _ = try await revokeKey(prefix, by: try call.caller(), at: call.now)
            return Response(status: .noContent)
        }
    }

    /// The keys that a caller may see and revoke, oldest first, revoked ones too.
    package func keys(managedBy caller: Caller) async throws -> [APIKey] {
        try await store.keys().filter { caller.manages($0.municipalities) }
    }

    /// - Throws: ``Problem/notFound`` for a key that there is not, that is another municipality's, or revoked already.
    package func revokeKey(_ prefix: String, by caller: Caller, at now: Timestamp) async throws -> APIKey {
        guard let found = try await store.key(prefix: prefix), caller.manages(found.key.municipalities),
            try await store.revoke(prefix: prefix, at: now)
        else { throw Problem.notFound }
        keys.forget()
        await note(.keyRevoked, prefix, found.key.name, in: found.key.municipalities, by: caller, at: now)
        return found.key
    }

    private var scopeList: String { APIKey.Scope.allCases.map(\.rawValue).joined(separator: ", ") }

    private func addKey(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = BodyReader(try call.json())
        let name = reader.value("name", isRequired: true, sv: "1–100 byte text.", en: "1–100 bytes of text.")
        { WantedKey.isName($0) ? $0 : nil }
        let scopes = reader.words("scopes", most: 20, APIKey.Scope.self)
        let codes = reader.values(
            "municipalities", sv: "En kommunkod, fyra siffror.", en: "A kommunkod, four digits."
        ) { text in
            MunicipalityCode(text)
        }
        if scopes.isEmpty, reader.faults.isEmpty {
            reader.fault(
                at: reader.pointer.appending("scopes"), "member.required", sv: "Ange minst en: \(scopeList).",
                en: "Give at least one: \(scopeList).")
        }
        reader.refuseNothing(
            "municipalities",
            sv: "Minst en kommunkod. Utan municipalities gäller nyckeln alla kommuner som betjänas.",
            en: "At least one kommunkod. Without municipalities the key is for all that are served.")
        let address = reader.value(
            "webhook", sv: "En webbadress som börjar med https.", en: "A URL that begins with https."
        ) { KeyWebhook.isAddress($0) ? $0 : nil }
        let wanted = WantedKey(
            name: name ?? "", scopes: scopes, municipalities: codes, webhook: address)
        reader.add(faults(of: wanted, from: caller))
        try reader.finish()
        let made = try await makeKey(wanted, by: caller, at: call.now)
        return .json(
            JSONWriter.object {
                $0.member("key", made.secret)
                $0.memberIfPresent("webhookSecret", made.key.webhook?.secret)
                made.key.write(to: &$0)
            }, status: .created)
    }

    /// Makes a key as it is wanted.
    ///
    /// - Throws: ``Problem`` with every fault: what is not filled in, and what the caller may not give.
    package func addKey(_ wanted: WantedKey, by caller: Caller, at now: Timestamp) async throws -> MadeKey {
        let found = wanted.faults + faults(of: wanted, from: caller)
        guard found.isEmpty else { throw Problem.content(found) }
        return try await makeKey(wanted, by: caller, at: now)
    }

    private func makeKey(_ wanted: WantedKey, by caller: Caller, at now: Timestamp) async throws -> MadeKey {
        var chance = makeChance()
        let secret = APIKeySecret.mint(using: &chance)
        let key = APIKey(
            prefix: secret.prefix, name: wanted.name, scopes: Set(wanted.scopes),
            municipalities: Set(wanted.municipalities), created: now, revoked: nil,
            webhook: wanted.webhook.map { KeyWebhook.mint(for: $0, using: &chance) })
        try await store.add(key, digest: secret.digest)
        keys.forget()
        let scopes = key.scopes.map(\.rawValue).sorted().joined(separator: ", ")
        await note(
            .keyAdded, key.prefix, "\(key.name): \(scopes)", in: key.municipalities, by: caller, at: now)
        return MadeKey(key: key, secret: secret.text)
    }

    /// What the caller may not give, and a webhook that would not be called.
    private func faults(of wanted: WantedKey, from caller: Caller) -> [Problem.Fault] {
        var faults: [Problem.Fault] = []
        func fault(_ pointer: String, _ code: String, sv: String, en: String) {
            faults.append(.init(.pointer(pointer), code, Bilingual(swedish: sv, english: en)))
        }
        for (index, scope) in wanted.scopes.enumerated()
        where !caller.has(scope, in: Set(wanted.municipalities)) && !caller.may(.giveAnyScope) {
            if caller.person == nil {
                fault(
                    "/scopes/\(index)", "key.scope",
                    sv:
                        "Den egna nyckeln har inte \(scope.rawValue). Det krävs keys:grant för att ge vad man inte själv har.",
                    en:
                        "Your own key lacks \(scope.rawValue). It takes keys:grant to give what you do not have."
                )
            } else {
                fault(
                    "/scopes/\(index)", "key.scope",
                    sv:
                        "Du får inte själv göra allt som \(scope.rawValue) ger, i hela kommunen. Den som sköter servern kan göra nyckeln med lykta keys add.",
                    en:
                        "You may not yourself do all that \(scope.rawValue) gives, in the whole municipality. Whoever runs the server can make the key with lykta keys add."
                )
            }
        }
        for (index, code) in wanted.municipalities.enumerated()
        where served[code] == nil && !served.isEmpty {
            let names = served.values.map(\.profile).sorted { $0.municipality < $1.municipality }
                .map { "\($0.municipality) \($0.name)" }.joined(separator: ", ")
            fault(
                "/municipalities/\(index)", "key.municipality-unserved",
                sv: "\(code) betjänas inte här. Kommuner som betjänas: \(names).",
                en: "\(code) is not served here. Municipalities that are served: \(names).")
        }
        if !caller.manages(Set(wanted.municipalities)) {
            fault(
                "/municipalities", "key.municipality",
                sv: caller.person == nil
                    ? "Bara kommuner som den egna nyckeln är bunden till."
                    : "Välj minst en kommun, bland dem där du är administratör.",
                en: caller.person == nil
                    ? "Only municipalities that your own key is bound to."
                    : "Choose at least one municipality, among those that you administer.")
        }
        guard let webhook = wanted.webhook else { return faults }
        if !wanted.scopes.contains(.reportOwn) {
            fault(
                "/webhook", "key.webhook-scope",
                sv: "Nyckeln behöver report:own för att få veta hur det går.",
                en: "The key needs report:own to be told of its reports.")
        } else if let found = webhookFault(webhook) {
            fault("/webhook", "key.webhook", sv: found.swedish, en: found.english)
        }
        return faults
    }
}

/// A key as somebody wants it.
package struct WantedKey: Sendable {
    package var name: String
    package var scopes: [APIKey.Scope]
    /// None for all that are served.
    package var municipalities: [MunicipalityCode]
    package var webhook: String?

    package init(
        name: String, scopes: [APIKey.Scope], municipalities: [MunicipalityCode], webhook: String?
    ) {
        self.name = name
        self.scopes = scopes
        self.municipalities = municipalities
        self.webhook = webhook
    }

    static func isName(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count) && text.unicodeScalars.allSatisfy { $0.value >= 0x20 }
    }

    /// What is not filled in, or not as it must be.
    fileprivate var faults: [Problem.Fault] {
        var faults: [Problem.Fault] = []
        if !Self.isName(name) {
            faults.append(
                .init(
                    .pointer("/name"), "member.value",
                    Bilingual(
                        swedish: "Skriv vad nyckeln är till för, högst 100 byte.",
                        english: "Say what the key is for, in at most 100 bytes.")))
        }
        if scopes.isEmpty {
            faults.append(
                .init(
                    .pointer("/scopes"), "member.required",
                    Bilingual(
                        swedish: "Välj minst en sak som nyckeln får göra.",
                        english: "Choose at least one thing that the key may do.")))
        }
        if let webhook, !KeyWebhook.isAddress(webhook) {
            faults.append(
                .init(
                    .pointer("/webhook"), "member.value",
                    Bilingual(
                        swedish: "En webbadress som börjar med https.",
                        english: "A URL that begins with https.")))
        }
        return faults
    }
}

/// A key that was just made.
package struct MadeKey: Sendable {
    package let key: APIKey
    /// The key itself: shown this once and kept nowhere.
    package let secret: String
}

extension Caller {
    /// Whether what is bound to these municipalities is the caller's to manage; none means all.
    func manages(_ others: Set<MunicipalityCode>) -> Bool {
        municipalities.isEmpty || (!others.isEmpty && others.isSubset(of: municipalities))
    }
}

extension APIKey {
    /// Never the key itself, nor what its messages are signed with.
    package func write(to object: inout JSONObject) {
        object.member("prefix", prefix)
        object.member("name", name)
        object.member("scopes", Scope.allCases.filter(scopes.contains).map(\.rawValue))
        object.member("municipalities", municipalities.sorted())
        object.member("createdAt", created)
        object.member("revokedAt", revoked)
        object.member("webhook", webhook?.url)
    }
}

extension Examples {
    static let keys = #"""
        {"keys":[{"prefix":"k7mq2xwd","name":"E-tjänsten","scopes":["report:write"],"municipalities":["1060"],"createdAt":"2026-11-01T08:00:00Z","revokedAt":null,"webhook":null}]}
        """#
    static let newKey = #"""
        {"name":"E-tjänsten","scopes":["report:write","report:own"],"municipalities":["1060"],"webhook":"https://etjanst.example.se/lykta"}
        """#
    static let addedKey = #"""
        {"key":"lykta_k7mq2xwd_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","webhookSecret":"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","prefix":"k7mq2xwd","name":"E-tjänsten","scopes":["report:write","report:own"],"municipalities":["1060"],"createdAt":"2026-11-01T08:00:00Z","revokedAt":null,"webhook":"https://etjanst.example.se/lykta"}
        """#
}
