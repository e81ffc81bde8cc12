import StoreContract
import Testing

/// What every store promises about dialogues.
@Suite struct DialogueContractTests {
    @Test(arguments: Backend.allCases)
    func `a dialogue comes back whole, and so does every change of it`(_ backend: Backend) async throws {
        try await DialogueContract(backend).`a dialogue comes back whole, and so does every change of it`()
    }

    @Test(arguments: Backend.allCases)
    func `a dialogue that is sent again is kept once, and another under its id not at all`(
        _ backend: Backend
    ) async throws {
        try await DialogueContract(backend)
            .`a dialogue that is sent again is kept once, and another under its id not at all`()
    }

    @Test(arguments: Backend.allCases)
    func `dialogues are asked for by municipality, day and category, the latest first`(_ backend: Backend)
        async throws
    {
        try await DialogueContract(backend)
            .`dialogues are asked for by municipality, day and category, the latest first`()
    }

    @Test(arguments: Backend.allCases)
    func `a dialogue that was withdrawn stays, and changes no more`(_ backend: Backend) async throws {
        try await DialogueContract(backend).`a dialogue that was withdrawn stays, and changes no more`()
    }
}
