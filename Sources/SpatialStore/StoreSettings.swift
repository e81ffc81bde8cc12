package import Reports
package import Triage

/// What a store needs beside its file.
package struct StoreSettings: Sendable {
    /// The municipalities served, each with its profile and routing rules.
    package var jurisdictions: [ProfileDocument]
    /// How many reports may wait to be written before more are refused.
    package var queueCapacity: Int
    /// How long something may wait to be written before it is refused instead; nil for ever. Whoever asked has an answer in
    /// time, and what is refused has not been written.
    package var mostWait: Duration?
    /// Whether the placed reports are read into memory, where questions by place are answered at once. For a server;
    /// ignored by a store that only reads, which would not learn of what others write.
    package var keepsReportsInMemory: Bool
    /// Whether units get messages about new cases. Off when history is filled in.
    package var queuesMessages: Bool
    /// Makes the id of a new case.
    package var makeCaseID: @Sendable (Timestamp) -> Case.ID
    /// Seals originals. Nil for a store that only reads, or that no report comes to: one that came would be refused.
    package var sealing: (any OriginalSealing)?
    /// Called after each commit, so that whoever sends messages looks at once.
    package var committed: @Sendable () -> Void

    package init(
        jurisdictions: [ProfileDocument], queueCapacity: Int = 256, mostWait: Duration? = nil,
        keepsReportsInMemory: Bool = false,
        queuesMessages: Bool = true,
        makeCaseID: @escaping @Sendable (Timestamp) -> Case.ID,
        sealing: (any OriginalSealing)?, committed: @escaping @Sendable () -> Void = {}
    ) {
        self.jurisdictions = jurisdictions
        self.queueCapacity = queueCapacity
        self.mostWait = mostWait
        self.keepsReportsInMemory = keepsReportsInMemory
        self.queuesMessages = queuesMessages
        self.makeCaseID = makeCaseID
        self.sealing = sealing
        self.committed = committed
    }
}
