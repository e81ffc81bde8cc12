import Foundation
import TestSupport
import Testing

@testable import lykta

@Suite struct PhotoFolderTests {
    private static let memory = "/dev/shm"
    /// A file system that is there on every Linux machine and has no room.
    private static let noMemory = "/proc"

    @Test func `the setting wins over all that could be found`() {
        let path = PhotoFolder.path(for: "/a.sqlite", setting: "/var/photos", runtimeFolders: Self.memory)
        #expect(path == "/var/photos")
    }

    @Test func `the service's own folder in memory is taken before the one that all share`() {
        let found = PhotoFolder.path(
            for: "/a.sqlite", setting: nil, runtimeFolders: "\(Self.noMemory):\(Self.memory)")
        #expect(found == "\(Self.memory)/photos")
    }

    @Test func `in shared memory each database has a folder of its own, by whatever path it is named`() throws
    {
        let first = try TestInstallation()
        let second = try TestInstallation()
        let link = first.database + ".link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: first.database)
        let paths = [first.database, link, second.database].map {
            PhotoFolder.path(for: $0, setting: nil, runtimeFolders: nil)
        }
        #expect(paths[0].hasPrefix("\(Self.memory)/lykta-photos-"))
        #expect(paths[0] == paths[1])
        #expect(paths[0] != paths[2])
    }

    @Test func `without memory to write in photos lie beside the database`() {
        let path = PhotoFolder.path(
            for: "/a.sqlite", setting: nil, runtimeFolders: Self.noMemory, shared: Self.noMemory)
        #expect(path == "/a.sqlite.photos")
    }

    @Test func `the server makes the folder for itself alone and takes it away when it stops`() async throws {
        let installation = try TestInstallation()
        let folder = installation.database + ".incoming"
        let server = try await RunningServer(
            database: installation.database, key: installation.key,
            settings: ["LYKTA_PHOTOS_FOLDER": folder])
        let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        await server.signal(SIGTERM)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}
