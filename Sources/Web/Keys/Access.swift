import Reports

/// Who may use a route.
enum Access: Hashable, Sendable {
    /// Everybody; nothing personal is behind it.
    case open
    /// A key with one of these scopes, in the order in which an answer names them.
    case anyOf([APIKey.Scope])

    static func scope(_ scope: APIKey.Scope) -> Access { .anyOf([scope]) }

    var scopes: [APIKey.Scope] {
        switch self {
        case .open: []
        case .anyOf(let scopes): scopes
        }
    }
}
