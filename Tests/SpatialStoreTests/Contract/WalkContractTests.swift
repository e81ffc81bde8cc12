import StoreContract
import Testing

/// What every store promises about safety walks.
@Suite struct WalkContractTests {
    @Test(arguments: Backend.allCases)
    func `a walk comes back whole, and so does every change of it`(_ backend: Backend) async throws {
        try await WalkContract(backend).`a walk comes back whole, and so does every change of it`()
    }

    @Test(arguments: Backend.allCases)
    func `a walk of another municipality is as if it were not`(_ backend: Backend) async throws {
        try await WalkContract(backend).`a walk of another municipality is as if it were not`()
    }

    @Test(arguments: Backend.allCases)
    func `of two who change a walk at once the second is told, and nothing is lost`(_ backend: Backend)
        async throws
    {
        try await WalkContract(backend)
            .`of two who change a walk at once the second is told, and nothing is lost`()
    }

    @Test(arguments: Backend.allCases)
    func `a photo of a stop is kept once, keeps the stops as they are, and is gone when it is erased`(
        _ backend: Backend
    ) async throws {
        try await WalkContract(backend)
            .`a photo of a stop is kept once, keeps the stops as they are, and is gone when it is erased`()
    }

    @Test(arguments: Backend.allCases)
    func `an answer that is sent twice is kept once, and those of two walkers both`(_ backend: Backend)
        async throws
    {
        try await WalkContract(backend)
            .`an answer that is sent twice is kept once, and those of two walkers both`()
    }

    @Test(arguments: Backend.allCases)
    func `what was given at a stop is not kept as of another that has got its number`(_ backend: Backend)
        async throws
    {
        try await WalkContract(backend)
            .`what was given at a stop is not kept as of another that has got its number`()
    }

    @Test(arguments: Backend.allCases)
    func `the history says when answers were sent by somebody else than who gave them`(_ backend: Backend)
        async throws
    {
        try await WalkContract(backend)
            .`the history says when answers were sent by somebody else than who gave them`()
    }

    @Test(arguments: Backend.allCases)
    func `stops that were answered at stay as they are`(_ backend: Backend) async throws {
        try await WalkContract(backend).`stops that were answered at stay as they are`()
    }

    @Test(arguments: Backend.allCases)
    func `a finding is kept once, changes with who changed it, and leads to its case`(_ backend: Backend)
        async throws
    {
        try await WalkContract(backend)
            .`a finding is kept once, changes with who changed it, and leads to its case`()
    }

    @Test(arguments: Backend.allCases)
    func `a finding that was filed as a restricted report is restricted, and one of a case without others`(
        _ backend: Backend
    ) async throws {
        try await WalkContract(backend)
            .`a finding that was filed as a restricted report is restricted, and one of a case without others`()
    }

    @Test(arguments: Backend.allCases)
    func `walks come by their days, and only those that are asked for`(_ backend: Backend) async throws {
        try await WalkContract(backend).`walks come by their days, and only those that are asked for`()
    }

    @Test(arguments: Backend.allCases)
    func `a walk and the one that repeats it stop at the same places`(_ backend: Backend) async throws {
        try await WalkContract(backend).`a walk and the one that repeats it stop at the same places`()
    }

    @Test(arguments: Backend.allCases)
    func `a walk is not walked before the one that it repeats, unless one of them is called off`(
        _ backend: Backend
    ) async throws {
        try await WalkContract(backend)
            .`a walk is not walked before the one that it repeats, unless one of them is called off`()
    }

    @Test(arguments: Backend.allCases)
    func `a finding leaves its case, but not while it was filed as a restricted report`(_ backend: Backend)
        async throws
    {
        try await WalkContract(backend)
            .`a finding leaves its case, but not while it was filed as a restricted report`()
    }

    @Test(arguments: Backend.allCases)
    func `findings go the way of their case, and back again`(_ backend: Backend) async throws {
        try await WalkContract(backend).`findings go the way of their case, and back again`()
    }

    @Test(arguments: Backend.allCases)
    func `a finding that is taken off a case that ended is open again, and goes with its next one`(
        _ backend: Backend
    ) async throws {
        try await WalkContract(backend)
            .`a finding that is taken off a case that ended is open again, and goes with its next one`()
    }

    @Test(arguments: Backend.allCases)
    func `the last day of a finding is not before the day of its walk`(_ backend: Backend) async throws {
        try await WalkContract(backend).`the last day of a finding is not before the day of its walk`()
    }

    @Test(arguments: Backend.allCases)
    func `a finding that became a measure too does not go the way of its case`(_ backend: Backend)
        async throws
    {
        try await WalkContract(backend)
            .`a finding that became a measure too does not go the way of its case`()
    }

    @Test(arguments: Backend.allCases)
    func `what somebody said is done stays so when the case of a finding is opened again`(
        _ backend: Backend
    ) async throws {
        try await WalkContract(backend)
            .`what somebody said is done stays so when the case of a finding is opened again`()
    }

    @Test(arguments: Backend.allCases)
    func `nothing is found on a walk that was called off, and what was is not published`(
        _ backend: Backend
    ) async throws {
        try await WalkContract(backend)
            .`nothing is found on a walk that was called off, and what was is not published`()
    }
}
