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
        var faults: [String] = []
        for profile in jurisdictions.map(\.profile) {
            let counts = try await store.openCases(byUnitOf: profile.municipality)
            for (unit, count) in counts.sorted(by: { $0.key < $1.key })
            where profile.unit(unit) == nil && !succeeded.contains(unit) {
                faults.append(
                    "The unit “\(unit)” has \(count) open cases, and the profile of \(profile.name) does not have it."
                )
            }
        }
        guard faults.isEmpty else {
            throw CommandFault.refused(
                faults + [
                    "Put the unit back into the profile, or say which unit takes its place:",
                    "  lykta routing apply --database FILE --profile FOLDER --map OLD=NEW",
                    "which shows what would change, and does it when --yes is added.",
                ])
        }
    }
}
