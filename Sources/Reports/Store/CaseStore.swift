/// Keeps cases: what joined them, what staff decided, and what happened when.
package protocol CaseStore: Sendable {
    /// Cases in the order of their ids, which is the order in which they were opened; `after` is exclusive.
    func cases(matching filter: CaseFilter, limit: Int, after: Case.ID?) async throws -> [Case]

    func `case`(_ id: Case.ID, in municipalities: Set<MunicipalityCode>) async throws -> Case?

    /// The reports of a case, ordered by id.
    func reports(of id: Case.ID) async throws -> [FiledReport]

    /// The last `most` reports of a case up to one, or of all, in the order in which they were kept.
    ///
    /// - Parameter seesRestricted: Whether restricted ones are among them.
    func reports(of id: Case.ID, upTo last: Report.ID?, most: Int, withRestricted seesRestricted: Bool)
        async throws -> [FiledReport]

    /// What happened to a case, oldest first.
    func history(of id: Case.ID) async throws -> [CaseEvent]

    /// A part of it.
    func history(_ part: CasePart, of id: Case.ID) async throws -> CaseHistoryPart

    /// Carries out edits in their order, all or none; `version` must be the case's current one.
    ///
    /// - Parameter visibility: What the editor may see. What it names beyond that is refused as what is not; an edit that would change
    ///   more, or join a case with one beyond it, is refused too.
    /// - Throws: ``CaseEditFault``.
    func carryOut(
        _ edits: [CaseEdit], on id: Case.ID, version: Int, seeing visibility: Visibility, by editor: Agent,
        at moment: Timestamp
    ) async throws -> EditedCase

    /// Corrects a single report; `version` must be its current one.
    ///
    /// - Parameter visibility: As in ``carryOut(_:on:version:seeing:by:at:)``.
    /// - Throws: ``ReportEditFault``, and ``CaseEditFault`` for what is wrong in the edits.
    func correct(
        _ id: Report.ID, _ edits: [ReportEdit], because reason: String, version: Int,
        seeing visibility: Visibility, by editor: Agent, at moment: Timestamp
    ) async throws -> FiledReport

    /// What whoever follows the report has been answered, oldest first.
    func answers(to report: Report.ID) async throws -> [GivenAnswer]

    /// How often each unit has handed over cases that it had by each rule, the most often first.
    func handOvers(in municipality: MunicipalityCode) async throws -> [HandOverCount]

    /// Routes a case by the rules as they are now: gives what that changes, nil when nothing, and writes it unless `isTrial`.
    ///
    /// - Parameter successors: Units that took the place of others.
    func routeAnew(
        _ id: Case.ID, successors: [Code<Unit>: Code<Unit>], isTrial: Bool, by editor: Agent,
        at moment: Timestamp
    ) async throws -> RoutingChange?

    /// How many open cases of a municipality belong to each unit.
    func openCases(byUnitOf municipality: MunicipalityCode) async throws -> [Code<Unit>: Int]

    /// Queues the notices of cases whose last day to act has begun since this was last called, and the reminders of what the law asks
    /// of municipalities, each once.
    func queueDueNotices(at moment: Timestamp) async throws
}
