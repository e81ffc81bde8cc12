import StoreContract
import Testing

/// What every store promises about pictures that several municipalities share.
@Suite struct SharedPictureContractTests {
    @Test(arguments: Backend.allCases)
    func `a shared picture comes back whole, with its parts and every change of its words`(
        _ backend: Backend
    ) async throws {
        try await SharedPictureContract(backend)
            .`a shared picture comes back whole, with its parts and every change of its words`()
    }

    @Test(arguments: Backend.allCases)
    func `one that is sent again is kept once, and nothing is kept of one that cannot be`(
        _ backend: Backend
    ) async throws {
        try await SharedPictureContract(backend)
            .`one that is sent again is kept once, and nothing is kept of one that cannot be`()
    }

    @Test(arguments: Backend.allCases)
    func `it is there for each of its municipalities, and for no other as if it were not`(
        _ backend: Backend
    ) async throws {
        try await SharedPictureContract(backend)
            .`it is there for each of its municipalities, and for no other as if it were not`()
    }

    @Test(arguments: Backend.allCases)
    func `one that is withdrawn takes every part with it, for one reason, and changes no more`(
        _ backend: Backend
    ) async throws {
        try await SharedPictureContract(backend)
            .`one that is withdrawn takes every part with it, for one reason, and changes no more`()
    }
}
