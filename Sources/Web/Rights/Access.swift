/// Who may use a route. Every route says it; without it, none can be declared.
package enum Access: Hashable, Sendable {
    /// Everybody; nothing personal is behind it.
    case open
    /// Whoever may do this, for what the caller may see.
    case to(Action)

    package var action: Action? {
        switch self {
        case .open: nil
        case .to(let action): action
        }
    }
}
