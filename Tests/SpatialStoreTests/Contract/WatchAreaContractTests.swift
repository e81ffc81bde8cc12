import StoreContract
import Testing

/// What every store promises about watch areas.
@Suite struct WatchAreaContractTests {
    @Test(arguments: Backend.allCases)
    func `a watch area comes back whole, and so does every change of it`(_ backend: Backend) async throws {
        try await WatchAreaContract(backend).`a watch area comes back whole, and so does every change of it`()
    }

    @Test(arguments: Backend.allCases)
    func `a watch area that is sent again is kept once, and another under its id not at all`(
        _ backend: Backend
    ) async throws {
        try await WatchAreaContract(backend)
            .`a watch area that is sent again is kept once, and another under its id not at all`()
    }

    @Test(arguments: Backend.allCases)
    func `watch areas are asked for by municipality, in the order of their names`(_ backend: Backend)
        async throws
    {
        try await WatchAreaContract(backend)
            .`watch areas are asked for by municipality, in the order of their names`()
    }

    @Test(arguments: Backend.allCases)
    func `a watch area that was withdrawn counts on no day, and changes no more`(_ backend: Backend)
        async throws
    {
        try await WatchAreaContract(backend)
            .`a watch area that was withdrawn counts on no day, and changes no more`()
    }
}
