import StoreContract
import Testing

/// What every store promises about hotspots as they were.
@Suite struct KeptHotspotContractTests {
    @Test(arguments: Backend.allCases)
    func `a kept hotspot comes back whole, also when reports have changed since`(_ backend: Backend)
        async throws
    {
        try await KeptHotspotContract(backend)
            .`a kept hotspot comes back whole, also when reports have changed since`()
    }

    @Test(arguments: Backend.allCases)
    func `a kept hotspot of another municipality is as if it were not`(_ backend: Backend) async throws {
        try await KeptHotspotContract(backend).`a kept hotspot of another municipality is as if it were not`()
    }

    @Test(arguments: Backend.allCases)
    func `a hotspot is kept with all its reports or not at all`(_ backend: Backend) async throws {
        try await KeptHotspotContract(backend).`a hotspot is kept with all its reports or not at all`()
    }
}
