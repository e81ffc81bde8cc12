import Geometry
import Reports

/// Says which served municipality a place belongs to, by the outlines that hold on a day.
struct MunicipalityFinder {
    let areas: AreaMap
    let served: [Profile]
    let day: CivilDate
    /// How inexact the place is.
    let reach: Distance

    enum Outcome {
        case inside(Profile, others: [MunicipalityCode])
        case elsewhere(Elsewhere)
    }

    enum Elsewhere {
        /// In a municipality that is not served.
        case neighbour(MappedArea)
        /// Perhaps inside this one, but its outline is missing: the service has not been set up.
        case noOutline(Profile)
        /// In no municipality that is known; the nearest served one.
        case nowhere(nearest: AreaMap.Holding?)
    }

    /// The municipality that holds the place; where two overlap, the one in which it lies deepest. A place outside, but
    /// nearer to a served municipality than it is exact, belongs to the nearest of those.
    func find(_ place: Place) -> Outcome {
        let holder = areas.area(of: .municipality, holding: place, on: day)?.area
        let near = areas.areas(of: .municipality, within: reach, of: place, on: day).map(\.area)
        let candidates = (holder.map { [$0] } ?? []) + near
        if let profile = candidates.lazy.compactMap({ profile(of: $0) }).first {
            let others = Set(candidates.compactMap { MunicipalityCode($0.code) })
                .subtracting([profile.municipality])
            return .inside(profile, others: others.sorted())
        }
        if let holder { return .elsewhere(.neighbour(holder)) }
        if let profile = served.first(where: { !hasOutline($0) }) { return .elsewhere(.noOutline(profile)) }
        return .elsewhere(.nowhere(nearest: nearestServed(to: place)))
    }

    private func profile(of area: MappedArea) -> Profile? {
        served.first { $0.municipality.description == area.code }
    }

    private func hasOutline(_ profile: Profile) -> Bool {
        areas.versions(of: .municipality, code: profile.municipality.description)
            .contains { $0.isValid(on: day) }
    }

    private func nearestServed(to place: Place) -> AreaMap.Holding? {
        guard let anywhere = Distance(metres: 10_000_000) else { return nil }
        return areas.areas(of: .municipality, within: anywhere, of: place, on: day)
            .first { profile(of: $0.area) != nil }
    }
}
