package import Reports

/// Keeps measures, and every change of them with who made it.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol MeasureStore: MeasurePhotoStore {
    /// Keeps a measure once: one that is sent again with the same content is the measure that is kept already, as it is now. Findings
    /// among its causes that have become no measure, or one that was stopped, have become this one.
    ///
    /// - Throws: ``MeasureEditFault``: ``MeasureEditFault/idTaken`` for the id of something else, in whatever municipality.
    func addMeasure(_ measure: Measure, by agent: Agent) async throws -> (measure: Measure, isRepeat: Bool)

    func measure(_ id: MeasureID, in municipalities: Set<MunicipalityCode>) async throws -> Measure?

    /// Those without a day first, then by their day, the latest first.
    func measures(_ query: MeasureQuery) async throws -> [Measure]

    /// Carries out edits, all or none; `version` must be the measure's current one. Findings that became the measure go its way with it: done with
    /// it, under way again when it is opened again, open again when it is stopped; see ``Measure/status(of:from:)``. Its cases
    /// that it was closed with are told in its new title what was done.
    ///
    /// - Throws: ``MeasureEditFault``.
    func changeMeasure(
        _ id: MeasureID, in municipalities: Set<MunicipalityCode>, _ edits: [MeasureEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> Measure

    /// Closes the cases that a measure which is done is because of, those of its findings among them, and that are open, with one answer to all who reported: each
    /// address gets it once. All in one transaction, or nothing.
    ///
    /// - Parameter visibility: What the caller may see of cases.
    /// - Throws: ``MeasureEditFault``, ``MeasureEditFault/notDone`` among them, and ``CaseEditFault``: ``CaseEditFault/touchesUnseen`` when
    ///   there is a case among them that the caller may not see.
    func closeCases(
        of id: MeasureID, in municipalities: Set<MunicipalityCode>, answering text: String, version: Int,
        seeing visibility: Visibility, by agent: Agent, at moment: Timestamp
    ) async throws -> ClosedCases

    /// Those that are asked for, are done and are published, with what everybody may know of them.
    ///
    /// - Parameter now: No number of reports is told of a measure that was done today; see ``PublishedMeasure/endOfCounting(of:)``.
    func publishedMeasures(_ query: MeasureQuery, at now: Timestamp) async throws -> [PublishedMeasure]

    /// Everything that happened to it, the first first.
    func measureHistory(of id: MeasureID) async throws -> [MeasureEvent]
}

/// What the closing of a measure's cases came to.
package struct ClosedCases: Hashable, Sendable {
    /// As it is now.
    package let measure: Measure
    /// The cases that were closed, by their ids: not those that had ended before.
    package let closed: [Case.ID]

    package init(measure: Measure, closed: [Case.ID]) {
        self.measure = measure
        self.closed = closed
    }
}

/// Which measures are wanted.
package struct MeasureQuery: Hashable, Sendable {
    /// All when empty.
    package var municipalities: Set<MunicipalityCode> = []
    /// All when empty.
    package var kinds: Set<Code<MeasureKind>> = []
    /// All when empty.
    package var states: Set<MeasureState> = []
    /// Of a day on or after this one; see ``Measure/day``.
    package var since: CivilDate?
    /// Of a day before this one.
    package var until: CivilDate?
    package var unit: Code<Unit>?
    /// Those that this is a cause of.
    package var cause: Cause?
    /// Whether everybody may know of them; either when nil.
    package var isPublished: Bool?
    package var limit = MeasureQuery.most

    /// How many measures one answer holds at most.
    package static let most = 2_000

    package init(
        municipalities: Set<MunicipalityCode> = [], kinds: Set<Code<MeasureKind>> = [],
        states: Set<MeasureState> = [], since: CivilDate? = nil, until: CivilDate? = nil,
        unit: Code<Unit>? = nil, cause: Cause? = nil, limit: Int = MeasureQuery.most
    ) {
        self.municipalities = municipalities
        self.kinds = kinds
        self.states = states
        self.since = since
        self.until = until
        self.unit = unit
        self.cause = cause
        self.limit = min(max(1, limit), Self.most)
    }

    /// The years that can be asked for.
    package static let years = 1_900...2_200

    /// Asks for those of a year alone.
    ///
    /// - Returns: Whether it is one of ``years``; if not, nothing is changed.
    @discardableResult
    package mutating func ask(forYear year: Int) -> Bool {
        guard Self.years.contains(year) else { return false }
        since = CivilDate(year: year, month: 1, day: 1)
        until = CivilDate(year: year + 1, month: 1, day: 1)
        return true
    }

    package enum Cause: Hashable, Sendable {
        /// Itself, or by way of a finding that it is the case of.
        case `case`(Case.ID)
        case hotspot(KeptHotspotID)
        case finding(FindingID)
        case commitment(CommitmentID)
        /// Something that was found on the walk.
        case walk(WalkID)
    }
}

/// Something that happened to a measure.
package typealias MeasureEvent = HistoryEvent<MeasureEventKind>

/// The raw values are kept.
package enum MeasureEventKind: String, CaseIterable, Sendable {
    case made, changed
    case casesClosed = "cases-closed"
    /// Of two of its cases one became a part of the other, or another case took one of them over. The words name both.
    case casesMerged = "cases-merged"
    /// What had become a part of another case lives by itself again.
    case casesParted = "cases-parted"
    case photoAdded = "photo-added"
    case photoChanged = "photo-changed"
    case photoErased = "photo-erased"
}
