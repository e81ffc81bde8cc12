package import Reports

/// Keeps hotspots as they were on the day that something was chosen from them.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol KeptHotspotStore: Sendable {
    /// - Throws: ``KeptHotspotFault``.
    func keep(_ hotspot: KeptHotspot) async throws

    func keptHotspot(_ id: KeptHotspotID, in municipalities: Set<MunicipalityCode>) async throws
        -> KeptHotspot?

    /// The latest kept first.
    ///
    /// - Parameter report: Only those that hold it; nil for all.
    func keptHotspots(in municipalities: Set<MunicipalityCode>, holding report: Report.ID?, limit: Int)
        async throws
        -> [KeptHotspot]
}

/// Why a hotspot cannot be kept.
package enum KeptHotspotFault: Error, Hashable, Sendable {
    case idTaken
    /// One of its reports is not there, or is of another municipality.
    case noSuchReport(Report.ID)
}
