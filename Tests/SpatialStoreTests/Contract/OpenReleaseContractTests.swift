import StoreContract
import Testing

/// What every store promises about what was published for everybody.
@Suite struct OpenReleaseContractTests {
    @Test(arguments: Backend.allCases)
    func `what was published comes back whole, by period`(_ backend: Backend) async throws {
        try await OpenReleaseContract(backend).`what was published comes back whole, by period`()
    }

    @Test(arguments: Backend.allCases)
    func `no day is published twice`(_ backend: Backend) async throws {
        try await OpenReleaseContract(backend).`no day is published twice`()
    }
}
