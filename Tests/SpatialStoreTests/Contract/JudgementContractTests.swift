import StoreContract
import Testing

/// What every store promises about judgements of measures.
@Suite struct JudgementContractTests {
    @Test(arguments: Backend.allCases)
    func `a judgement comes back whole, also when reports have come since`(_ backend: Backend) async throws {
        try await JudgementContract(backend)
            .`a judgement comes back whole, also when reports have come since`()
    }

    @Test(arguments: Backend.allCases)
    func `a judgement that is sent again is kept once, and another under its id not at all`(
        _ backend: Backend
    ) async throws {
        try await JudgementContract(backend)
            .`a judgement that is sent again is kept once, and another under its id not at all`()
    }

    @Test(arguments: Backend.allCases)
    func `a judgement of another municipality is as if it were not`(_ backend: Backend) async throws {
        try await JudgementContract(backend).`a judgement of another municipality is as if it were not`()
    }

    @Test(arguments: Backend.allCases)
    func `a judgement is kept with its measure and all its reports or not at all`(_ backend: Backend)
        async throws
    {
        try await JudgementContract(backend)
            .`a judgement is kept with its measure and all its reports or not at all`()
    }
}
