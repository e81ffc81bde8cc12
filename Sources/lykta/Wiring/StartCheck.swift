import ArgumentParser
import Delivery
import Reports
import Triage

/// What must be right before reports are taken: looked at by `serve`, `init` and `lykta routing check`.
struct StartCheck {
    /// With these every report would be refused, or reach nobody. Each one line that says what to do.
    private(set) var errors: [Bilingual] = []
    /// Reports and cases are safe all the same.
    private(set) var warnings: [Bilingual] = []

    /// - Parameters:
    ///   - areas: Those that will be kept, of every date.
    ///   - delivery: Nil when nothing is sent, or when channels are not looked at.
    init(
        _ jurisdictions: [ProfileDocument], areas: [MappedArea], delivery: DeliverySettings?,
        on day: CivilDate
    ) {
        for jurisdiction in jurisdictions {
            let profile = jurisdiction.profile
            let name = "\(profile.municipality) \(profile.name): "
            errors += Self.outlineFault(of: profile, areas: areas, on: day).map { name + $0 }
            let report = jurisdiction.rules.check(profile: profile, areas: areas)
            errors += report.findings.filter { $0.severity == .error }.map {
                name + $0.sentence + StartWords.mendRules
            }
            guard let delivery else { continue }
            let channels = ChannelCheck(profile.units, delivery)
            errors += channels.errors.map { name + $0 }
            warnings += channels.warnings.map { name + $0 }
        }
    }

    /// Tells every error on a line of its own.
    ///
    /// - Throws: An exit status when there are any.
    func refuse() throws {
        for error in errors { Terminal.error(RoutingFinding.Severity.error.name + ": " + error) }
        guard errors.isEmpty else { throw ExitCode.failure }
    }

    /// Without an outline of its own a municipality has nowhere to report from.
    static func outlineFault(of profile: Profile, areas: [MappedArea], on day: CivilDate) -> [Bilingual] {
        let own = areas.filter {
            $0.layer == .municipality && $0.code == profile.municipality.description
        }
        guard !own.contains(where: { $0.isValid(on: day) }) else { return [] }
        return [
            own.isEmpty
                ? StartWords.outlineMissing(of: profile.municipality.description)
                : StartWords.outlineNotToday(day)
        ]
    }
}
