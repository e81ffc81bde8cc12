/// Keeps what was changed about accounts, keys, areas, rules and messages from the pages, and by whom.
package protocol AdministrationStore: Sendable {
    func note(_ event: AdministrationEvent) async throws

    /// What was done in these municipalities, and what is of no single one; everything when there are none. The latest first, at most
    /// `limit`.
    func administrationEvents(in municipalities: Set<MunicipalityCode>, limit: Int) async throws
        -> [AdministrationEvent]
}

/// Something that an administrator did.
package struct AdministrationEvent: Hashable, Sendable {
    package let at: Timestamp
    package let by: Agent
    /// Nil for what is of no single municipality.
    package let municipality: MunicipalityCode?
    package let kind: Kind
    /// What it was done to: an e-mail address, a key's public part, a layer, a message's number. Never a secret.
    package let subject: String
    /// How, in the words of the command line and the files; empty when the kind says it all.
    package let detail: String

    package init(
        at: Timestamp, by: Agent, municipality: MunicipalityCode?, kind: Kind, subject: String,
        detail: String = ""
    ) {
        self.at = at
        self.by = by
        self.municipality = municipality
        self.kind = kind
        self.subject = subject
        self.detail = detail
    }

    /// The raw values are kept.
    package enum Kind: String, CaseIterable, Sendable {
        case personAdded = "person-added"
        case rolesSet = "roles-set"
        case passwordSet = "password-set"
        case sessionsEnded = "sessions-ended"
        case personDisabled = "person-disabled"
        case personEnabled = "person-enabled"
        case keyAdded = "key-added"
        case keyRevoked = "key-revoked"
        case testMessageSent = "test-message-sent"
        case messageRetried = "message-retried"
        case messageDropped = "message-dropped"
        case areasChanged = "areas-changed"
        case rulesChanged = "rules-changed"
        case casesRouted = "cases-routed"
    }
}
