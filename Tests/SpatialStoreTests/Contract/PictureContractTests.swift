import StoreContract
import Testing

/// What every store promises about situational pictures.
@Suite struct PictureContractTests {
    @Test(arguments: Backend.allCases)
    func `a picture comes back whole, with every change of its words`(_ backend: Backend) async throws {
        try await PictureContract(backend).`a picture comes back whole, with every change of its words`()
    }

    @Test(arguments: Backend.allCases)
    func `a picture that is sent again is kept once, and another under its id not at all`(
        _ backend: Backend
    ) async throws {
        try await PictureContract(backend)
            .`a picture that is sent again is kept once, and another under its id not at all`()
    }

    @Test(arguments: Backend.allCases)
    func `a picture of another municipality is as if it were not`(_ backend: Backend) async throws {
        try await PictureContract(backend).`a picture of another municipality is as if it were not`()
    }

    @Test(arguments: Backend.allCases)
    func `pictures are listed by their days, by kind, and those that are published`(_ backend: Backend)
        async throws
    {
        try await PictureContract(backend)
            .`pictures are listed by their days, by kind, and those that are published`()
    }

    @Test(arguments: Backend.allCases)
    func `a yearly report is adopted with its duty in one step, and comes back whole`(_ backend: Backend)
        async throws
    {
        try await PictureContract(backend)
            .`a yearly report is adopted with its duty in one step, and comes back whole`()
    }

    @Test(arguments: Backend.allCases)
    func `a yearly report corrects one of the same municipality and year, and no other picture`(
        _ backend: Backend
    ) async throws {
        try await PictureContract(backend)
            .`a yearly report corrects one of the same municipality and year, and no other picture`()
    }

    @Test(arguments: Backend.allCases)
    func `adopted reports of a year are one chain, and the last of it is the one to correct`(
        _ backend: Backend
    ) async throws {
        try await PictureContract(backend)
            .`adopted reports of a year are one chain, and the last of it is the one to correct`()
    }

    @Test(arguments: Backend.allCases)
    func `a picture that was withdrawn stays with its reason, is not published, and changes no more`(
        _ backend: Backend
    ) async throws {
        try await PictureContract(backend)
            .`a picture that was withdrawn stays with its reason, is not published, and changes no more`()
    }

    @Test(arguments: Backend.allCases)
    func `cases are told as they stood when a day ended, whatever happens to them later`(
        _ backend: Backend
    ) async throws {
        try await PictureContract(backend)
            .`cases are told as they stood when a day ended, whatever happens to them later`()
    }
}
