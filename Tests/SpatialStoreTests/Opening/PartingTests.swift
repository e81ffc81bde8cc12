import Foundation
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// What becomes of a store whose files lose their names.
@Suite struct PartingTests {
    enum Deed: CaseIterable, Sendable {
        case moved, removed, replaced, logRemoved, logIndexRemoved

        func `do`(to path: String) throws {
            switch self {
            case .moved: try FileManager.default.moveItem(atPath: path, toPath: path + ".moved")
            case .removed: try FileManager.default.removeItem(atPath: path)
            case .replaced:
                try Data("another".utf8).write(to: URL(filePath: path + ".new"))
                guard unsafe rename(path + ".new", path) == 0 else { throw FixtureFault() }
            case .logRemoved: try FileManager.default.removeItem(atPath: path + "-wal")
            case .logIndexRemoved: try FileManager.default.removeItem(atPath: path + "-shm")
            }
        }
    }

    @Test(arguments: Deed.allCases)
    func `no report is acknowledged after the file has parted from its name, and what is held is salvaged`(
        _ deed: Deed
    ) async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...3)
        #expect(temporary.store.failure == nil)
        try deed.do(to: temporary.path)
        await #expect(throws: ReportStoreError.failed) { try await temporary.keep(4...4) }
        guard case .parted(_)? = temporary.store.failure else {
            Issue.record("not noticed")
            return
        }
        #expect(await !temporary.store.isWritable())
        await #expect(throws: ReportStoreError.failed) {
            try await temporary.store.report(.numbered(1), in: [])
        }
        let copy = try #require(await temporary.store.salvage())
        try await temporary.store.close()
        let salvaged = try TemporaryStore(path: copy, seed: 7)
        for number in 1...3 {
            #expect(try await salvaged.store.report(.numbered(number), in: []) != nil)
        }
        #expect(try salvaged.store.inspect { _ in } == [])
    }

    @Test func `a file that is moved away and back under its name goes on, if nothing was asked meanwhile`()
        async throws
    {
        let temporary = try TemporaryStore()
        try FileManager.default.moveItem(atPath: temporary.path, toPath: temporary.path + ".moved")
        try FileManager.default.moveItem(atPath: temporary.path + ".moved", toPath: temporary.path)
        try await temporary.keep(1...1)
        #expect(temporary.store.failure == nil)
    }

    @Test func `closed after it has parted, a store touches neither the other file nor its log`() async throws
    {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...1)
        for suffix in ["", "-wal"] {
            try FileManager.default.removeItem(atPath: temporary.path + suffix)
            try Data("another's".utf8).write(to: URL(filePath: temporary.path + suffix))
        }
        try await temporary.store.close()
        for suffix in ["", "-wal"] {
            #expect(try String(contentsOfFile: temporary.path + suffix, encoding: .utf8) == "another's")
        }
    }
}
