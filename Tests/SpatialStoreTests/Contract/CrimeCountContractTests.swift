import StoreContract
import Testing

/// What every store promises about crime statistics.
@Suite struct CrimeCountContractTests {
    @Test(arguments: Backend.allCases)
    func `a count is kept once, corrected, and taken away, and its history keeps all of it`(
        _ backend: Backend
    ) async throws {
        try await CrimeCountContract(backend)
            .`a count is kept once, corrected, and taken away, and its history keeps all of it`()
    }

    @Test(arguments: Backend.allCases)
    func `counts are asked for by keeper, area, offence, publisher and period`(_ backend: Backend)
        async throws
    {
        try await CrimeCountContract(backend)
            .`counts are asked for by keeper, area, offence, publisher and period`()
    }

    @Test(arguments: Backend.allCases)
    func `no count of a period that has not begun is kept, nor any beside it`(_ backend: Backend) async throws
    {
        try await CrimeCountContract(backend)
            .`no count of a period that has not begun is kept, nor any beside it`()
    }

    @Test(arguments: Backend.allCases)
    func `a count of a period that is not over is preliminary, and of a part until it is kept after it`(
        _ backend: Backend
    ) async throws {
        try await CrimeCountContract(backend)
            .`a count of a period that is not over is preliminary, and of a part until it is kept after it`()
    }
}
