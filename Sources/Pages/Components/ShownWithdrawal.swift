import Prevention
import Reports

/// That something was entered by mistake, or is not held: who said so, when and why.
struct ShownWithdrawal: Sendable {
    let reason: String
    /// Nil where the history does not tell.
    let by: String?
    let when: String?

    /// Nil for what stands.
    ///
    /// - Parameter kind: Of the event by which it was said; the last such counts.
    init?<Kind>(_ reason: String?, saidIn history: [HistoryEvent<Kind>], as kind: Kind) {
        guard let reason else { return nil }
        let event = history.last { $0.kind == kind }
        self.reason = reason
        by = event?.by.name
        when = event.map { SwedishTime($0.at).description }
    }
}
