import StoreContract
import Testing

/// What every store promises about lists of cases and about counting them.
@Suite struct ListContractTests {
    @Test(arguments: Backend.allCases)
    func `a list holds what a look at every case would, in every order and page by page`(_ backend: Backend)
        async throws
    {
        try await ListContract(backend)
            .`a list holds what a look at every case would, in every order and page by page`()
    }

    @Test(arguments: Backend.allCases)
    func `words are found in any form, and those of a restricted report by who may see it alone`(
        _ backend: Backend
    ) async throws {
        try await ListContract(backend)
            .`words are found in any form, and those of a restricted report by who may see it alone`()
    }

    @Test(arguments: Backend.allCases)
    func `a reference finds the case that holds its report, for who may see the report`(_ backend: Backend)
        async throws
    {
        try await ListContract(backend)
            .`a reference finds the case that holds its report, for who may see the report`()
    }

    @Test(arguments: Backend.allCases)
    func `statistics are what counting one by one gives`(_ backend: Backend) async throws {
        try await ListContract(backend).`statistics are what counting one by one gives`()
    }

    @Test(arguments: Backend.allCases)
    func `each unit is told with its open cases and those overdue`(_ backend: Backend) async throws {
        try await ListContract(backend).`each unit is told with its open cases and those overdue`()
    }
}
