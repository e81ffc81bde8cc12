import GRDB
import Reports
import StoreContract
import Synchronization
import TestSupport
import Testing

@testable import SpatialStore

/// How many statements it takes to file one report: they are most of what a report costs.
@Suite struct FilingStatementsTests {
    @Test(arguments: [false, true])
    func `a report that opens a case takes so many statements`(_ inMemory: Bool) async throws {
        let store = try await filled(inMemory: inMemory)
        let statements = try await store.statements {
            try await store.keep(.fixture(10, at: .olofstrom(north: 900), reporter: 4), repeatKey: 4)
        }
        // In memory the neighbours and the closed cases around are found without a statement; what lists show is read anew.
        #expect(statements.count == (inMemory ? 22 : 23), "\(statements)")
    }

    @Test(arguments: [false, true])
    func `a report that joins a case takes so many statements`(_ inMemory: Bool) async throws {
        let store = try await filled(inMemory: inMemory)
        let statements = try await store.statements {
            try await store.keep(.fixture(10, at: .olofstrom(north: 20), reporter: 1), repeatKey: 4)
        }
        // In memory what lists show of the case is read anew.
        #expect(statements.count == (inMemory ? 20 : 19), "\(statements)")
    }

    private func filled(inMemory: Bool) async throws -> SpatiaLiteStore {
        let store = try TemporaryStore(inMemory: inMemory).store
        try await store.settled()
        for number in 1...2 {
            try await store.keep(.fixture(number, at: .olofstrom(), reporter: Int64(number)))
        }
        return store
    }
}

extension SpatiaLiteStore {
    /// The statements that `work` makes the writer run, without those by which SQLite keeps the R*Tree.
    fileprivate func statements(_ work: () async throws -> Void) async throws -> [String] {
        let seen = Mutex<[String]>([])
        try await file.pool.writeWithoutTransaction { db in
            db.trace { event in
                guard case .statement(let statement) = event else { return }
                let sql = statement.sql
                guard !sql.hasPrefix("--"), !sql.contains("report_index_") else { return }
                seen.withLock { $0.append(sql) }
            }
        }
        try await work()
        try await file.pool.writeWithoutTransaction { $0.trace() }
        return seen.withLock { $0 }
    }
}
