import Foundation
import GRDB
import Reports
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct BackupTests {
    @Test(arguments: ["", "-wal", "-shm"], [false, true])
    func `a database is never copied over itself`(_ suffix: String, _ overwriting: Bool) async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...3)
        let link = try TemporaryStore.newPath()
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: temporary.path + suffix)
        for target in [temporary.path + suffix, link] {
            #expect(throws: StoreFault.self) {
                try temporary.store.backup(to: target, overwriting: overwriting)
            }
        }
        try await temporary.keep(4...4)
        #expect(temporary.store.failure == nil)
    }

    @Test func `a file that is there is replaced only when that is said`() async throws {
        let temporary = try TemporaryStore()
        let target = temporary.path + ".backup"
        try temporary.store.backup(to: target, overwriting: false)
        let yesterdays = try Data(contentsOf: URL(filePath: target))
        try await temporary.keep(1...1)
        #expect(throws: StoreFault.copyExists(path: target)) {
            try temporary.store.backup(to: target, overwriting: false)
        }
        #expect(try Data(contentsOf: URL(filePath: target)) == yesterdays)
        try temporary.store.backup(to: target, overwriting: true)
        #expect(try TemporaryStore(path: target).store.inspect { _ in } == [])
    }

    @Test(arguments: [".mark", ".lock", ".originals", ".txt", ".sqlite"])
    func `nothing but an earlier copy is replaced, whatever is said`(_ suffix: String) async throws {
        let temporary = try TemporaryStore()
        let target = temporary.path + suffix
        if suffix == ".sqlite" {
            // Somebody else's database.
            let other = try DatabaseQueue(path: target)
            try await other.write { try $0.execute(sql: "CREATE TABLE diary (day TEXT)") }
            try other.close()
        } else if !FileManager.default.fileExists(atPath: target) {
            try Data("k 1".utf8).write(to: URL(filePath: target))
        }
        let before = try Data(contentsOf: URL(filePath: target))
        #expect {
            try temporary.store.backup(to: target, overwriting: true)
        } throws: { error in
            guard case StoreFault.copyInUse(_, let reason)? = error as? StoreFault else { return false }
            return reason.english.contains("--overwrite replaces nothing else")
        }
        #expect(try Data(contentsOf: URL(filePath: target)) == before)
    }

    @Test func `what is no file is not replaced`() throws {
        let temporary = try TemporaryStore()
        let pipe = temporary.path + ".pipe"
        let made = unsafe mkfifo(pipe, 0o600)
        #expect(made == 0)
        #expect(throws: StoreFault.self) { try temporary.store.backup(to: pipe, overwriting: true) }
        #expect(FileStatus(at: pipe)?.isOrdinary == false)
    }

    @Test func `a database that another process uses is not replaced, nor a copy put beside another's log`()
        async throws
    {
        let (temporary, other) = (try TemporaryStore(), try TemporaryStore())
        let inUse = Bilingual(
            swedish: "det är en databas som används", english: "it is a database that is in use")
        #expect(throws: StoreFault.copyInUse(path: other.path, reason: inUse)) {
            // A log without content tells nothing, so that the lock itself is looked at.
            try other.store.file.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try temporary.store.backup(to: other.path, overwriting: true)
        }
        let fresh = try TemporaryStore.newPath()
        try Data("frames".utf8).write(to: URL(filePath: fresh + "-wal"))
        #expect(throws: StoreFault.self) { try temporary.store.backup(to: fresh, overwriting: false) }
        #expect(!FileManager.default.fileExists(atPath: fresh))
    }

    @Test func `a copy is for its owner alone, and nothing unfinished is left beside it`() async throws {
        let temporary = try TemporaryStore()
        let target = try TemporaryStore.newPath()
        try temporary.store.backup(to: target, overwriting: false)
        #expect(FileStatus(at: target)?.permissions == 0o600)
        let folder = URL(filePath: target).deletingLastPathComponent().path
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["lykta.sqlite"])
        #expect(throws: StoreFault.cannotCopy(path: "/nowhere/copy", because: .missing)) {
            try temporary.store.backup(to: "/nowhere/copy", overwriting: false)
        }
    }

    @Test func `what copies left that were cut off is cleared, and what is worked on stays`() async throws {
        let temporary = try TemporaryStore()
        let target = try TemporaryStore.newPath()
        let folder = URL(filePath: target).deletingLastPathComponent()
        let ended = try Process.run(URL(filePath: "/bin/true"), arguments: [])
        ended.waitUntilExit()
        let cutOff = [
            "yesterday.sqlite.unfinished-\(ended.processIdentifier)", "lykta.sqlite.unfinished-\(getpid())",
        ]
        // Of a process that lives, of a copy that is held, and of none of ours.
        let held = "other.sqlite.unfinished-\(ended.processIdentifier)"
        let kept = ["a.sqlite.unfinished-1", "my.unfinished-novel", "lykta.sqlite.unfinished", held]
        for name in cutOff + kept + cutOff.map({ $0 + "-journal" }) {
            try Data("half".utf8).write(to: folder.appending(path: name))
        }
        let descriptor = unsafe open(folder.appending(path: held).path, O_RDONLY)
        flock(descriptor, LOCK_EX)
        defer { close(descriptor) }
        try temporary.store.backup(to: target, overwriting: false)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(names) == Set(kept + ["lykta.sqlite"]))
    }
}
