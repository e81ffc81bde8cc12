import Reports
import Triage

extension Installation {
    /// Units that open cases belong to and that the profile does not have: renamed, or removed.
    ///
    /// - Throws: ``CommandFault/refused(_:)`` with what to do.
    static func requireUnits(
        of store: any InstallationStore, in jurisdictions: [ProfileDocument],
        succeeded: Set<Code<Reports.Unit>> = []
    ) async throws {
        var faults: [Bilingual] = []
        for profile in jurisdictions.map(\.profile) {
            let counts = try await store.openCases(byUnitOf: profile.municipality)
            for (unit, count) in counts.sorted(by: { $0.key < $1.key })
            where profile.unit(unit) == nil && !succeeded.contains(unit) {
                faults.append(
                    ProfileWords.unitGone(unit.description, cases: count, profile: profile.name)
                )
            }
        }
        guard faults.isEmpty else {
            throw CommandFault.refused(
                faults + ProfileWords.putBack)
        }
    }
}
