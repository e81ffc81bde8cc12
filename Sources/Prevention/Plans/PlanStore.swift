package import Reports

/// Keeps action plans, and every change of them with who made it.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol PlanStore: Sendable {
    /// Keeps a plan once: one that is sent again with the same content is the plan that is kept already, as it is now.
    ///
    /// - Throws: ``PlanFault``: ``PlanFault/idTaken`` for the id of something else, in whatever municipality.
    func addPlan(_ plan: ActionPlan, by agent: Agent) async throws -> (plan: ActionPlan, isRepeat: Bool)

    func plan(_ id: PlanID, in municipalities: Set<MunicipalityCode>) async throws -> ActionPlan?

    /// The one that ends last first.
    func plans(in municipalities: Set<MunicipalityCode>) async throws -> [ActionPlan]

    /// Carries out edits, all or none; `version` must be the plan's current one.
    ///
    /// - Throws: ``PlanFault``.
    func changePlan(
        _ id: PlanID, in municipalities: Set<MunicipalityCode>, _ edits: [PlanEdit], version: Int,
        by agent: Agent, at moment: Timestamp
    ) async throws -> ActionPlan

    /// Everything that happened to it, the first first.
    func planHistory(of id: PlanID) async throws -> [PlanEvent]
}

/// Something that happened to a plan.
package typealias PlanEvent = HistoryEvent<PlanEventKind>

/// The raw values are kept.
package enum PlanEventKind: String, CaseIterable, Sendable {
    case made, changed, withdrawn
}
