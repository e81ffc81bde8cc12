package import Reports

/// Who sends a request, and what it may see.
package struct Caller: Hashable, Sendable {
    package let key: APIKey

    package func may(_ scope: APIKey.Scope) -> Bool { key.scopes.contains(scope) }

    /// What the store is asked about; empty for everything, as the store takes it.
    package var municipalities: Set<MunicipalityCode> { key.municipalities }

    package func sees(_ municipality: MunicipalityCode) -> Bool {
        municipalities.isEmpty || municipalities.contains(municipality)
    }

    /// Whether a report in `municipality` may be shown; `isRestricted` ones only to who may read originals.
    package func sees(_ report: Report) -> Bool {
        sees(report.municipality) && (!report.isRestricted || may(.originalRead))
    }
}
