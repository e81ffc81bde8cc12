import StoreContract
import Testing

/// What every store promises about what administrators do while the server runs.
@Suite struct AdministrationContractTests {
    @Test(arguments: Backend.allCases)
    func `what administrators did comes back, of their municipalities and of none, the latest first`(
        _ backend: Backend
    ) async throws {
        try await AdministrationContract(backend)
            .`what administrators did comes back, of their municipalities and of none, the latest first`()
    }

    @Test(arguments: Backend.allCases)
    func `rules that are changed are routed by at once, and every change is kept with who and why`(
        _ backend: Backend
    ) async throws {
        try await AdministrationContract(backend)
            .`rules that are changed are routed by at once, and every change is kept with who and why`()
    }

    @Test(arguments: Backend.allCases)
    func `of two who change the same rules the second is told, and nothing of it is kept`(_ backend: Backend)
        async throws
    {
        try await AdministrationContract(backend)
            .`of two who change the same rules the second is told, and nothing of it is kept`()
    }

    @Test(arguments: Backend.allCases)
    func `a dead message is dropped with a reason, and can be sent again all the same`(_ backend: Backend)
        async throws
    {
        try await AdministrationContract(backend)
            .`a dead message is dropped with a reason, and can be sent again all the same`()
    }
}
