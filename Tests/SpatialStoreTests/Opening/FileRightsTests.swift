import Foundation
import Reports
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct FileRightsTests {
    @Test(arguments: ["", "-wal", "-shm", ".mark", ".lock"])
    func `every file of a new database is for its owner alone`(_ suffix: String) async throws {
        let temporary = try TemporaryStore()
        try await temporary.keep(1...2)
        #expect(FileStatus(at: temporary.path + suffix)?.permissions == 0o600)
        #expect(temporary.store.openingFindings == [])
    }

    @Test func `a looser file is warned of at start, in one line`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.store.close()
        guard unsafe chmod(temporary.path, 0o644) == 0, unsafe chmod(temporary.path + ".lock", 0o640) == 0
        else {
            throw FixtureFault()
        }
        let findings = try TemporaryStore(path: temporary.path).store.openingFindings
        #expect(findings.count == 1)
        let finding = try #require(findings.first).english
        #expect(finding.contains("\(temporary.path) (644)") && finding.contains(".lock (640)"))
        #expect(!finding.contains("\n"))
    }
}
