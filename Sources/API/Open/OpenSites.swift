import Geometry
import Intake
package import Prevention
package import Reports
import Triage
package import Web

/// The public sites of the municipalities that are served: what each has chosen to tell everybody.
extension APIService {
    /// Those that tell anything, by name.
    package var openSites: [Profile] {
        served.values.map(\.profile).filter { !$0.openSite.isOff }.sorted { $0.name < $1.name }
    }

    /// The municipality whose site is asked for: the only one that has a site where none is named.
    ///
    /// - Throws: ``Problem/notFound``, alike for a municipality that is not served, one whose site is off, and a part that it does not tell.
    package func openSite(_ municipality: String?, telling part: OpenSite.Part? = nil) throws(Problem)
        -> Profile
    {
        let sites = openSites
        let found =
            if let municipality, !municipality.isEmpty {
                sites.first { $0.municipality.description == municipality }
            } else {
                sites.count == 1 ? sites.first : nil
            }
        guard let found, part.map(found.openSite.parts.contains) ?? true else { throw .notFound }
        return found
    }

    /// What is published of a municipality's reports. The periods that have become due since anybody asked are published now.
    ///
    /// - Cost: nothing when it was asked before and nothing was committed since; one walk over the index of reports for each period that is
    ///   published now, which happens once a period.
    package func openTables(of profile: Profile, at now: Timestamp) async throws -> OpenTables {
        let revision = store.revision
        let asked = AskedOpenTables(municipality: profile.municipality, day: SwedishTime(now).date)
        return try await openAnswers.answer(to: asked, at: revision) {
            let kept = try await store.openReleases(of: profile.municipality)
            let due = profile.openSite.periods(on: asked.day).filter { period in
                !kept.contains { $0.period.overlaps(period) }
            }
            guard !due.isEmpty else { return OpenTables(kept) }
            for period in due { _ = try await store.keepOpenRelease(release(period, profile, at: now)) }
            return OpenTables(try await store.openReleases(of: profile.municipality))
        }
    }

    private func release(_ period: CrimePeriod, _ profile: Profile, at now: Timestamp) async throws
        -> OpenRelease
    {
        guard let everywhere = Bounds.everywhere,
            let filter = OpenRelease.filter(of: profile.municipality, period)
        else { throw Problem.internalFault }
        let secret = try await openSecret()
        let reports = try await store.reports(in: everywhere, matching: filter, page: .everything).elements
        let map = areas()
        return try await longWork.run { _ in
            OpenRelease(of: reports, period, profile, areas: map, at: now, secret: { secret.bits(of: $0) })
        }
    }

    private func openSecret() async throws -> OpenSecret {
        var chance = makeChance()
        let fresh = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
        guard let secret = OpenSecret(bytes: try await store.secret(named: OpenSecret.name, orKeep: fresh))
        else { throw Problem.internalFault }
        return secret
    }
}

/// What published tables rest on beside what is kept: on another day another period may be due.
struct AskedOpenTables: Hashable, Sendable {
    let municipality: MunicipalityCode
    let day: CivilDate
}
