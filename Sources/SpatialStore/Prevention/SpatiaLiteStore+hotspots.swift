package import Prevention
package import Reports

extension SpatiaLiteStore: KeptHotspotStore {
    package func keep(_ hotspot: KeptHotspot) async throws {
        try await writer.commit { try KeptHotspotRecord.insert(hotspot, in: $0) }
    }

    package func keptHotspot(_ id: KeptHotspotID, in municipalities: Set<MunicipalityCode>) async throws
        -> KeptHotspot?
    {
        try await read { try KeptHotspotRecord.hotspot(id, in: municipalities, $0) }
    }

    package func keptHotspots(
        in municipalities: Set<MunicipalityCode>, holding report: Report.ID?, limit: Int
    )
        async throws -> [KeptHotspot]
    {
        try await read {
            try KeptHotspotRecord.hotspots(in: municipalities, holding: report, limit: limit, $0)
        }
    }
}
