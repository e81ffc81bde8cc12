import StoreContract
import Testing

/// What every store promises about meetings.
@Suite struct MeetingContractTests {
    @Test(arguments: Backend.allCases)
    func `a meeting comes back whole, with its agenda and its decisions, and so does every change`(
        _ backend: Backend
    ) async throws {
        try await MeetingContract(backend)
            .`a meeting comes back whole, with its agenda and its decisions, and so does every change`()
    }

    @Test(arguments: Backend.allCases)
    func `a meeting and a decision are kept once, and others under their ids not at all`(_ backend: Backend)
        async throws
    {
        try await MeetingContract(backend)
            .`a meeting and a decision are kept once, and others under their ids not at all`()
    }

    @Test(arguments: Backend.allCases)
    func `a meeting of a day that was mistyped is not kept`(_ backend: Backend) async throws {
        try await MeetingContract(backend).`a meeting of a day that was mistyped is not kept`()
    }

    @Test(arguments: Backend.allCases)
    func `a meeting that was called off or withdrawn stays with its reason, and who said so`(
        _ backend: Backend
    ) async throws {
        try await MeetingContract(backend)
            .`a meeting that was called off or withdrawn stays with its reason, and who said so`()
    }

    @Test(arguments: Backend.allCases)
    func `a point that is reworded is reworded on the agendas that tell it, which says so`(
        _ backend: Backend
    ) async throws {
        try await MeetingContract(backend)
            .`a point that is reworded is reworded on the agendas that tell it, which says so`()
    }

    @Test(arguments: Backend.allCases)
    func `meetings are asked for by municipality and state, the latest day first`(_ backend: Backend)
        async throws
    {
        try await MeetingContract(backend)
            .`meetings are asked for by municipality and state, the latest day first`()
    }
}
