import StoreContract
import Testing

/// What every store promises about measures.
@Suite struct MeasureContractTests {
    @Test(arguments: Backend.allCases)
    func `a measure comes back whole, and so does every change of it`(_ backend: Backend) async throws {
        try await MeasureContract(backend).`a measure comes back whole, and so does every change of it`()
    }

    @Test(arguments: Backend.allCases)
    func `a measure that is sent again is kept once, and another under its id not at all`(_ backend: Backend)
        async throws
    {
        try await MeasureContract(backend)
            .`a measure that is sent again is kept once, and another under its id not at all`()
    }

    @Test(arguments: Backend.allCases)
    func `everybody is told of what is done and published, with what is mended and how many reported it`(
        _ backend: Backend
    ) async throws {
        try await MeasureContract(backend)
            .`everybody is told of what is done and published, with what is mended and how many reported it`()
    }

    @Test(arguments: Backend.allCases)
    func `a measure of another municipality is as if it were not`(_ backend: Backend) async throws {
        try await MeasureContract(backend).`a measure of another municipality is as if it were not`()
    }

    @Test(arguments: Backend.allCases)
    func `a measure has no cause that its municipality has not`(_ backend: Backend) async throws {
        try await MeasureContract(backend).`a measure has no cause that its municipality has not`()
    }

    @Test(arguments: Backend.allCases)
    func `of two who change a measure at once the second is told`(_ backend: Backend) async throws {
        try await MeasureContract(backend).`of two who change a measure at once the second is told`()
    }

    @Test(arguments: Backend.allCases)
    func `a finding and the measure that it became tell of each other`(_ backend: Backend) async throws {
        try await MeasureContract(backend).`a finding and the measure that it became tell of each other`()
    }

    @Test(arguments: Backend.allCases)
    func `a case that was merged counts once among the causes, and lives by itself again when parted`(
        _ backend: Backend
    ) async throws {
        try await MeasureContract(backend)
            .`a case that was merged counts once among the causes, and lives by itself again when parted`()
    }

    @Test(arguments: Backend.allCases)
    func `findings go the way of the measure that they became, and back again`(_ backend: Backend)
        async throws
    {
        try await MeasureContract(backend)
            .`findings go the way of the measure that they became, and back again`()
    }

    @Test(arguments: Backend.allCases)
    func `measures come by their days, and only those that are asked for`(_ backend: Backend) async throws {
        try await MeasureContract(backend).`measures come by their days, and only those that are asked for`()
    }

    @Test(arguments: Backend.allCases)
    func `what somebody said is done stays so when the measure of the same day is opened again`(
        _ backend: Backend
    ) async throws {
        try await MeasureContract(backend)
            .`what somebody said is done stays so when the measure of the same day is opened again`()
    }

    @Test(arguments: Backend.allCases)
    func `a measure reaches the cases of its findings, filed before or after, and closes them`(
        _ backend: Backend
    ) async throws {
        try await MeasureContract(backend)
            .`a measure reaches the cases of its findings, filed before or after, and closes them`()
    }

    @Test(arguments: Backend.allCases)
    func `a finding stands as the measure that it is put on, and no more when it is taken off`(
        _ backend: Backend
    ) async throws {
        try await MeasureContract(backend)
            .`a finding stands as the measure that it is put on, and no more when it is taken off`()
    }

    @Test(arguments: Backend.allCases)
    func `a measure that was opened again keeps the day on which it was done`(_ backend: Backend) async throws
    {
        try await MeasureContract(backend)
            .`a measure that was opened again keeps the day on which it was done`()
    }

    @Test(arguments: Backend.allCases)
    func `a measure is not because of what was found after it was done`(_ backend: Backend) async throws {
        try await MeasureContract(backend).`a measure is not because of what was found after it was done`()
    }
}
