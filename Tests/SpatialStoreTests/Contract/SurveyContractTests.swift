import StoreContract
import Testing

/// What every store promises about what surveys found.
@Suite struct SurveyContractTests {
    @Test(arguments: Backend.allCases)
    func `a figure is kept once, corrected, and taken away, and its history keeps all of it`(
        _ backend: Backend
    ) async throws {
        try await SurveyContract(backend)
            .`a figure is kept once, corrected, and taken away, and its history keeps all of it`()
    }

    @Test(arguments: Backend.allCases)
    func `figures are asked for by keeper, question, municipality and year`(_ backend: Backend) async throws {
        try await SurveyContract(backend)
            .`figures are asked for by keeper, question, municipality and year`()
    }

    @Test(arguments: Backend.allCases)
    func `no figure of a year to come is kept, nor any beside it`(_ backend: Backend) async throws {
        try await SurveyContract(backend).`no figure of a year to come is kept, nor any beside it`()
    }
}
