import StoreContract
import Testing

/// What every store promises about the photos of measures.
@Suite struct MeasurePhotoContractTests {
    @Test(arguments: Backend.allCases)
    func `a photo of a measure is kept once, changes with its history, and is of its measure alone`(
        _ backend: Backend
    )
        async throws
    {
        try await MeasurePhotoContract(backend)
            .`a photo of a measure is kept once, changes with its history, and is of its measure alone`()
    }

    @Test(arguments: Backend.allCases)
    func `an erased photo of a measure is gone, and the same file does not come back`(_ backend: Backend)
        async throws
    {
        try await MeasurePhotoContract(backend)
            .`an erased photo of a measure is gone, and the same file does not come back`()
    }

    @Test(arguments: Backend.allCases)
    func `everybody sees the published photos of what is done and published alone`(_ backend: Backend)
        async throws
    {
        try await MeasurePhotoContract(backend)
            .`everybody sees the published photos of what is done and published alone`()
    }
}
