/// Someone who can be responsible for a case.
package struct Unit: Hashable, Sendable {
    package let code: Code<Unit>
    package let name: Bilingual
    package let kind: Kind
    /// How the unit gets its messages; a unit without channels works in the service itself.
    package let channels: [Channel]

    package init(code: Code<Unit>, name: Bilingual, kind: Kind, channels: [Channel]) {
        self.code = code
        self.name = name
        self.kind = kind
        self.channels = channels
    }

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
    /// A plain e-mail through the system's `sendmail`.
    case email(address: String)
}
