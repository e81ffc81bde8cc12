import Reports

/// What came of one try to send a message.
enum Attempt: Hashable, Sendable {
    case delivered
    /// May go better later, but not sooner than `wait` when the receiver asked for one.
    case failed(DeliveryFault, wait: TimeSpan? = nil)
    /// Will not go better until somebody changes something.
    case hopeless(DeliveryFault)
    /// Cut short by us; as if it had not been tried.
    case interrupted
}
