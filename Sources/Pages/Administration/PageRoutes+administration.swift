import API
import Reports
import Web

extension PageRoutes {
    /// The pages for those who look after the service in a municipality.
    var administrationRoutes: [Route] {
        [administrationOverview] + peopleRoutes + personRoutes + keyRoutes + unitRoutes + outboxRoutes
            + areaRoutes + ruleRoutes + healthRoutes
    }

    /// What there is to look after, and what wants looking at.
    private var administrationOverview: Route {
        staffPage(
            "/admin", .manageKeys, Bilingual(swedish: "Administration", english: "Administration")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let people = try await api.people(managedBy: caller, at: call.now)
            let keys = try await api.keys(managedBy: caller)
            let dead = try await api.messages(in: .dead, limit: 1_000, for: caller).messages.count
            let health = await api.health()
            var page = administration("admin", words["admin-overview"], visit)
            page.content["cards"] = [
                AdministrationCard(
                    .people, words, "admin-people-lead",
                    words.count(people.count { $0.person.disabled == nil }, "admin-people-count")),
                AdministrationCard(
                    .keys, words, "admin-keys-lead",
                    words.count(keys.count { $0.revoked == nil }, "admin-keys-count")),
                AdministrationCard(
                    .units, words, "admin-units-lead", api.sendsMessages ? nil : words["health-delivers-not"]),
                AdministrationCard(
                    .messages, words, "admin-messages-lead",
                    dead == 0 ? words["outbox-none-dead"] : words.count(dead, "outbox-count"),
                    wantsLook: dead > 0),
                AdministrationCard(.areas, words, "admin-areas-lead"),
                AdministrationCard(.rules, words, "admin-rules-lead"),
                AdministrationCard(
                    .health, words, "admin-health-lead",
                    health.notReady == nil ? words["health-ready"] : words["health-not-ready"],
                    wantsLook: health.notReady != nil || health.isNearlyFull),
                AdministrationCard(.record, words, "admin-record-lead"),
            ]
            return page
        }
    }
}

/// A room of the administration on the overview.
struct AdministrationCard: Hashable, Sendable {
    let address: String
    let name: String
    /// What one does there.
    let lead: String
    /// How it is there now.
    let state: String?
    /// Whether somebody should look.
    let wantsLook: Bool

    init(
        _ room: AdministrationRoom, _ words: Words, _ lead: String, _ state: String? = nil,
        wantsLook: Bool = false
    ) {
        address = room.rawValue
        name = words[room.word]
        self.lead = words[lead]
        self.state = state
        self.wantsLook = wantsLook
    }
}
