/// What somebody sees of cases and reports: by the municipalities and scopes of a key, or by a person's ``Sight``.
package struct Visibility: Hashable, Sendable {
    /// Any, when empty.
    package let municipalities: Set<MunicipalityCode>
    /// Whether restricted reports are seen anywhere.
    package let seesRestricted: Bool
    /// What bounds it further; nil for nothing.
    package let sight: Sight?

    package init(in municipalities: Set<MunicipalityCode>, seesRestricted: Bool, within sight: Sight?) {
        self.municipalities = municipalities
        self.seesRestricted = seesRestricted
        self.sight = sight
    }

    /// That of whoever runs the service.
    package static let everything = Visibility(in: [], seesRestricted: true, within: nil)

    package func sees(_ case: Case, areas: AreaMap) -> Bool {
        (municipalities.isEmpty || municipalities.contains(`case`.municipality))
            && (sight?.sees(`case`, areas: areas) ?? true)
    }

    /// Whether the restricted reports of a case are seen.
    package func seesRestricted(of case: Case, areas: AreaMap) -> Bool {
        seesRestricted && sees(`case`, areas: areas)
            && (sight?.seesRestricted(of: `case`, areas: areas) ?? true)
    }
}
