import Reports

/// Who sends a request, and what it may see.
struct Caller: Hashable, Sendable {
    let key: APIKey

    func may(_ scope: APIKey.Scope) -> Bool { key.scopes.contains(scope) }

    /// What the store is asked about; empty for everything, as the store takes it.
    var municipalities: Set<MunicipalityCode> { key.municipalities }

    func sees(_ municipality: MunicipalityCode) -> Bool {
        municipalities.isEmpty || municipalities.contains(municipality)
    }

    /// Whether a report in `municipality` may be shown; `isRestricted` ones only to who may read originals.
    func sees(_ report: Report) -> Bool {
        sees(report.municipality) && (!report.isRestricted || may(.originalRead))
    }
}
