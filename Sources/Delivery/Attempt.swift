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

/// What is to be written about a message after a try, and how long its receiver is left alone.
enum Verdict: Hashable, Sendable {
    case delivered
    /// Tried again at `next`; later messages to the same receiver wait until `receiverRests`.
    case again(DeliveryFault, next: Timestamp, receiverRests: Timestamp)
    case dead(DeliveryFault)
    case untried

    /// - Parameter earlierFailures: The failures before this try.
    init(
        _ attempt: Attempt, earlierFailures: Int, at now: Timestamp,
        using chance: inout some RandomNumberGenerator
    ) {
        switch attempt {
        case .delivered: self = .delivered
        case .interrupted: self = .untried
        case .hopeless(let fault): self = .dead(fault)
        case .failed(let fault, let asked):
            guard let pause = BackOff.pause(afterFailures: earlierFailures, using: &chance) else {
                self = .dead(fault)
                return
            }
            let wait = max(pause, asked ?? pause)
            let rest = max(min(wait, DeliveryQueues.patience), asked ?? DeliveryQueues.patience)
            self = .again(fault, next: now.adding(wait), receiverRests: now.adding(min(rest, wait)))
        }
    }
}
