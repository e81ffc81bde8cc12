package import Reports

/// Keeps watch areas, and every change of them with who made it.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol WatchAreaStore: Sendable {
    /// Keeps a watch area once: one that is sent again with the same content is the one that is kept already, as it is now.
    ///
    /// - Throws: ``WatchAreaFault``: ``WatchAreaFault/idTaken`` for the id of something else, in whatever municipality.
    func addWatchArea(_ area: WatchArea, by agent: Agent) async throws
        -> (area: WatchArea, isRepeat: Bool)

    func watchArea(_ id: WatchAreaID, in municipalities: Set<MunicipalityCode>) async throws -> WatchArea?

    /// By name, those that have ended too.
    func watchAreas(in municipalities: Set<MunicipalityCode>) async throws -> [WatchArea]

    /// Carries out edits, all or none; `version` must be the current one.
    ///
    /// - Throws: ``WatchAreaFault``.
    func changeWatchArea(
        _ id: WatchAreaID, in municipalities: Set<MunicipalityCode>, _ edits: [WatchAreaEdit],
        version: Int, by agent: Agent, at moment: Timestamp
    ) async throws -> WatchArea

    /// Everything that happened to it, the first first.
    func watchAreaHistory(of id: WatchAreaID) async throws -> [WatchAreaEvent]
}

/// Something that happened to a watch area.
package typealias WatchAreaEvent = HistoryEvent<WatchAreaEventKind>

/// The raw values are kept.
package enum WatchAreaEventKind: String, CaseIterable, Sendable {
    case made, changed, withdrawn
}
