package import Reports

/// Keeps promises, what was promised on which day, and what was counted.
///
/// Empty sets of municipalities mean all. A promise is seen by each of its municipalities, and is as if it were not for all others.
package protocol PromiseStore: Sendable {
    /// Keeps a draft once: one that is sent again with the same content is the promise that is kept already, as it is now.
    ///
    /// - Throws: ``PromiseFault``: ``PromiseFault/idTaken`` for the id of something else, in whatever municipality.
    func addPromise(_ promise: CitizenPromise, as writer: PromiseWriter, by agent: Agent) async throws
        -> (promise: CitizenPromise, isRepeat: Bool)

    func promise(_ id: PromiseID, in municipalities: Set<MunicipalityCode>) async throws -> CitizenPromise?

    /// The one that ends last first.
    func promises(_ query: PromiseQuery) async throws -> [CitizenPromise]

    /// Carries out edits, all or none; `version` must be the promise's current one.
    ///
    /// - Throws: ``PromiseFault``.
    func changePromise(
        _ id: PromiseID, in municipalities: Set<MunicipalityCode>, _ edits: [PromiseEdit], version: Int,
        as writer: PromiseWriter, by agent: Agent, at moment: Timestamp
    ) async throws -> CitizenPromise

    /// Counts an event once: one that is sent again with the same content is the event that is kept already.
    ///
    /// - Throws: ``PromiseFault``.
    func addEvent(
        _ event: PromiseEvent, to id: PromiseID, in municipalities: Set<MunicipalityCode>,
        as writer: PromiseWriter
    ) async throws -> (event: PromiseEvent, isRepeat: Bool)

    /// Lets an event count no more. It stays, with the reason.
    ///
    /// - Throws: ``PromiseFault``.
    func withdrawEvent(
        _ event: PromiseEventID, of id: PromiseID, in municipalities: Set<MunicipalityCode>,
        because reason: String,
        as writer: PromiseWriter, by agent: Agent, at moment: Timestamp
    ) async throws -> PromiseEvent

    /// All, withdrawn ones too, the latest day first.
    func events(of id: PromiseID) async throws -> [PromiseEvent]

    /// Everything that was promised, the first first.
    func termsOverTime(of id: PromiseID) async throws -> [DatedTerms]

    /// Everything that happened to it, the first first.
    func promiseHistory(of id: PromiseID) async throws -> [PromiseChange]
}

/// Which promises are wanted.
package struct PromiseQuery: Hashable, Sendable {
    /// Those that one of them is a party of; all when empty.
    package var municipalities: Set<MunicipalityCode> = []
    /// All when empty.
    package var states: Set<PromiseState> = []
    /// Those that commit, or once committed, to one of them; all when empty.
    package var commitments: Set<CommitmentID> = []
    /// Whether only those that everybody may read.
    package var isPublic = false
    package var limit = PromiseQuery.most

    /// How many promises one answer holds at most.
    package static let most = 500

    package init(
        municipalities: Set<MunicipalityCode> = [], states: Set<PromiseState> = [], isPublic: Bool = false,
        limit: Int = PromiseQuery.most
    ) {
        self.municipalities = municipalities
        self.states = states
        self.isPublic = isPublic
        self.limit = min(max(1, limit), Self.most)
    }
}

/// Something that happened to a promise.
package typealias PromiseChange = HistoryEvent<PromiseChangeKind>

/// The raw values are kept.
package enum PromiseChangeKind: String, CaseIterable, Sendable {
    case made, changed, counted, withdrawn
}
