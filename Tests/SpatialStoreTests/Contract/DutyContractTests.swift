import StoreContract
import Testing

/// What every store promises about the law's clock.
@Suite struct DutyContractTests {
    @Test(arguments: Backend.allCases)
    func `what was done comes back whole, and so does its withdrawal`(_ backend: Backend) async throws {
        try await DutyContract(backend).`what was done comes back whole, and so does its withdrawal`()
    }

    @Test(arguments: Backend.allCases)
    func `an entry that is sent again is kept once, and is as if it were not elsewhere`(_ backend: Backend)
        async throws
    {
        try await DutyContract(backend)
            .`an entry that is sent again is kept once, and is as if it were not elsewhere`()
    }

    @Test(arguments: Backend.allCases)
    func `each reminder is sent once, a month before and when it is overdue`(_ backend: Backend) async throws
    {
        try await DutyContract(backend)
            .`each reminder is sent once, a month before and when it is overdue`()
    }
}
