import Foundation
import Reports
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct DatabaseLockTests {
    private let me = StoreFault.inUse(by: Int(ProcessInfo.processInfo.processIdentifier))

    @Test func `by a symbolic link it is the same database, with the same lock and the same log`()
        async throws
    {
        let first = try TemporaryStore()
        let link = try TemporaryStore.newPath()
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: first.path)
        #expect(throws: me) { try TemporaryStore(path: link) }
        try await first.store.close()
        let second = try TemporaryStore(path: link)
        #expect(second.store.file.path == first.path)
        #expect(FileManager.default.fileExists(atPath: first.path + "-wal"))
        #expect(!FileManager.default.fileExists(atPath: link + "-wal"))
    }

    @Test func `a file with a hard link is refused with the reason, for writing and for reading`()
        async throws
    {
        let first = try TemporaryStore()
        try await first.store.close()
        let link = try TemporaryStore.newPath()
        try FileManager.default.linkItem(atPath: first.path, toPath: link)
        for path in [first.path, link] {
            #expect(throws: StoreFault.severalNames(path: path, count: 2)) { try TemporaryStore(path: path) }
            #expect(throws: StoreFault.severalNames(path: path, count: 2)) {
                try SpatiaLiteStore(reading: path, settings: .fixture())
            }
        }
        try FileManager.default.removeItem(atPath: link)
        #expect(await (try TemporaryStore(path: first.path)).store.isWritable())
    }

    @Test func `the lock is on the file itself, so that another name without a lock file does not help`()
        throws
    {
        let first = try TemporaryStore()
        // As by a bind mount: the same file under a name beside which no lock stands.
        try FileManager.default.removeItem(atPath: first.path + ".lock")
        #expect(throws: me) { try TemporaryStore(path: first.path) }
    }

    @Test
    func `a symbolic link that leads nowhere, and a folder that is missing, are refused and nothing is made`()
        throws
    {
        let link = try TemporaryStore.newPath()
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: link + ".gone")
        #expect(
            throws: StoreFault.cannotOpen(
                path: link,
                reason: Bilingual(
                    swedish: "det är en symbolisk länk som inte leder någonstans",
                    english: "it is a symbolic link that leads nowhere"))
        ) { try TemporaryStore(path: link) }
        #expect(!FileManager.default.fileExists(atPath: link + ".gone"))
        #expect(
            throws: StoreFault.cannotOpen(
                path: "/nowhere/a.sqlite",
                reason: Bilingual(
                    swedish: "det finns ingen sådan mapp", english: "there is no such folder"))
        ) {
            try TemporaryStore(path: "/nowhere/a.sqlite")
        }
    }

    @Test func `a database that was closed can be opened again`() async throws {
        let first = try TemporaryStore()
        try await first.store.close()
        #expect(await (try TemporaryStore(path: first.path)).store.isWritable())
    }
}
