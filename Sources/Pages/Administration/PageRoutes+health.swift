import API
import Reports
import Web

/// How the server fares, and what administrators have done.
extension PageRoutes {
    var healthRoutes: [Route] { [showHealth, showRecord] }

    private var showHealth: Route {
        staffPage("/admin/drift", .manageMessages, Bilingual(swedish: "Drift", english: "Health")) {
            call, visit in
            let words = frame.words[visit.language]
            let health = await api.health()
            let dead = try await api.messages(in: .dead, limit: 1_000, for: try call.caller()).messages.count
            var page = administration("admin-health", words["admin-health"], visit)
            page.content["notReady"] = health.notReady
            page.content["isReady"] = health.notReady == nil
            page.content["isFull"] = health.isNearlyFull
            page.content["definitions"] = [
                Definition(words["health-version"], [health.version]),
                Definition(words["health-started"], [health.started.map { ShownTime($0).when } ?? "–"]),
                Definition(words["health-queue"], ["\(health.queueDepth)"]),
                Definition(
                    words["health-delivery"],
                    [
                        health.delivers ? words["health-delivers"] : words["health-delivers-not"],
                        dead == 0 ? words["outbox-none-dead"] : words.count(dead, "outbox-count"),
                    ]),
                Definition(
                    words["health-database"], [Self.size(health.databaseBytes, in: visit.language)]),
                Definition(
                    words["health-disk"],
                    [
                        words(
                            "health-free",
                            [
                                "free": Self.size(health.freeBytes, in: visit.language),
                                "all": Self.size(health.diskBytes, in: visit.language),
                            ])
                    ]),
                Definition(
                    words["health-backup"],
                    [health.lastBackup.map { ShownTime($0).when } ?? words["health-backup-unknown"]]),
            ]
            return page
        }
    }

    private var showRecord: Route {
        staffPage("/admin/logg", .managePeople, Bilingual(swedish: "Logg", english: "Record")) {
            call, visit in
            let words = frame.words[visit.language]
            let events = try await api.administrationEvents(for: try call.caller(), limit: 200)
            var page = administration("admin-record", words["admin-record"], visit)
            page.content["events"] = events.map { event in
                TimelineEvent(
                    moment: event.at.rfc3339, when: ShownTime(event.at).when,
                    title: words(event.kind.word, ["what": event.subject]),
                    text: event.detail.isEmpty ? nil : event.detail, by: event.by.name)
            }
            page.content["isEmpty"] = events.isEmpty
            return page
        }
    }

    /// A size as people read it, in thousands.
    private static func size(_ bytes: Int?, in language: Language) -> String {
        guard let bytes else { return "–" }
        var (amount, unit) = (Double(bytes), 0)
        while amount >= 1_000, unit < 4 {
            amount /= 1_000
            unit += 1
        }
        let tenths = Int((amount * 10).rounded())
        let point = language == .swedish ? "," : "."
        let number =
            unit == 0 || tenths >= 100 ? "\((tenths + 5) / 10)" : "\(tenths / 10)\(point)\(tenths % 10)"
        return "\(number) \(["B", "kB", "MB", "GB", "TB"][unit])"
    }
}

extension ServerHealth {
    /// Whether less than a tenth of the disk is left.
    var isNearlyFull: Bool {
        guard let freeBytes, let diskBytes else { return false }
        return freeBytes < diskBytes / 10
    }
}

extension AdministrationEvent.Kind {
    /// The key of what it is called.
    fileprivate var word: String {
        switch self {
        case .personAdded: "record-person-added"
        case .rolesSet: "record-roles-set"
        case .passwordSet: "record-password-set"
        case .sessionsEnded: "record-sessions-ended"
        case .personDisabled: "record-person-disabled"
        case .personEnabled: "record-person-enabled"
        case .keyAdded: "record-key-added"
        case .keyRevoked: "record-key-revoked"
        case .testMessageSent: "record-test-message"
        case .messageRetried: "record-message-retried"
        case .messageDropped: "record-message-dropped"
        case .areasChanged: "record-areas-changed"
        case .rulesChanged: "record-rules-changed"
        case .casesRouted: "record-cases-routed"
        }
    }
}
