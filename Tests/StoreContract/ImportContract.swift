import Reports
import TestSupport
import Testing

/// What every store promises about imports.
package struct ImportContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `many reports are kept in their order, and a refused one takes no other with it`()
        async throws
    {
        let store = try await backend.makeStore()
        let outcomes = try await store.acceptAll(
            [
                Report.fixture(1, at: .olofstrom()).new(repeatKey: 5),
                Report.fixture(2, at: .olofstrom(), municipality: "1082").new(),
                Report.fixture(3, at: .olofstrom(), received: .testNow.adding(.hours(1))).new(repeatKey: 5),
                Report.fixture(4, at: .olofstrom(north: 10)).new(),
            ], recording: nil)
        #expect(outcomes.count == 4)
        guard case .success(.accepted(let first)) = outcomes[0], case .failure(.notServed) = outcomes[1],
            case .success(.repeated(let again)) = outcomes[2],
            case .success(.accepted(let last)) = outcomes[3]
        else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(again == first && last.case == first.case)
        #expect(
            try await store.nearest(9, to: .olofstrom(), matching: .all).map(\.id) == [
                .numbered(1), .numbered(4),
            ])
        #expect(try await store.case(first.case, in: []).orFail().reportCount == 2)
    }

    package func `how far an import has come is known afterwards and never goes back`() async throws {
        let location = try backend.makeLocation()
        let store = try await location.open()
        func record(_ rows: Int, of digest: String) async throws {
            let progress = ImportProgress(digest: digest, rows: rows, at: .testNow)
            #expect(try await store.acceptAll([], recording: progress).isEmpty)
        }
        #expect(try await store.importedRows(of: "a") == 0)
        try await record(200, of: "a")
        try await record(400, of: "a")
        try await record(300, of: "a")
        try await record(7, of: "b")
        #expect(try await store.importedRows(of: "a") == 400)
        try await store.close()
        #expect(try await location.open().importedRows(of: "b") == 7)
    }
}
