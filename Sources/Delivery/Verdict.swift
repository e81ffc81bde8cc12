import Reports

/// What is to be written about a message after a try, and how long its lane rests.
enum Verdict: Hashable, Sendable {
    case delivered
    /// Tried again at `next`; later messages to the same receiver wait until `laneRests`.
    case again(DeliveryFault, next: Timestamp, laneRests: Timestamp)
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
            let rest = max(min(wait, Lanes.patience), asked ?? Lanes.patience)
            self = .again(fault, next: now.adding(wait), laneRests: now.adding(min(rest, wait)))
        }
    }
}
