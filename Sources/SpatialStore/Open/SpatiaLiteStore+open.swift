package import Prevention
package import Reports

extension SpatiaLiteStore: OpenReleaseStore {
    package func openReleases(of municipality: MunicipalityCode) async throws -> [OpenRelease] {
        try await read { try OpenReleaseRecord.all(of: municipality, in: $0) }
    }

    package func keepOpenRelease(_ release: OpenRelease) async throws -> OpenRelease {
        try await writer.commit { db in
            let known = try OpenReleaseRecord.all(of: release.municipality, in: db)
            if let kept = known.first(where: { $0.period.overlaps(release.period) }) { return kept }
            try OpenReleaseRecord.insert(release, in: db)
            return release
        }
    }
}
