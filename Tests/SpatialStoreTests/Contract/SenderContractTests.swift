import StoreContract
import Testing

/// What every store promises about the keys that send reports.
@Suite struct SenderContractTests {
    @Test(arguments: Backend.allCases)
    func `what a key sent is found by its own name for it, and by no other key`(_ backend: Backend)
        async throws
    {
        try await SenderContract(backend)
            .`what a key sent is found by its own name for it, and by no other key`()
    }

    @Test(arguments: Backend.allCases)
    func `what a key sent comes the latest first, page by page`(_ backend: Backend) async throws {
        try await SenderContract(backend).`what a key sent comes the latest first, page by page`()
    }

    @Test(arguments: Backend.allCases)
    func `a repeat names the first report only to the key that sent that`(_ backend: Backend) async throws {
        try await SenderContract(backend).`a repeat names the first report only to the key that sent that`()
    }

    @Test(arguments: Backend.allCases)
    func `what becomes of a report waits for its key with its webhook, and for nobody once that is revoked`(
        _ backend: Backend
    ) async throws {
        try await SenderContract(backend)
            .`what becomes of a report waits for its key with its webhook, and for nobody once that is revoked`()
    }

    @Test(arguments: Backend.allCases)
    func `a key comes back with its webhook and its number`(_ backend: Backend) async throws {
        try await SenderContract(backend).`a key comes back with its webhook and its number`()
    }
}
