package import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about pictures that several municipalities share.
package struct SharedPictureContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a shared picture comes back whole, with its parts and every change of its words`()
        async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["police:1060", "police:0880"])
        try await store.add(anna, password: nil)
        let (shared, pictures) = try SharedPicture.kept(1, words: [.summary: "Lugnt."], by: Agent(anna))
        #expect(try await store.keepSharedPicture(shared, pictures).isRepeat == false)
        let changed = try await store.changeSharedPicture(
            shared.id, in: [], [.received: "Fler än vanligt.", .summary: ""], version: 1, by: Agent(anna),
            at: .testNow.adding(.hours(1)))
        #expect(changed.words == [.received: "Fler än vanligt."] && changed.version == 2)
        #expect(try await store.firstWordsInCommon(of: shared.id) == [.summary: "Lugnt."])
        #expect(try await store.firstWordsInCommon(of: .numbered(9)) == nil)
        #expect(changed.parts == shared.parts && changed.policeArea == "Lokalpolisområde")
        try await store.close()
        store = try await location.open()
        #expect(try await store.sharedPicture(shared.id, in: []) == changed)
        for picture in pictures { #expect(try await store.picture(picture.id, in: []) == picture) }
        let history = try await store.sharedPictureHistory(of: shared.id)
        #expect(history.map(\.kind) == [.made, .changed, .changed])
        #expect(history.allSatisfy { $0.by == Agent(anna) })
        await #expect(throws: PictureFault.stale(current: 2)) {
            _ = try await store.changeSharedPicture(
                shared.id, in: [], [.summary: "x"], version: 1, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `one that is sent again is kept once, and nothing is kept of one that cannot be`()
        async throws
    {
        let store = try await backend.makeStore()
        let (shared, pictures) = try SharedPicture.kept(1)
        _ = try await store.keepSharedPicture(shared, pictures)
        let again = try SharedPicture.kept(1, pictures: 50, by: "bo")
        let repeated = try await store.keepSharedPicture(again.shared, again.pictures)
        #expect(repeated.isRepeat && repeated.shared == shared)
        #expect(try await store.pictures(PictureQuery()).count == 2)
        let others = [
            try SharedPicture.kept(1, pictures: 60, day: "2026-11-18"),
            try SharedPicture.kept(1, pictures: 60, words: [.summary: "Mörkt."]),
        ]
        for other in others {
            await #expect(throws: PictureFault.idTaken) {
                _ = try await store.keepSharedPicture(other.shared, other.pictures)
            }
        }
        // Its second part has the id of a picture that is kept: nothing of it stays, the first part neither.
        let half = try SharedPicture.kept(2, pictures: 10)
        await #expect(throws: PictureFault.idTaken) {
            _ = try await store.keepSharedPicture(half.shared, half.pictures)
        }
        #expect(try await store.pictures(PictureQuery()).count == 2)
        #expect(try await store.sharedPictures(in: []).map(\.id) == [shared.id])
    }

    package func `one that is withdrawn takes every part with it, for one reason, and changes no more`()
        async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let (shared, pictures) = try SharedPicture.kept(1)
        _ = try await store.keepSharedPicture(shared, pictures)
        let other = try SharedPicture.kept(2, pictures: 40)
        _ = try await store.keepSharedPicture(other.shared, other.pictures)
        let own = pictures[0]
        _ = try await store.changePicture(
            own.id, in: [], [.setPublished(true)], version: 1, by: "bo", at: .testNow)
        await #expect(throws: PictureFault.isPart) {
            _ = try await store.changePicture(
                own.id, in: [], [.withdraw(reason: "Fel.")], version: 2, by: "bo", at: .testNow)
        }
        await #expect(throws: PictureFault.stale(current: 1)) {
            _ = try await store.withdrawSharedPicture(
                shared.id, in: [], because: "Dubblett.", version: 7, by: "anna", at: .testNow)
        }
        let gone = try await store.withdrawSharedPicture(
            shared.id, in: [], because: "Dubblett.", version: 1, by: "anna", at: .testNow)
        #expect(gone.withdrawn == "Dubblett." && gone.version == 2 && gone.parts == shared.parts)
        try await store.close()
        store = try await location.open()
        #expect(try await store.sharedPicture(shared.id, in: []) == gone)
        #expect(try await store.sharedPictures(in: []).map(\.withdrawn) == [nil, "Dubblett."])
        for picture in pictures {
            let part = try await store.picture(picture.id, in: []).orFail()
            #expect(part.head.withdrawn == "Dubblett." && !part.head.isPublished)
            #expect(try await store.pictureHistory(of: picture.id).last?.kind == .withdrawn)
        }
        #expect(try await store.sharedPictureHistory(of: shared.id).map(\.kind) == [.made, .withdrawn])
        await #expect(throws: PictureFault.isWithdrawn) {
            _ = try await store.withdrawSharedPicture(
                shared.id, in: [], because: "Igen.", version: 2, by: "anna", at: .testNow)
        }
        await #expect(throws: PictureFault.isWithdrawn) {
            _ = try await store.changeSharedPicture(
                shared.id, in: [], [.summary: "x"], version: 2, by: "anna", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `it is there for each of its municipalities, and for no other as if it were not`()
        async throws
    {
        let store = try await backend.makeStore()
        let (shared, pictures) = try SharedPicture.kept(1)
        _ = try await store.keepSharedPicture(shared, pictures)
        for municipality in shared.municipalities {
            #expect(try await store.sharedPicture(shared.id, in: [municipality]) == shared)
            #expect(try await store.sharedPictures(in: [municipality]) == [shared])
            let own = try await store.pictures(PictureQuery(municipalities: [municipality]))
            #expect(own.map(\.municipality) == [municipality])
            for part in own {
                #expect(try await store.sharedPicture(holding: part.id, in: [municipality]) == shared)
            }
        }
        let other: Set<MunicipalityCode> = [try MunicipalityCode("1080").orFail()]
        _ = try await store.keepPicture(.kept(90))
        #expect(try await store.sharedPicture(holding: .numbered(90), in: []) == nil)
        #expect(try await store.sharedPicture(shared.id, in: other) == nil)
        #expect(try await store.sharedPicture(holding: pictures[0].id, in: other) == nil)
        #expect(try await store.sharedPictures(in: other) == [])
        await #expect(throws: PictureFault.noSuchPicture) {
            _ = try await store.changeSharedPicture(
                shared.id, in: other, [.summary: "x"], version: 1, by: "x", at: .testNow)
        }
    }
}

extension SharedPicture {
    /// Of 0880 and 1060, with the pictures of both, numbered from `pictures` + 1 on.
    package static func kept(
        _ number: Int, pictures first: Int = 10, day: String = "2026-11-19",
        words: [PictureHeading: String] = [:], by agent: Agent = "anna"
    ) throws -> (shared: SharedPicture, pictures: [SituationalPicture]) {
        let pictures = [
            try SituationalPicture.kept(first + 1 + number, municipality: "1060", day: day, by: agent),
            try SituationalPicture.kept(first + 1, municipality: "0880", day: day, by: agent),
        ]
        let shared = SharedPicture(
            pictures, id: .numbered(number), policeArea: "Lokalpolisområde", words: words, by: agent,
            made: .testNow)
        return (try shared.orFail(), pictures)
    }
}
