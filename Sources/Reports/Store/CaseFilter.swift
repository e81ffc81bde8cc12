package import Geometry

/// Which cases a question is about. An empty set means any.
package struct CaseFilter: Hashable, Sendable {
    package var municipalities: Set<MunicipalityCode>
    package var groups: Set<Code<CategoryGroup>>
    package var statuses: Set<CaseStatus>
    package var unit: Code<Unit>?
    /// Cases that are shown to lie in this box.
    package var bounds: Bounds?
    /// Whether the place of a case is that of its restricted reports too; see ``Case/shownPlace(withRestricted:)``.
    package var includesRestricted: Bool
    /// What the asker may see of all that; nil for everything.
    package var sight: Sight?

    package init(
        municipalities: Set<MunicipalityCode> = [], groups: Set<Code<CategoryGroup>> = [],
        statuses: Set<CaseStatus> = [], unit: Code<Unit>? = nil, bounds: Bounds? = nil,
        includesRestricted: Bool = false, sight: Sight? = nil
    ) {
        self.municipalities = municipalities
        self.groups = groups
        self.statuses = statuses
        self.unit = unit
        self.bounds = bounds
        self.includesRestricted = includesRestricted
        self.sight = sight
    }

    /// Whether a case passes all but the sight.
    package func admits(_ case: Case) -> Bool {
        admitsApartFromUnit(`case`)
            && (unit.map { unit in `case`.units.contains { $0.unit == unit } } ?? true)
    }

    /// Whether a case passes everything but the unit, for a store that finds a unit's cases by an index of its own. A case
    /// without a place lies in no box.
    package func admitsApartFromUnit(_ case: Case) -> Bool {
        (municipalities.isEmpty || municipalities.contains(`case`.municipality))
            && (groups.isEmpty || groups.contains(`case`.group))
            && (statuses.isEmpty || statuses.contains(`case`.status))
            && (bounds.map { lies(`case`, in: $0) } ?? true)
    }

    private func lies(_ case: Case, in bounds: Bounds) -> Bool {
        `case`.shownPlace(withRestricted: includesRestricted).map { bounds.contains($0.place) } ?? false
    }
}
