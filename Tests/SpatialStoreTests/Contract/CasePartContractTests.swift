import StoreContract
import Testing

/// What every store promises about a case that is read in parts.
@Suite struct CasePartContractTests {
    @Test(arguments: Backend.allCases)
    func `its reports are read up to one, whether restricted ones are seen or not`(_ backend: Backend)
        async throws
    {
        try await CasePartContract(backend)
            .`its reports are read up to one, whether restricted ones are seen or not`()
    }

    @Test(arguments: Backend.allCases)
    func `its history is read up to an entry, and what was taken back is known in every part`(
        _ backend: Backend
    ) async throws {
        try await CasePartContract(backend)
            .`its history is read up to an entry, and what was taken back is known in every part`()
    }
}
