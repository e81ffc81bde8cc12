package import Reports

/// Keeps when duties of the law were done.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol DutyStore: Sendable {
    /// Keeps an entry once: one that is sent again with the same content is the one that is kept already, as it is now.
    ///
    /// - Throws: ``DutyFault``: ``DutyFault/idTaken`` for the id of something else, in whatever municipality.
    func addDutyDone(_ done: DutyDone) async throws -> (done: DutyDone, isRepeat: Bool)

    /// Withdraws an entry: it stays, and counts no more. One that was withdrawn before stays as it is.
    ///
    /// - Throws: ``DutyFault/noSuchEntry``.
    func withdrawDutyDone(
        _ id: DutyDoneID, in municipalities: Set<MunicipalityCode>, _ withdrawal: DutyDone.Withdrawal
    ) async throws -> DutyDone

    /// The latest day first, of one day the one that was kept last first; those that were withdrawn too.
    func dutiesDone(in municipalities: Set<MunicipalityCode>) async throws -> [DutyDone]
}
