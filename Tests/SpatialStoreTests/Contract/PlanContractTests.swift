import StoreContract
import Testing

/// What every store promises about action plans.
@Suite struct PlanContractTests {
    @Test(arguments: Backend.allCases)
    func `a plan comes back whole, and so does every change of it`(_ backend: Backend) async throws {
        try await PlanContract(backend)
            .`a plan comes back whole, and so does every change of it`()
    }

    @Test(arguments: Backend.allCases)
    func `a plan that was withdrawn stays with its reason, and changes no more`(_ backend: Backend)
        async throws
    {
        try await PlanContract(backend)
            .`a plan that was withdrawn stays with its reason, and changes no more`()
    }

    @Test(arguments: Backend.allCases)
    func `a plan that is sent again is kept once, and another under its id not at all`(_ backend: Backend)
        async throws
    {
        try await PlanContract(backend)
            .`a plan that is sent again is kept once, and another under its id not at all`()
    }
}
