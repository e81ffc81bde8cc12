/// Which cases somebody may see, with their reports, and in which of them what is restricted.
package struct Sight: Hashable, Sendable {
    /// Each adds to what is seen.
    package let parts: Set<Part>
    /// Where restricted reports are seen, of what ``parts`` give.
    package let restricted: Set<Part>

    package struct Part: Hashable, Sendable {
        package let municipality: MunicipalityCode
        package let part: RoleBinding.Part

        package init(_ binding: RoleBinding) {
            municipality = binding.municipality
            part = binding.part
        }
    }

    package init(_ bindings: some Sequence<RoleBinding>, restricted: some Sequence<RoleBinding>) {
        parts = Set(bindings.map(Part.init))
        self.restricted = Set(restricted.map(Part.init))
    }

    package var municipalities: Set<MunicipalityCode> { Set(parts.map(\.municipality)) }

    /// Whether it is told by the municipality alone what is seen.
    package var isOfWholes: Bool { (parts.union(restricted)).allSatisfy { $0.part == .whole } }

    /// - Parameter areas: As they are; a case lies in an area when its middle does, on the day on which it was last seen.
    package func sees(_ case: Case, areas: AreaMap) -> Bool {
        parts.contains { $0.holds(`case`, areas: areas) }
    }

    /// Whether a case is seen whose units alone are known: false where that is told by where it lies.
    package func sees(casesOf units: [Code<Unit>], in municipality: MunicipalityCode) -> Bool {
        parts.contains { part in
            switch part.part {
            case .whole: part.municipality == municipality
            case .unit(let unit): part.municipality == municipality && units.contains(unit)
            case .area: false
            }
        }
    }

    /// Whether the restricted reports of a case are seen.
    package func seesRestricted(of case: Case, areas: AreaMap) -> Bool {
        sees(`case`, areas: areas) && restricted.contains { $0.holds(`case`, areas: areas) }
    }

    /// Of a report in a case of which only the municipality is looked at, where ``isOfWholes``.
    package func seesWhole(_ municipality: MunicipalityCode, isRestricted: Bool) -> Bool {
        let holds = { (part: Part) in part.part == .whole && part.municipality == municipality }
        return parts.contains(where: holds) && (!isRestricted || restricted.contains(where: holds))
    }

    /// Whether restricted reports are seen wherever anything is.
    package var seesAllRestricted: Bool {
        parts.allSatisfy { part in
            restricted.contains(part)
                || restricted.contains { $0.municipality == part.municipality && $0.part == .whole }
        }
    }
}

extension Sight.Part {
    fileprivate func holds(_ case: Case, areas: AreaMap) -> Bool {
        guard municipality == `case`.municipality else { return false }
        switch part {
        case .whole: return true
        case .unit(let unit): return `case`.units.contains { $0.unit == unit }
        case .area(let layer, let code):
            guard let place = `case`.place else { return false }
            let day = SwedishTime(`case`.lastObserved).date
            return areas.areas(of: layer, holding: place, on: day).contains { $0.code == code }
        }
    }
}
