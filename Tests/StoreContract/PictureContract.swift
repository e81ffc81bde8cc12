import Geometry
package import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about situational pictures, and about how cases stood on a day.
package struct PictureContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a picture comes back whole, with every change of its words`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let picture = try SituationalPicture.kept(1, words: [.summary: "Lugnt."], by: Agent(anna))
        #expect(try await store.keepPicture(picture).isRepeat == false)
        let changed = try await store.changePicture(
            picture.id, in: [picture.head.municipality],
            [.setWords(.received, "Fler än vanligt."), .setWords(.summary, ""), .setPublished(true)],
            version: 1, by: Agent(anna), at: .testNow.adding(.hours(1)))
        #expect(changed.head.words == [.received: "Fler än vanligt."] && changed.head.version == 2)
        try await store.close()
        store = try await location.open()
        #expect(try await store.picture(picture.id, in: []) == changed)
        #expect(changed.bytes == picture.bytes)
        let history = try await store.pictureHistory(of: picture.id)
        #expect(history.map(\.kind) == [.made, .changed, .changed, .changed])
        #expect(history.allSatisfy { $0.by == Agent(anna) })
        await #expect(throws: PictureFault.stale(current: 2)) {
            _ = try await store.changePicture(
                picture.id, in: [], [.setPublished(false)], version: 1, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `a picture that is sent again is kept once, and another under its id not at all`()
        async throws
    {
        let store = try await backend.makeStore()
        let picture = try SituationalPicture.kept(1)
        _ = try await store.keepPicture(picture)
        let again = try await store.keepPicture(.kept(1, by: "bo"))
        #expect(again.isRepeat && again.picture == picture)
        for other in [
            try SituationalPicture.kept(1, day: "2026-11-18"), try .kept(1, municipality: "0880"),
            try .kept(1, words: [.summary: "Annat."]),
        ] {
            await #expect(throws: PictureFault.idTaken) { _ = try await store.keepPicture(other) }
        }
        let changed = try await store.changePicture(
            picture.id, in: [], [.setWords(.summary, "Annat.")], version: 1, by: "bo", at: .testNow)
        #expect(try await store.firstWords(of: picture.id) == [:])
        #expect(try await store.keepPicture(.kept(1)).picture == changed)
        #expect(try await store.firstWords(of: .numbered(2)) == nil)
    }

    package func `a picture of another municipality is as if it were not`() async throws {
        let store = try await backend.makeStore()
        let picture = try SituationalPicture.kept(1)
        _ = try await store.keepPicture(picture)
        let other: Set<MunicipalityCode> = [try MunicipalityCode("0880").orFail()]
        #expect(try await store.picture(picture.id, in: other) == nil)
        #expect(try await store.pictures(PictureQuery(municipalities: other)) == [])
        await #expect(throws: PictureFault.noSuchPicture) {
            _ = try await store.changePicture(
                picture.id, in: other, [.setPublished(true)], version: 1, by: "x", at: .testNow)
        }
    }

    package func `pictures are listed by their days, by kind, and those that are published`() async throws {
        let store = try await backend.makeStore()
        for (number, day) in [(1, "2026-11-18"), (2, "2026-11-19"), (3, "2026-11-19")] {
            _ = try await store.keepPicture(.kept(number, day: day))
        }
        _ = try await store.changePicture(
            .numbered(1), in: [], [.setPublished(true)], version: 1, by: "anna", at: .testNow)
        #expect(
            try await store.pictures(PictureQuery()).map(\.id) == [
                .numbered(3), .numbered(2), .numbered(1),
            ])
        #expect(try await store.pictures(PictureQuery(isPublished: true)).map(\.id) == [.numbered(1)])
        #expect(try await store.pictures(PictureQuery(kind: .strategic)) == [])
    }

    package func `cases are told as they stood when a day ended, whatever happens to them later`()
        async throws
    {
        let store = try await backend.makeStore()
        func report(_ number: Int, north: Double, days: Int64, isRestricted: Bool = false) throws -> Report {
            let moment = Timestamp.testNow.subtracting(.days(days))
            return try .fixture(
                number, at: .olofstrom(north: north), observed: moment, received: moment,
                reporter: Int64(number), isRestricted: isRestricted)
        }
        let grown = try await store.keep(report(1, north: 0, days: 20)).case
        _ = try await store.keep(report(2, north: 5, days: 3))
        let fresh = try await store.keep(report(3, north: 2_000, days: 2)).case
        _ = try await store.keep(report(4, north: 4_000, days: 2, isRestricted: true))
        let scope = try SituationalPicture.kept(1).scope
        let before = try await store.casesThen(of: scope)
        #expect(before.map(\.id) == [grown, fresh].sorted())
        let old = try before.first { $0.id == grown }.orFail()
        #expect(old.joined == 1 && old.takesReports && old.begun < scope.span.start)
        let new = try before.first { $0.id == fresh }.orFail()
        #expect(new.isOpened && new.joined == 1 && scope.span.contains(new.begun))
        let spot = try Place.olofstrom(north: 2_000)
        #expect(new.place == spot)
        // Today: one more comes to the old case, both are ended, and a new one begins.
        _ = try await store.keep(report(5, north: 8, days: 0))
        for id in [grown, fresh] {
            let version = try await store.case(id, in: []).orFail().version
            _ = try await store.edit(
                id, [.setStatus(.closed)], version: version, in: [], seesRestricted: true, by: "eva",
                at: .testNow)
        }
        _ = try await store.keep(report(6, north: 6_000, days: 0))
        #expect(try await store.casesThen(of: scope) == before)
    }
}

extension SituationalPicture {
    /// With one figure. The digest is right for what is said where nothing else is asked for.
    package static func kept(
        _ number: Int, municipality: String = "1060", day: String = "2026-11-19",
        words: [PictureHeading: String] = [:], by agent: Agent = "anna"
    ) throws -> SituationalPicture {
        let last = try CivilDate(day).orFail()
        let scope = PictureScope(
            municipality: try MunicipalityCode(municipality).orFail(), kind: .operative,
            span: try PictureSpan(from: last.adding(days: -6), until: last).orFail(), day: last)
        let row = PictureRow(
            key: "source/resident", name: Source.resident.name, figures: [PictureFigure(.reports, 9)],
            source: PictureSource(.cases), isOpen: true)
        return SituationalPicture(
            PictureContent(scope, [PictureSection(.received, [row])]), id: .numbered(number), words: words,
            by: agent, at: .testNow
        ) { _ in
            // SHA-256 of the bytes by Python 3.12.
            [
                0xe0, 0x99, 0xa7, 0xf6, 0xc3, 0x42, 0xc1, 0x5f, 0xc5, 0xdc, 0x1b, 0x46, 0x9e, 0x73, 0xc8,
                0xe3,
                0xd2, 0xda, 0xdd, 0x5a, 0xde, 0x0f, 0x55, 0x4d, 0xfc, 0x4b, 0xd0, 0x36, 0x63, 0x11, 0x90,
                0x6e,
            ]
        }
    }
}
