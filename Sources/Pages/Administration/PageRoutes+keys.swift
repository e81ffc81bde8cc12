import API
import Reports
import Web

/// API keys: which there are, a new one, and the end of one.
extension PageRoutes {
    var keyRoutes: [Route] { [listKeys, showNewKey, addKey, revokeKey] }

    private var listKeys: Route {
        staffPage(
            "/admin/nycklar", .manageKeys, query: [Self.done], Bilingual(swedish: "Nycklar", english: "Keys")
        ) { call, visit in
            let words = frame.words[visit.language]
            let keys = try await api.keys(managedBy: try call.caller())
            let rows = keys.map { KeyRow($0, served, words) }
            var page = administration("admin-keys", words["admin-keys"], visit)
            page.content["keys"] = rows.filter { $0.revoked == nil }
            page.content["revokedKeys"] = rows.filter { $0.revoked != nil }
            page.content["hasRevoked"] = rows.contains { $0.revoked != nil }
            return page
        }
    }

    private var showNewKey: Route {
        staffPage("/admin/ny-nyckel", .manageKeys, Bilingual(swedish: "Ny nyckel", english: "New key")) {
            call, visit in
            newKey(
                WantedKey(name: "", scopes: [], municipalities: [], webhook: nil), [], try call.caller(),
                visit)
        }
    }

    private var addKey: Route {
        staffForm("/admin/ny-nyckel", .manageKeys, Bilingual(swedish: "Gör en nyckel", english: "Make a key"))
        {
            call, visit, form in
            let caller = try call.caller()
            let offered = municipalitiesOffered(to: caller).map(\.municipality)
            let webhook = form["webhook"] ?? ""
            let wanted = WantedKey(
                name: form["name"] ?? "",
                scopes: APIKey.Scope.allCases.filter { form["scopes-\($0.rawValue)"] != nil },
                municipalities: offered.count == 1
                    ? offered : offered.filter { form["municipalities-\($0)"] != nil },
                webhook: webhook.isEmpty ? nil : webhook)
            do {
                let made = try await api.addKey(wanted, by: caller, at: call.now)
                return .page(madeKey(made, visit))
            } catch let problem as Problem {
                let faults = try Self.faults(
                    of: problem,
                    at: [
                        "name": "name", "scopes": "scopes",
                        "municipalities": offered.count == 1 ? "main" : "municipalities",
                        "webhook": "webhook",
                    ], in: visit.language)
                return .page(newKey(wanted, faults, caller, visit))
            }
        }
    }

    private var revokeKey: Route {
        staffForm(
            "/admin/nycklar/{prefix}/aterkallelse", .manageKeys,
            Bilingual(swedish: "Återkalla en nyckel", english: "Revoke a key")
        ) { call, _, _ in
            let prefix = try call.value { $0.utf8.count == 8 ? $0 : nil }
            _ = try await api.revokeKey(prefix, by: try call.caller(), at: call.now)
            return .seeOther("/admin/nycklar?gjort=aterkallad")
        }
    }

    private func municipalitiesOffered(to caller: Caller) -> [Profile] {
        served.values.filter { caller.sees($0.municipality) }.sorted { $0.municipality < $1.municipality }
    }

    private func newKey(_ wanted: WantedKey, _ faults: [FormFault], _ caller: Caller, _ visit: Visit) -> Page
    {
        let words = frame.words[visit.language]
        let fault = { (id: String) in faults.first { $0.field == id }?.text }
        let offered = municipalitiesOffered(to: caller)
        var page = administration("admin-key-new", words["admin-key-new"], visit)
        page.refuse(faults)
        page.content["name"] = TextField(
            id: "name", label: words["admin-key-name"], value: wanted.name,
            hint: words["admin-key-name-hint"],
            fault: fault("name"))
        page.content["scopes"] = CheckGroup(
            id: "scopes", label: words["admin-key-scopes"],
            choices: APIKey.Scope.allCases.map { (value: $0.rawValue, label: words[$0.word]) },
            chosen: Set(wanted.scopes.map(\.rawValue)), hint: words["admin-key-scopes-hint"],
            fault: fault("scopes"))
        if offered.count > 1 {
            page.content["places"] = CheckGroup(
                id: "municipalities", label: words["admin-key-municipalities"],
                choices: offered.map { (value: $0.municipality.description, label: $0.name) },
                chosen: Set(wanted.municipalities.map(\.description)), fault: fault("municipalities"))
        }
        page.content["webhook"] = TextField(
            id: "webhook", label: words["admin-key-webhook"], value: wanted.webhook ?? "",
            hint: words["admin-key-webhook-hint"], fault: fault("webhook"))
        return page
    }

    private func madeKey(_ made: MadeKey, _ visit: Visit) -> Page {
        let words = frame.words[visit.language]
        var page = administration(
            "admin-shown-once", words("admin-key-made", ["name": made.key.name]), visit)
        page.content["lead"] = words["admin-key-once"]
        page.content["secrets"] = [
            ShownSecret(label: words["admin-key-itself"], value: made.secret),
            made.key.webhook.map { ShownSecret(label: words["admin-key-secret"], value: $0.secret) },
        ].compactMap(\.self)
        page.content["onward"] = "/admin/nycklar"
        page.content["onwardName"] = words["admin-key-onward"]
        return page
    }
}

/// A key in the list.
private struct KeyRow: Sendable {
    let prefix: String
    let name: String
    let scopes: [String]
    let places: [String]
    let created: ShownTime
    let revoked: ShownTime?
    let webhook: String?

    init(_ key: APIKey, _ served: [MunicipalityCode: Profile], _ words: Words) {
        prefix = key.prefix
        name = key.name
        scopes = APIKey.Scope.allCases.filter(key.scopes.contains).map { words[$0.word] }
        places =
            key.municipalities.isEmpty
            ? [words["admin-key-everywhere"]]
            : key.municipalities.sorted().map { served[$0]?.name ?? $0.description }
        created = ShownTime(key.created)
        revoked = key.revoked.map(ShownTime.init)
        webhook = key.webhook?.url
    }
}

extension APIKey.Scope {
    /// The key of what it lets a program do.
    fileprivate var word: String {
        switch self {
        case .reportWrite: "scope-report-write"
        case .reportRead: "scope-report-read"
        case .reportOwn: "scope-report-own"
        case .caseWrite: "scope-case-write"
        case .originalRead: "scope-original-read"
        case .metricsRead: "scope-metrics-read"
        case .admin: "scope-admin"
        case .keysGrant: "scope-keys-grant"
        }
    }
}
