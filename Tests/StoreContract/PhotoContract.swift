import Foundation
import Reports
import TestSupport
import Testing

/// What every store promises about photos.
package struct PhotoContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    private func filled() async throws -> any ContractStore {
        let store = try await backend.makeStore()
        try await store.keep(.fixture(1, at: .olofstrom()))
        try await store.keep(.fixture(2, at: .olofstrom(north: 10), text: "Mörkt vid skolan."))
        return store
    }

    package func `a photo comes back as it was, with its number and without its picture in the list`()
        async throws
    {
        let store = try await filled()
        let (first, second) = (
            try NewPhoto.fixture(1), try NewPhoto.fixture(2, received: .testNow.adding(.hours(1)))
        )
        guard
            case .added(let kept) = try await store.add(first, to: .report(.numbered(1)), answer: { _ in [] }),
            case .added(let other) = try await store.add(
                second, to: .report(.numbered(1)), answer: { _ in [] })
        else {
            Issue.record("not added")
            return
        }
        #expect(kept.number == 1 && other.number == 2)
        #expect(kept.width == 800 && kept.height == 600 && kept.bytes == first.image.jpeg.count)
        #expect(kept.received == .testNow && !kept.isHidden && kept.source == first.source)
        #expect(try await store.photos(of: .report(.numbered(1))) == [kept, other])
        #expect(try await store.image(1, of: .report(.numbered(1))) == first.image)
        #expect(try await store.image(2, of: .report(.numbered(1))) == second.image)
        #expect(try await store.image(3, of: .report(.numbered(1))) == nil)
        #expect(try await store.photos(of: .report(.numbered(2))) == [])
        #expect(try await store.image(1, of: .report(.numbered(2))) == nil)
        #expect(try await store.photos(of: .report(.numbered(9))) == [])
        let found = try await store.photos(ofReports: [.numbered(1), .numbered(2), .numbered(9)])
        #expect(found == [.numbered(1): [kept, other]])
    }

    package func `the same bytes are the same photo, and a report has three at most`() async throws {
        let store = try await filled()
        for number in 1...3 as ClosedRange<UInt8> {
            _ = try await store.add(.fixture(number), to: .report(.numbered(1))) { _ in [] }
        }
        let photos = try await store.photos(of: .report(.numbered(1)))
        #expect(photos.map(\.number) == [1, 2, 3])
        #expect(
            try await store.add(.fixture(2), to: .report(.numbered(1))) { _ in [] } == .repeated(photos[1]))
        await #expect(throws: PhotoFault.tooMany(.report(.numbered(1)))) {
            try await store.add(.fixture(4), to: .report(.numbered(1))) { _ in [] }
        }
        await #expect(throws: PhotoFault.noSuchSubject) {
            try await store.add(.fixture(4), to: .report(.numbered(9))) { _ in [] }
        }
        guard
            case .added(let elsewhere) = try await store.add(
                .fixture(2), to: .report(.numbered(2)), answer: { _ in [] })
        else {
            Issue.record("the same photo of another report is a photo of its own")
            return
        }
        #expect(elsewhere.number == 1)
    }

    package func `a retried photo gets its first answer, and another under its key is told so`() async throws
    {
        let store = try await filled()
        let retry = RetryKey(client: "oep", key: "k1", requestDigest: [1])
        _ = try await store.add(.fixture(1, retry: retry), to: .report(.numbered(1))) { _ in [7, 0, 255] }
        #expect(
            try await store.add(.fixture(1, retry: retry), to: .report(.numbered(1))) { _ in [8] }
                == .answeredBefore([7, 0, 255]))
        let other = RetryKey(client: "oep", key: "k1", requestDigest: [2])
        #expect(
            try await store.add(.fixture(2, retry: other), to: .report(.numbered(1))) { _ in [9] }
                == .retryKeyReused)
        #expect(try await store.photos(of: .report(.numbered(1))).count == 1)
    }

    package func `a photo is hidden and shown again, each with its reason in the history of the case`()
        async throws
    {
        let store = try await filled()
        _ = try await store.add(.fixture(1), to: .report(.numbered(1))) { _ in [] }
        let home = try await store.report(.numbered(1), in: []).orFail().case
        let before = try await store.case(home, in: []).orFail().version
        let later = Timestamp.testNow.adding(.hours(1))
        let hidden = try await store.setHidden(
            true, photo: 1, of: .report(.numbered(1)), because: "Ett ansikte.", by: "anna", at: later)
        #expect(hidden.isHidden)
        #expect(try await store.photos(of: .report(.numbered(1))) == [hidden])
        let again = try await store.setHidden(
            true, photo: 1, of: .report(.numbered(1)), because: "Igen.", by: "bo", at: later)
        #expect(again == hidden)
        let shown = try await store.setHidden(
            false, photo: 1, of: .report(.numbered(1)), because: "Ingen syns.", by: "bo", at: later)
        #expect(!shown.isHidden)
        let events = try await store.history(of: home).filter { $0.at == later }
        #expect(events.map(\.kind) == [.photoHidden, .photoShown])
        #expect(events.map(\.by) == ["anna", "bo"])
        #expect(events.allSatisfy { $0.report == .numbered(1) })
        #expect(
            events[0].reason.swedish.hasSuffix(": Ett ansikte.")
                && events[1].reason.english.hasSuffix(": Ingen syns."))
        #expect(try await store.case(home, in: []).orFail().version == before + 2)
        await #expect(throws: PhotoFault.noSuchPhoto) {
            try await store.setHidden(
                true, photo: 2, of: .report(.numbered(1)), because: "x", by: "bo", at: later)
        }
        await #expect(throws: PhotoFault.noSuchSubject) {
            try await store.setHidden(
                true, photo: 1, of: .report(.numbered(9)), because: "x", by: "bo", at: later)
        }
    }

    package func
        `photos of the work on a case keep their numbers when cases become one, and say who added them`()
        async throws
    {
        let store = try await backend.makeStore()
        try await store.keep(.fixture(1, at: .olofstrom()))
        try await store.keep(.fixture(2, at: .olofstrom(north: 5_000)))
        var homes: [Case.ID] = []
        for number in 1...2 {
            homes.append(try await store.report(.numbered(number), in: []).orFail().case)
        }
        let new = try NewPhoto.fixture(1)
        for (index, home) in homes.enumerated() {
            let photo = NewPhoto(
                image: new.image, source: new.source, received: .testNow, isHidden: index == 0, by: "anna")
            _ = try await store.add(photo, to: .work(home)) { _ in [] }
        }
        let (first, second) = (
            try await store.photos(of: .work(homes[0])), try await store.photos(of: .work(homes[1]))
        )
        #expect(first.map(\.isHidden) == [true] && second.map(\.isHidden) == [false])
        #expect(first[0].number != second[0].number)
        let added = try await store.history(of: homes[0]).last
        #expect(added?.kind == .photoAdded && added?.by == "anna" && added?.report == nil)
        let version = try await store.case(homes[0], in: []).orFail().version
        _ = try await store.edit(
            homes[0], [.merge(homes[1])], version: version, in: [], seesRestricted: true, by: "anna",
            at: .testNow)
        let living = try await store.report(.numbered(1), in: []).orFail().case
        #expect(try await store.photos(of: .work(living)) == first + second)
        for photo in first + second {
            #expect(try await store.image(photo.number, of: .work(living)) == new.image)
        }
        let shown = try await store.setHidden(
            false, photo: first[0].number, of: .work(living), because: "Bytt.", by: "bo", at: .testNow)
        #expect(!shown.isHidden)
        #expect(try await store.add(new, to: .work(living)) { _ in [] } == .repeated(shown))
        await #expect(throws: PhotoFault.noSuchSubject) {
            try await store.add(new, to: .work(.numbered(999_999))) { _ in [] }
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `photos are in a backup, and a store with photos keeps every promise`() async throws {
        let store = try await filled()
        _ = try await store.add(.fixture(1), to: .report(.numbered(1))) { _ in [] }
        _ = try await store.setHidden(
            true, photo: 1, of: .report(.numbered(1)), because: "Ett ansikte.", by: "anna", at: .testNow)
        #expect(try store.inspect { _ in } == [])
        let path = FileManager.default.temporaryDirectory.appending(path: "lykta-\(UUID().uuidString).backup")
            .path
        try store.backup(to: path, overwriting: false)
        let copy = try await backend.location(ofBackup: path).open()
        #expect(try await copy.photos(of: .report(.numbered(1))).map(\.isHidden) == [true])
        #expect(try await copy.image(1, of: .report(.numbered(1))) == (try NewPhoto.fixture(1)).image)
        #expect(try copy.inspect { _ in } == [])
    }
}
