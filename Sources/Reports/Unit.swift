/// Someone who can be responsible for a case.
package struct Unit: Hashable, Sendable {
    package let code: Code<Unit>
    package let name: Bilingual
    package let kind: Kind
    /// How the unit gets its messages, and which; a unit without any works in the service itself.
    package let subscriptions: [Subscription]

    package init(code: Code<Unit>, name: Bilingual, kind: Kind, subscriptions: [Subscription]) {
        self.code = code
        self.name = name
        self.kind = kind
        self.subscriptions = subscriptions
    }

    package init(code: Code<Unit>, name: Bilingual, kind: Kind, channels: [Channel]) {
        self.init(code: code, name: name, kind: kind, subscriptions: channels.map { Subscription($0) })
    }

    package var channels: [Channel] { subscriptions.map(\.channel) }

    package enum Kind: String, CaseIterable, Sendable {
        case department, company
        case roadAuthority = "road-authority"
        case propertyOwner = "property-owner"
        case police
    }
}

/// A way in which a unit gets messages about its cases.
package enum Channel: Hashable, Sendable {
    /// A signed POST (Standard Webhooks). `secret` names the setting that holds the signing secret.
    case webhook(url: String, secret: String)
    /// An e-mail through the system's `sendmail`.
    case email(address: String)
}

/// What a unit gets through one of its channels.
package struct Subscription: Hashable, Sendable {
    package let channel: Channel
    package let events: Set<CaseNotice.Event>
    /// When all that came goes in one e-mail; nil for a message each, at once.
    package let digest: DigestTime?

    package init(
        _ channel: Channel, to events: Set<CaseNotice.Event> = Self.usual, digest: DigestTime? = nil
    ) {
        self.channel = channel
        self.events = events
        self.digest = digest
    }

    /// What a channel gets that asks for nothing in particular: all but each further report, of which a case may get hundreds.
    package static let usual = Set(CaseNotice.Event.allCases).subtracting([.reported])
}
