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

    package func `a picture that was withdrawn stays with its reason, is not published, and changes no more`()
        async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let picture = try SituationalPicture.kept(1)
        _ = try await store.keepPicture(picture)
        let gone = try await store.changePicture(
            picture.id, in: [], [.setPublished(true), .withdraw(reason: "Gjord två gånger.")], version: 1,
            by: "bo", at: .testNow)
        #expect(gone.head.withdrawn == "Gjord två gånger." && !gone.head.isPublished)
        try await store.close()
        store = try await location.open()
        #expect(try await store.picture(picture.id, in: []) == gone)
        #expect(try await store.pictures(PictureQuery()).map(\.withdrawn) == ["Gjord två gånger."])
        #expect(try await store.pictures(PictureQuery(isPublished: true)).isEmpty)
        let history = try await store.pictureHistory(of: picture.id)
        #expect(history.map(\.kind) == [.made, .changed, .withdrawn])
        await #expect(throws: PictureFault.isWithdrawn) {
            _ = try await store.changePicture(
                picture.id, in: [], [.setWords(.summary, "x")], version: 2, by: "bo", at: .testNow)
        }
        let (shared, parts) = try SharedPicture.kept(1)
        _ = try await store.keepSharedPicture(shared, parts)
        await #expect(throws: PictureFault.isPart) {
            _ = try await store.changePicture(
                parts[0].id, in: [], [.withdraw(reason: "x")], version: 1, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
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

    package func `a yearly report is adopted with its duty in one step, and comes back whole`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let draft = try SituationalPicture.yearly(1, words: [.summary: "Lugnt."])
        _ = try await store.keepPicture(draft)
        #expect(try await store.picture(draft.id, in: []) == draft)
        await #expect(throws: PictureFault.notAdopted) {
            _ = try await store.changePicture(
                draft.id, in: [], [.setPublished(true)], version: 1, by: "bo", at: .testNow)
        }
        let adoption = try ReportAdoption.kept(by: Agent(anna))
        let abroad = try MunicipalityCode("0880").orFail()
        await #expect(throws: PictureFault.noSuchPicture) {
            _ = try await store.adoptPicture(draft.id, in: [abroad], adoption, version: 1)
        }
        await #expect(throws: PictureFault.stale(current: 1)) {
            _ = try await store.adoptPicture(draft.id, in: [], adoption, version: 2)
        }
        #expect(try await store.dutiesDone(in: []) == [])
        let adopted = try await store.adoptPicture(
            draft.id, in: [draft.head.municipality], adoption, version: 1)
        #expect(try adopted == draft.adopted(adoption))
        try await store.close()
        store = try await location.open()
        #expect(try await store.picture(draft.id, in: []) == adopted)
        #expect(try await store.dutiesDone(in: []) == [adoption.dutyDone(of: draft.head)])
        #expect(try await store.pictureHistory(of: draft.id).map(\.kind) == [.made, .adopted])
        await #expect(throws: PictureFault.adopted) {
            _ = try await store.changePicture(
                draft.id, in: [], [.setWords(.summary, "Annat.")], version: 2, by: "bo", at: .testNow)
        }
        await #expect(throws: PictureFault.adopted) {
            _ = try await store.adoptPicture(draft.id, in: [], adoption, version: 2)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `a yearly report corrects one of the same municipality and year, and no other picture`()
        async throws
    {
        let store = try await backend.makeStore()
        let first = try SituationalPicture.yearly(1)
        _ = try await store.keepPicture(first)
        _ = try await store.keepPicture(.yearly(2, municipality: "0880"))
        _ = try await store.keepPicture(.kept(3))
        for other in [2, 3, 77] {
            await #expect(throws: PictureFault.correctsAnother) {
                _ = try await store.keepPicture(.yearly(4, corrects: .numbered(other)))
            }
        }
        let second = try SituationalPicture.yearly(4, corrects: first.id)
        #expect(try await store.keepPicture(second).isRepeat == false)
        #expect(try await store.keepPicture(second).isRepeat)
        await #expect(throws: PictureFault.idTaken) { _ = try await store.keepPicture(.yearly(4)) }
        #expect(try await store.picture(second.id, in: [])?.head.corrects == first.id)
        let listed = try await store.pictures(
            PictureQuery(municipalities: [first.head.municipality], kind: .yearly))
        #expect(listed.map(\.id) == [second.id, first.id])
        #expect(try store.inspect { _ in } == [])
    }

    package func `adopted reports of a year are one chain, and the last of it is the one to correct`()
        async throws
    {
        let store = try await backend.makeStore()
        for draft in [
            try SituationalPicture.yearly(1), try .yearly(2), try .yearly(3, corrects: .numbered(1)),
            try .yearly(4, corrects: .numbered(1)), try .yearly(5, municipality: "0880"),
            try .yearly(6, corrects: .numbered(3)),
        ] {
            _ = try await store.keepPicture(draft)
        }
        func adopt(_ number: Int) async throws {
            _ = try await store.adoptPicture(
                .numbered(number), in: [], .kept(duty: 70 + number), version: 1)
        }
        try await adopt(1)
        let day = try ReportAdoption.kept().day
        await #expect(throws: PictureFault.otherAdopted(.numbered(1), on: day)) { try await adopt(2) }
        try await adopt(3)
        for number in [2, 4] {
            await #expect(throws: PictureFault.otherAdopted(.numbered(3), on: day)) {
                try await adopt(number)
            }
        }
        try await adopt(5)
        try await adopt(6)
        #expect(try await store.dutiesDone(in: []).count == 4)
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
            guard municipality != "0880" else { return Self.digestOf0880 }
            return [
                0xe0, 0x99, 0xa7, 0xf6, 0xc3, 0x42, 0xc1, 0x5f, 0xc5, 0xdc, 0x1b, 0x46, 0x9e, 0x73, 0xc8,
                0xe3,
                0xd2, 0xda, 0xdd, 0x5a, 0xde, 0x0f, 0x55, 0x4d, 0xfc, 0x4b, 0xd0, 0x36, 0x63, 0x11, 0x90,
                0x6e,
            ]
        }
    }

    private static let digestOf0880: [UInt8] = [
        0x63, 0x7d, 0x98, 0x33, 0xaf, 0x89, 0xf5, 0xe2, 0xa5, 0x31, 0x5f, 0xf2, 0xf5, 0x5c, 0x72, 0xc5,
        0x21, 0x75, 0xba, 0x4d, 0x79, 0xac, 0x41, 0x12, 0xf2, 0x8d, 0x21, 0x94, 0xe3, 0x8d, 0xe0, 0x8a,
    ]
}

extension SituationalPicture {
    /// A report of 2025 with no figures. The digest is right for the municipality where no other is named.
    package static func yearly(
        _ number: Int, municipality: String = "1060", words: [PictureHeading: String] = [:],
        corrects: PictureID? = nil
    ) throws -> SituationalPicture {
        let scope = PictureScope(
            municipality: try MunicipalityCode(municipality).orFail(), kind: .yearly,
            span: try PictureSpan(year: 2025).orFail(), day: try CivilDate("2026-11-19").orFail())
        return SituationalPicture(
            PictureContent(scope, []), id: .numbered(number), words: words, corrects: corrects, by: "anna",
            at: .testNow
        ) { _ in municipality == "1060" ? Self.digestOfNothing : Self.digestOfNothingElsewhere }
    }

    /// SHA-256 of the bytes by Python 3.12.
    private static let digestOfNothing: [UInt8] = [
        0xa8, 0xc5, 0xeb, 0x08, 0x01, 0x3d, 0x58, 0x06, 0xa2, 0xd9, 0x16, 0xb3, 0xfc, 0xdf, 0x9f, 0x99,
        0x07, 0xfb, 0x83, 0x7e, 0x6e, 0x5d, 0x5f, 0x83, 0x37, 0x03, 0xdb, 0x85, 0x71, 0x2d, 0x58, 0x05,
    ]
    /// The same of 0880.
    private static let digestOfNothingElsewhere: [UInt8] = [
        0x79, 0x72, 0x3a, 0xae, 0xdf, 0x52, 0xed, 0x72, 0x86, 0xd4, 0x2e, 0x4b, 0x1e, 0xea, 0x2c, 0x20,
        0x5e, 0x47, 0xad, 0xc7, 0x85, 0x0d, 0x85, 0xc4, 0x4f, 0x2c, 0x44, 0x9f, 0x29, 0x04, 0x8e, 0x8b,
    ]
}

extension ReportAdoption {
    /// Of the report ``SituationalPicture/yearly(_:municipality:words:corrects:)`` whose summary is “Lugnt.”, whose digest it has.
    package static func kept(by agent: Agent = "eva", duty: Int = 70) throws -> ReportAdoption {
        ReportAdoption(
            day: try CivilDate("2026-11-20").orFail(), body: "Kommunstyrelsen", link: nil, at: .testNow,
            by: agent,
            // SHA-256 of the bytes by Python 3.12.
            digest: [
                0x48, 0x77, 0x96, 0xff, 0x45, 0x40, 0x15, 0x47, 0x9d, 0x00, 0xc2, 0xa8, 0xa6, 0x8d, 0x32,
                0xc5,
                0x60, 0xee, 0x60, 0x86, 0x78, 0x4e, 0xc5, 0xc0, 0x21, 0xe7, 0x19, 0xff, 0x1f, 0xd0, 0xcb,
                0xa4,
            ], duty: .numbered(duty))
    }
}
