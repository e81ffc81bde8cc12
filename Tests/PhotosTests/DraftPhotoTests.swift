import Foundation
import Reports
import TestSupport
import Testing

@testable import Photos

@Suite struct DraftPhotoTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lykta-drafts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func drafts(_ change: (inout PhotoLimits) -> Void = { _ in }) -> DraftPhotos {
        var limits = PhotoLimits()
        change(&limits)
        return DraftPhotos(folder: folder.path, limits: limits)
    }

    private var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

    private func source(_ byte: UInt8) throws -> PhotoDigest {
        try PhotoDigest([UInt8](repeating: byte, count: 32)).orFail()
    }

    @Test func `one is there until it is removed, and stays known when it was handed over`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let drafts = drafts()
        let photo = try NewPhoto.fixture(1).image
        try await drafts.keep(photo, source: try source(1), as: "one")
        try await drafts.keep(photo, source: try source(2), as: "two")
        #expect(await drafts.image("one") == photo)
        #expect(try drafts.source(of: "one") == source(1))
        drafts.handOver("one")
        #expect(try await drafts.image("one") == nil && drafts.source(of: "one") == source(1))
        drafts.remove("two")
        #expect(await drafts.image("two") == nil && drafts.source(of: "two") == nil)
        #expect(files.isEmpty)
    }

    @Test func `one is gone when its time is over`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let drafts = drafts { $0.draftSeconds = 0.05 }
        try await drafts.keep(try NewPhoto.fixture(1).image, source: try source(1), as: "one")
        for _ in 0..<200 where drafts.source(of: "one") != nil {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(drafts.source(of: "one") == nil && files.isEmpty)
    }

    @Test func `there is room for so many and for so many bytes`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let photo = try NewPhoto.fixture(1).image
        let few = drafts { $0.drafts = 1 }
        try await few.keep(photo, source: try source(1), as: "one")
        await #expect(throws: PhotoPreparingFault.overloaded(retryAfterSeconds: 600)) {
            try await few.keep(photo, source: try source(2), as: "two")
        }
        let small = drafts { $0.draftBytes = photo.jpeg.count }
        try await small.keep(photo, source: try source(1), as: "three")
        await #expect(throws: PhotoPreparingFault.overloaded(retryAfterSeconds: 600)) {
            try await small.keep(photo, source: try source(2), as: "four")
        }
        small.handOver("three")
        try await small.keep(photo, source: try source(2), as: "four")
    }

    @Test(arguments: ["", "../x", "a/b", "å", String(repeating: "a", count: 65)])
    func `what is no name is no part of a path`(_ name: String) async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let drafts = drafts()
        await #expect(throws: PhotoPreparingFault.self) {
            try await drafts.keep(try NewPhoto.fixture(1).image, source: try source(1), as: name)
        }
        #expect(await drafts.image(name) == nil && files.isEmpty)
    }
}
