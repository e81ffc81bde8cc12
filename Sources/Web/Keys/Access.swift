package import Reports

/// Who may use a route.
package enum Access: Hashable, Sendable {
    /// Everybody; nothing personal is behind it.
    case open
    /// A key with one of these scopes, in the order in which an answer names them.
    case anyOf([APIKey.Scope])

    package static func scope(_ scope: APIKey.Scope) -> Access { .anyOf([scope]) }

    package var scopes: [APIKey.Scope] {
        switch self {
        case .open: []
        case .anyOf(let scopes): scopes
        }
    }
}
