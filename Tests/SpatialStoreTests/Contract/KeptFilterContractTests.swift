import StoreContract
import Testing

/// What every store promises about the filters that people keep.
@Suite struct KeptFilterContractTests {
    @Test(arguments: Backend.allCases)
    func `a filter is its own person's, one of a name, and stays until it is forgotten`(_ backend: Backend)
        async throws
    {
        try await KeptFilterContract(backend)
            .`a filter is its own person's, one of a name, and stays until it is forgotten`()
    }

    @Test(arguments: Backend.allCases)
    func `a person has so many filters and no more, but may change those`(_ backend: Backend) async throws {
        try await KeptFilterContract(backend)
            .`a person has so many filters and no more, but may change those`()
    }
}
