package import Geometry
package import Reports

/// Keeps safety walks, what was answered on them, and what was found; and every change of them with who made it.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol WalkStore: WalkPhotoStore {
    /// - Throws: ``WalkEditFault/idTaken``, ``WalkEditFault/noSuchWalk`` when it repeats none that there is, and what
    ///   ``SafetyWalk/contradiction(repeating:)`` tells of the one that it repeats.
    func addWalk(_ walk: SafetyWalk, by agent: Agent) async throws

    func walk(_ id: WalkID, in municipalities: Set<MunicipalityCode>) async throws -> SafetyWalk?

    /// Those without a day first, then by their day, the latest first.
    func walks(_ query: WalkQuery) async throws -> [SafetyWalk]

    /// Carries out edits, all or none; `version` must be the walk's current one. The stops of a walk that another repeats stay as they are,
    /// and it is walked no later than that one.
    ///
    /// - Throws: ``WalkEditFault``.
    func changeWalk(
        _ id: WalkID, in municipalities: Set<MunicipalityCode>, _ edits: [WalkEdit], version: Int,
        by agent: Agent,
        at moment: Timestamp
    ) async throws -> SafetyWalk

    /// What happened to a walk and its findings, oldest first.
    func walkHistory(of id: WalkID) async throws -> [WalkEvent]

    /// Keeps answers, each once, whatever becomes of the others.
    ///
    /// - Returns: What became of each, in their order.
    /// - Throws: ``WalkEditFault/noSuchWalk``.
    func keepWalkAnswers(
        given answers: [GivenWalkAnswer], of id: WalkID, in municipalities: Set<MunicipalityCode>,
        by agent: Agent,
        at moment: Timestamp
    ) async throws -> [KeptWalkAnswer]

    /// In the order in which they were kept.
    func walkAnswers(of id: WalkID) async throws -> [WalkAnswer]

    /// Keeps a finding once: the same sent again gives what is kept.
    ///
    /// - Parameter shown: Where its stop lay as whoever found it was shown the walk; nil where that is not said.
    /// - Throws: ``WalkEditFault/noSuchWalk``, ``WalkEditFault/noSuchStop(_:)``, ``WalkEditFault/otherStop(_:name:)``,
    ///   ``WalkEditFault/calledOff``, ``WalkEditFault/dueBeforeWalk(_:walk:)``, ``WalkEditFault/idTaken``.
    func addFinding(_ finding: Finding, shownAt shown: Place?, by agent: Agent) async throws
        -> (finding: Finding, isRepeat: Bool)

    func finding(_ id: FindingID, in municipalities: Set<MunicipalityCode>) async throws -> Finding?

    /// The reports that a finding was filed as, the latest first, each with the case in which it lies.
    func reports(filedAs finding: Finding) async throws -> [FiledReport]

    /// Takes the latest report again that a finding was filed as and whose case has not ended, about this category and where the finding lies now;
    /// one of a finding that was taken off a case is set apart from others, in a case of its own.
    ///
    /// - Returns: The case in which it lies then; nil where there is none to take again.
    /// - Throws: ``CaseEditFault``.
    func fileAgain(
        _ finding: Finding, as category: Code<Category>, by agent: Agent, at moment: Timestamp
    ) async throws -> Case.ID?

    /// By their last day, those without one last, then by when they were made.
    func findings(_ query: FindingQuery) async throws -> [Finding]

    /// - Throws: ``WalkEditFault``.
    func changeFinding(
        _ id: FindingID, in municipalities: Set<MunicipalityCode>, _ edits: [FindingEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> Finding
}

extension WalkStore {
    /// Keeps a finding of whoever knows the walk as it is.
    package func addFinding(_ finding: Finding, by agent: Agent) async throws
        -> (finding: Finding, isRepeat: Bool)
    {
        try await addFinding(finding, shownAt: nil, by: agent)
    }
}

/// Which walks are wanted.
package struct WalkQuery: Hashable, Sendable {
    /// All when empty.
    package var municipalities: Set<MunicipalityCode> = []
    /// All when empty.
    package var states: Set<WalkState> = []
    /// Walked on or after this day.
    package var since: CivilDate?
    /// Walked before this day.
    package var until: CivilDate?
    /// With a stop that was chosen from this hotspot.
    package var hotspot: KeptHotspotID?
    /// Doing this one again.
    package var repeats: WalkID?
    package var limit = WalkQuery.most

    /// How many walks one answer holds at most.
    package static let most = 500

    package init(
        municipalities: Set<MunicipalityCode> = [], states: Set<WalkState> = [], since: CivilDate? = nil,
        until: CivilDate? = nil, hotspot: KeptHotspotID? = nil, repeats: WalkID? = nil,
        limit: Int = WalkQuery.most
    ) {
        self.municipalities = municipalities
        self.states = states
        self.since = since
        self.until = until
        self.hotspot = hotspot
        self.repeats = repeats
        self.limit = min(max(1, limit), Self.most)
    }
}

/// Which findings are wanted.
package struct FindingQuery: Hashable, Sendable {
    /// All when empty.
    package var municipalities: Set<MunicipalityCode> = []
    package var walk: WalkID?
    package var unit: Code<Unit>?
    /// All when empty.
    package var statuses: Set<Finding.Status> = []
    /// All when empty.
    package var gravities: Set<Finding.Gravity> = []
    /// With a last day before this one.
    package var dueBefore: CivilDate?
    /// Those that became or joined this case, or one that lives on in it.
    package var `case`: Case.ID?
    package var limit = FindingQuery.most

    /// How many findings one answer holds at most.
    package static let most = 2_000

    package init(
        municipalities: Set<MunicipalityCode> = [], walk: WalkID? = nil, unit: Code<Unit>? = nil,
        statuses: Set<Finding.Status> = [], gravities: Set<Finding.Gravity> = [],
        dueBefore: CivilDate? = nil, case: Case.ID? = nil, limit: Int = FindingQuery.most
    ) {
        self.municipalities = municipalities
        self.walk = walk
        self.unit = unit
        self.statuses = statuses
        self.gravities = gravities
        self.dueBefore = dueBefore
        self.case = `case`
        self.limit = min(max(1, limit), Self.most)
    }
}

/// Something that happened to a walk.
package typealias WalkEvent = HistoryEvent<WalkEventKind>

/// The raw values are kept.
package enum WalkEventKind: String, CaseIterable, Sendable {
    case made, changed
    case answered
    case photoAdded = "photo-added"
    case photoErased = "photo-erased"
    case findingAdded = "finding-added"
    case findingChanged = "finding-changed"
}
