import StoreContract
import Testing

/// What every store promises about citizen promises.
@Suite struct PromiseContractTests {
    @Test(arguments: Backend.allCases)
    func `a promise comes back whole, with every version of what was promised`(_ backend: Backend)
        async throws
    {
        try await PromiseContract(backend)
            .`a promise comes back whole, with every version of what was promised`()
    }

    @Test(arguments: Backend.allCases)
    func `a promise that was a mistake is withdrawn, and everybody reads it no more`(_ backend: Backend)
        async throws
    {
        try await PromiseContract(backend)
            .`a promise that was a mistake is withdrawn, and everybody reads it no more`()
    }

    @Test(arguments: Backend.allCases)
    func `frozen words are masked with a reason, and the figures stay`(_ backend: Backend) async throws {
        try await PromiseContract(backend).`frozen words are masked with a reason, and the figures stay`()
    }

    @Test(arguments: Backend.allCases)
    func `a signed end is corrected and taken back, and why is kept`(_ backend: Backend) async throws {
        try await PromiseContract(backend).`a signed end is corrected and taken back, and why is kept`()
    }

    @Test(arguments: Backend.allCases)
    func `an end that was wrong is taken back, and the next account has its own figures`(_ backend: Backend)
        async throws
    {
        try await PromiseContract(backend)
            .`an end that was wrong is taken back, and the next account has its own figures`()
    }

    @Test(arguments: Backend.allCases)
    func `a promise that is sent again is kept once, and another under its id not at all`(_ backend: Backend)
        async throws
    {
        try await PromiseContract(backend)
            .`a promise that is sent again is kept once, and another under its id not at all`()
    }

    @Test(arguments: Backend.allCases)
    func `a promise is seen by its parties and by nobody else, and each writes its own part`(
        _ backend: Backend
    ) async throws {
        try await PromiseContract(backend)
            .`a promise is seen by its parties and by nobody else, and each writes its own part`()
    }

    @Test(arguments: Backend.allCases)
    func `an event is counted once, and stays when it is withdrawn`(_ backend: Backend) async throws {
        try await PromiseContract(backend).`an event is counted once, and stays when it is withdrawn`()
    }

    @Test(arguments: Backend.allCases)
    func `a measure and a walk stand behind events, and a commitment is a cause of measures`(
        _ backend: Backend
    ) async throws {
        try await PromiseContract(backend)
            .`a measure and a walk stand behind events, and a commitment is a cause of measures`()
    }

    @Test(arguments: Backend.allCases)
    func `promises come by their end, and only those that are asked for`(_ backend: Backend) async throws {
        try await PromiseContract(backend).`promises come by their end, and only those that are asked for`()
    }

    @Test(arguments: Backend.allCases)
    func `a prolongation is corrected and taken back, and more than promised is kept`(_ backend: Backend)
        async throws
    {
        try await PromiseContract(backend)
            .`a prolongation is corrected and taken back, and more than promised is kept`()
    }
}
