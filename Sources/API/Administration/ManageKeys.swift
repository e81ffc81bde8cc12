import Hummingbird
package import JSON
package import Reports
import Triage
import Web

extension APIService {
    var listKeys: Route {
        Route(
            .get, "/api/v1/keys", .to(.manageKeys),
            summary: Bilingual(swedish: "API-nycklar", english: "API keys"),
            notes:
                "Oldest first, revoked ones too; never the keys themselves. A key bound to municipalities sees those bound to no others.",
            answers: [.init(.ok, "The keys.", "application/json", .named("Keys"), example: Examples.keys)]
        ) { call in
            let caller = try call.caller()
            let keys = try await store.keys().filter { caller.manages($0.municipalities) }
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
            let caller = try call.caller()
            let prefix = try call.value { $0.utf8.count == 8 ? $0 : nil }
            guard let found = try await store.key(prefix: prefix), caller.manages(found.key.municipalities),
                try await store.revoke(prefix: prefix, at: call.now)
            else { throw Problem.notFound }
            keys.forget()
            return Response(status: .noContent)
        }
    }

    private var scopeList: String { APIKey.Scope.allCases.map(\.rawValue).joined(separator: ", ") }

    private func addKey(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = BodyReader(try call.json())
        let name = reader.value("name", isRequired: true, sv: "1–100 byte text.", en: "1–100 bytes of text.")
        { text in
            (1...100).contains(text.utf8.count) && text.unicodeScalars.allSatisfy { $0.value >= 0x20 }
                ? text : nil
        }
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
        for (index, scope) in scopes.enumerated()
        where !caller.has(scope, in: Set(codes)) && !caller.may(.giveAnyScope) {
            reader.fault(
                at: reader.pointer.appending("scopes").appending(index), "key.scope",
                sv:
                    "Den egna nyckeln har inte \(scope.rawValue). Det krävs keys:grant för att ge vad man inte själv har.",
                en: "Your own key lacks \(scope.rawValue). It takes keys:grant to give what you do not have.")
        }
        reader.refuseNothing(
            "municipalities",
            sv: "Minst en kommunkod. Utan municipalities gäller nyckeln alla kommuner som betjänas.",
            en: "At least one kommunkod. Without municipalities the key is for all that are served.")
        for (index, code) in codes.enumerated() where served[code] == nil && !served.isEmpty {
            let names = served.values.map(\.profile).sorted { $0.municipality < $1.municipality }
                .map { "\($0.municipality) \($0.name)" }.joined(separator: ", ")
            reader.fault(
                at: reader.pointer.appending("municipalities").appending(index), "key.municipality-unserved",
                sv: "\(code) betjänas inte här. Kommuner som betjänas: \(names).",
                en: "\(code) is not served here. Municipalities that are served: \(names).")
        }
        if !caller.manages(Set(codes)) {
            reader.fault(
                at: reader.pointer.appending("municipalities"), "key.municipality",
                sv: "Bara kommuner som den egna nyckeln är bunden till.",
                en: "Only municipalities that your own key is bound to.")
        }
        let address = webhook(for: Set(scopes), &reader)
        try reader.finish()
        var chance = makeChance()
        let secret = APIKeySecret.mint(using: &chance)
        let webhook = address.map { KeyWebhook.mint(for: $0, using: &chance) }
        let key = APIKey(
            prefix: secret.prefix, name: name ?? "", scopes: Set(scopes), municipalities: Set(codes),
            created: call.now,
            revoked: nil, webhook: webhook)
        try await store.add(key, digest: secret.digest)
        keys.forget()
        return .json(
            JSONWriter.object {
                $0.member("key", secret.text)
                $0.memberIfPresent("webhookSecret", webhook?.secret)
                key.write(to: &$0)
            }, status: .created)
    }

    /// Where a new key is told of its reports; nil when it is not to be told.
    private func webhook(for scopes: Set<APIKey.Scope>, _ reader: inout BodyReader) -> String? {
        let address = reader.value(
            "webhook", sv: "En webbadress som börjar med https.", en: "A URL that begins with https."
        ) { KeyWebhook.isAddress($0) ? $0 : nil }
        guard let address else { return nil }
        if !scopes.contains(.reportOwn) {
            reader.fault(
                at: reader.pointer.appending("webhook"), "key.webhook-scope",
                sv: "Nyckeln behöver report:own för att få veta hur det går.",
                en: "The key needs report:own to be told of its reports.")
        } else if let fault = webhookFault(address) {
            reader.fault(
                at: reader.pointer.appending("webhook"), "key.webhook", sv: fault.swedish, en: fault.english)
        }
        return address
    }
}

extension Caller {
    /// Whether keys bound to these municipalities are the caller's to manage; none means all.
    fileprivate func manages(_ others: Set<MunicipalityCode>) -> Bool {
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
