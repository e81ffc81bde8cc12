import Geometry
package import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about safety walks: nothing that was answered is lost or doubled, and every change is kept with who made it.
package struct WalkContract: Sendable {
    let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a walk comes back whole, and so does every change of it`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: Agent(anna))
        let edits: [WalkEdit] = [
            .setParticipants([try WalkParticipants(role: "Boende", count: 8, names: "Eva Ek").orFail()]),
            .setState(.invited),
        ]
        let changed = try await store.changeWalk(
            walk.id, in: [walk.municipality], edits, version: 1, by: Agent(anna), at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(try await store.walk(walk.id, in: []) == changed)
        #expect(changed.state == .invited && changed.version == 2 && changed.headcount == 8)
        let history = try await store.walkHistory(of: walk.id)
        #expect(history.map(\.number) == [1, 2, 3] && history.map(\.kind) == [.made, .changed, .changed])
        #expect(history.allSatisfy { $0.by == Agent(anna) })
        #expect(!history.contains { $0.words.swedish.contains("Eva") })
        #expect(try store.inspect { _ in } == [])
    }

    package func `a walk of another municipality is as if it were not`() async throws {
        let store = try await backend.makeStore()
        let other: Set<MunicipalityCode> = [try MunicipalityCode("0880").orFail()]
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        #expect(try await store.walk(walk.id, in: other) == nil)
        #expect(try await store.walks(WalkQuery(municipalities: other)) == [])
        await #expect(throws: WalkEditFault.noSuchWalk) {
            try await store.changeWalk(
                walk.id, in: other, [.setTitle("x")], version: 1, by: "bo", at: .testNow)
        }
        await #expect(throws: WalkEditFault.noSuchWalk) {
            try await store.keepWalkAnswers(
                [try .mark(1)], of: walk.id, in: other, by: "bo", at: .testNow)
        }
        let finding = try Finding.kept(1, of: walk)
        _ = try await store.addFinding(finding, by: "anna")
        #expect(try await store.finding(finding.id, in: other) == nil)
        #expect(try await store.findings(FindingQuery(municipalities: other)) == [])
        await #expect(throws: WalkEditFault.noSuchFinding) {
            try await store.changeFinding(
                finding.id, in: other, [.setWhat("x")], version: 1, by: "bo", at: .testNow)
        }
    }

    package func `of two who change a walk at once the second is told, and nothing is lost`() async throws {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        _ = try await store.changeWalk(
            walk.id, in: [], [.setLeader("Samordnaren")], version: 1, by: "anna", at: .testNow)
        await #expect(throws: WalkEditFault.stale(current: 2)) {
            try await store.changeWalk(
                walk.id, in: [], [.setLeader("Polisen")], version: 1, by: "bo", at: .testNow)
        }
        #expect(try await store.walk(walk.id, in: [])?.leader == "Samordnaren")
        await #expect(throws: WalkEditFault.idTaken) { try await store.addWalk(walk, by: "anna") }
    }

    package func `an answer that is sent twice is kept once, and those of two walkers both`() async throws {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        func send(_ answers: [WalkAnswer]) async throws -> [KeptWalkAnswer] {
            try await store.keepWalkAnswers(answers, of: walk.id, in: [], by: "anna", at: .testNow)
        }
        #expect(try await send([.mark(1), .mark(2, walker: 2, score: 5)]) == [.kept, .kept])
        #expect(try await send([.mark(1), .mark(3)]) == [.repeated, .kept])
        let later = Timestamp.testNow.adding(.minutes(9))
        #expect(try await send([.mark(1, answered: later)]) == [.repeated])
        #expect(try await send([.mark(1, score: 4)]) == [.idTaken])
        #expect(
            try await send([.mark(4, stop: 9), .mark(5, point: "smell"), .mark(6)]) == [
                .unknownPlace, .unknownPlace, .kept,
            ])
        let kept = try await store.walkAnswers(of: walk.id)
        #expect(try kept == [.mark(1), .mark(2, walker: 2, score: 5), .mark(3), .mark(6)])
        #expect(try store.inspect { _ in } == [])
    }

    package func `stops that were answered at stay as they are`() async throws {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let fewer = Array(walk.stops.prefix(1))
        _ = try await store.keepWalkAnswers(
            [.mark(1, stop: 2)], of: walk.id, in: [], by: "anna", at: .testNow)
        await #expect(throws: WalkEditFault.stopsFixed) {
            try await store.changeWalk(
                walk.id, in: [], [.setStops(fewer)], version: 1, by: "anna", at: .testNow)
        }
        // Where people stood is as it was, and a repeat of the walk goes on being one.
        let again = try SafetyWalk.kept(9, repeats: walk.id)
        try await store.addWalk(again, by: "anna")
        let named = try await store.changeWalk(
            walk.id, in: [], [.nameStop(2, "Idrottshallen")], version: 1, by: "anna", at: .testNow)
        #expect(named.stops.map(\.name) == [walk.stops[0].name, "Idrottshallen"])
        #expect(named.stops.areSame(butForNamesAs: walk.stops))
        #expect(try await store.walk(walk.id, in: []) == named)
        let told = try await store.walkHistory(of: walk.id).last?.words.swedish
        #expect(told == "Stopp 2 heter nu ”Idrottshallen”.")
        await #expect(throws: WalkEditFault.noSuchStop(7)) {
            try await store.changeWalk(
                walk.id, in: [], [.nameStop(7, "Parken")], version: 2, by: "anna", at: .testNow)
        }
        #expect(try await store.walk(again.id, in: [])?.stops == walk.stops)
        #expect(try store.inspect { _ in } == [])
        let other = try SafetyWalk.kept(2)
        try await store.addWalk(other, by: "anna")
        let changed = try await store.changeWalk(
            other.id, in: [], [.setStops(fewer)], version: 1, by: "anna", at: .testNow)
        #expect(changed.stops == fewer)
        #expect(try await store.walk(other.id, in: [])?.stops == fewer)
    }

    package func `a finding is kept once, changes with who changed it, and leads to its case`() async throws {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let finding = try Finding.kept(1, of: walk)
        #expect(try await store.addFinding(finding, by: "anna").isRepeat == false)
        #expect(try await store.addFinding(finding, by: "anna").isRepeat)
        await #expect(throws: WalkEditFault.noSuchStop(7)) {
            _ = try await store.addFinding(try Finding.kept(2, of: walk, stop: 7), by: "anna")
        }
        let receipt = try await store.keep(.fixture(1))
        let unit = try Code<Reports.Unit>("gata-park").orFail()
        let changed = try await store.changeFinding(
            finding.id, in: [], [.setCase(receipt.case), .setStatus(.underWay), .setUnit(unit)], version: 1,
            by: "bo",
            at: .testNow)
        #expect(try await store.finding(finding.id, in: []) == changed)
        #expect(changed.case == receipt.case && changed.version == 2)
        #expect(try await store.findings(FindingQuery(unit: unit, statuses: [.underWay])) == [changed])
        #expect(try await store.findings(FindingQuery(case: receipt.case)) == [changed])
        #expect(try await store.findings(FindingQuery(statuses: [.open])) == [])
        #expect(try await store.findings(FindingQuery(gravities: [.grave, .slight])) == [changed])
        #expect(try await store.findings(FindingQuery(gravities: [.middling])) == [])
        let due = try finding.due.orFail()
        #expect(try await store.findings(FindingQuery(dueBefore: due)) == [])
        #expect(try await store.findings(FindingQuery(dueBefore: due.adding(days: 1))) == [changed])
        await #expect(throws: WalkEditFault.stale(current: 2)) {
            try await store.changeFinding(
                finding.id, in: [], [.setStatus(.done)], version: 1, by: "bo", at: .testNow)
        }
        #expect(try await store.walkHistory(of: walk.id).count == 5)
        #expect(try store.inspect { _ in } == [])
    }

    package func
        `a finding that was filed as a restricted report is restricted, and one of a case without others`()
        async throws
    {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let (filed, joined) = (try Finding.kept(1, of: walk), try Finding.kept(2, of: walk))
        let receipt = try await store.keep(
            .fixture(1, at: .olofstrom(), isRestricted: true, clientReference: filed.reference))
        for finding in [filed, joined] {
            _ = try await store.addFinding(finding, by: "anna")
            // What it was filed as is enough; the case makes the other so.
            #expect(try await store.finding(finding.id, in: [])?.isRestricted == (finding.id == filed.id))
            let changed = try await store.changeFinding(
                finding.id, in: [], [.setCase(receipt.case)], version: 1, by: "anna", at: .testNow)
            #expect(changed.isRestricted)
        }
        #expect(try await store.findings(FindingQuery(walk: walk.id)).allSatisfy(\.isRestricted))
        #expect(try await store.keep(.fixture(2, at: .olofstrom())).case == receipt.case)
        #expect(try await store.finding(filed.id, in: [])?.isRestricted == true)
        #expect(try await store.finding(joined.id, in: [])?.isRestricted == false)
        #expect(
            !(try await store.walkHistory(of: walk.id)).contains { event in
                event.words.swedish.contains(receipt.case.description)
            })
    }

    package func
        `a photo of a stop is kept once, keeps the stops as they are, and is gone when it is erased`()
        async throws
    {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        for walk in [walk, try .kept(2)] { try await store.addWalk(walk, by: "anna") }
        let home: Set<MunicipalityCode> = [walk.municipality]
        let photo = try NewWalkPhoto.kept(1)
        let kept = try await store.addWalkPhoto(photo, to: walk.id, in: home, by: "anna")
        #expect(!kept.isRepeat && kept.photo.stop == 1 && kept.photo.bytes == photo.image.jpeg.count)
        let again = try await store.addWalkPhoto(photo, to: walk.id, in: home, by: "anna")
        #expect(again.isRepeat && again.photo == kept.photo)
        for (other, home) in [(try NewWalkPhoto.kept(1, stop: 2), walk.id), (photo, .numbered(2))] {
            await #expect(throws: WalkEditFault.idTaken) {
                _ = try await store.addWalkPhoto(other, to: home, in: [], by: "anna")
            }
        }
        await #expect(throws: WalkEditFault.noSuchStop(7)) {
            _ = try await store.addWalkPhoto(try .kept(2, stop: 7), to: walk.id, in: [], by: "anna")
        }
        let abroad: Set<MunicipalityCode> = [try MunicipalityCode("0880").orFail()]
        await #expect(throws: WalkEditFault.noSuchWalk) {
            _ = try await store.addWalkPhoto(try .kept(2), to: walk.id, in: abroad, by: "anna")
        }
        await #expect(throws: WalkEditFault.stopsFixed) {
            try await store.changeWalk(
                walk.id, in: [], [.setStops([walk.stops[1]])], version: 1, by: "bo", at: .testNow)
        }
        #expect(try await store.walkPhotos(of: walk.id) == [kept.photo])
        #expect(try await store.walkPhotoImage(photo.id, of: walk.id) == photo.image)
        #expect(try await store.walkPhotoImage(photo.id, of: .numbered(2)) == nil)
        #expect(try store.inspect { _ in } == [])
        await #expect(throws: WalkEditFault.noSuchPhoto) {
            try await store.eraseWalkPhoto(photo.id, of: .numbered(2), in: [], by: "bo", at: .testNow)
        }
        try await store.eraseWalkPhoto(photo.id, of: walk.id, in: home, by: "bo", at: .testNow)
        #expect(try await store.walkPhotos(of: walk.id) == [])
        #expect(try await store.walkPhotoImage(photo.id, of: walk.id) == nil)
        #expect(
            try await store.walkHistory(of: walk.id).map(\.kind) == [.made, .photoAdded, .photoErased])
        // A telephone that did not hear of it sends it again, and another the same id.
        for late in [photo, try .kept(1, stop: 2)] {
            await #expect(throws: WalkEditFault.photoErased) {
                _ = try await store.addWalkPhoto(late, to: walk.id, in: home, by: "anna")
            }
        }
        await #expect(throws: WalkEditFault.idTaken) {
            _ = try await store.addWalkPhoto(photo, to: .numbered(2), in: [], by: "anna")
        }
        await #expect(throws: WalkEditFault.noSuchPhoto) {
            try await store.eraseWalkPhoto(photo.id, of: walk.id, in: home, by: "bo", at: .testNow)
        }
        #expect(try await store.walkPhotos(of: walk.id) == [])
        #expect(try await store.walkHistory(of: walk.id).count == 3)
        #expect(try store.inspect { _ in } == [])
        for number in 0..<WalkPhoto.mostAtStop {
            _ = try await store.addWalkPhoto(
                try .kept(UInt8(10 + number)), to: walk.id, in: [], by: "anna")
        }
        await #expect(throws: WalkEditFault.tooManyPhotos) {
            _ = try await store.addWalkPhoto(try .kept(99), to: walk.id, in: [], by: "anna")
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `walks come by their days, and only those that are asked for`() async throws {
        let store = try await backend.makeStore()
        let day = CivilDate(daysSinceEpoch: 20_777)
        let dayless = try SafetyWalk.kept(1, day: nil)
        let (early, late) = (
            try SafetyWalk.kept(2, day: day), try SafetyWalk.kept(3, day: day.adding(days: 9))
        )
        for walk in [early, dayless, late] { try await store.addWalk(walk, by: "anna") }
        #expect(try await store.walks(WalkQuery()).map(\.id) == [dayless.id, late.id, early.id])
        #expect(try await store.walks(WalkQuery(since: day.adding(days: 1))).map(\.id) == [late.id])
        #expect(try await store.walks(WalkQuery(until: day.adding(days: 9))).map(\.id) == [early.id])
        #expect(try await store.walks(WalkQuery(states: [.walked])) == [])
        #expect(try await store.walks(WalkQuery(limit: 1)).map(\.id) == [dayless.id])
        try await store.keep(.kept(1))
        let chosen = try SafetyWalk.kept(6, hotspot: .numbered(1))
        try await store.addWalk(chosen, by: "anna")
        #expect(try await store.walks(WalkQuery(hotspot: .numbered(1))) == [chosen])
        let again = try SafetyWalk.kept(4, repeats: early.id)
        try await store.addWalk(again, by: "anna")
        #expect(try await store.walk(again.id, in: [])?.repeats == early.id)
        #expect(try await store.walks(WalkQuery(repeats: early.id)) == [again])
        #expect(try await store.walks(WalkQuery(repeats: again.id)) == [])
        let abroad: Set<MunicipalityCode> = [try MunicipalityCode("0880").orFail()]
        #expect(try await store.walks(WalkQuery(municipalities: abroad, repeats: early.id)) == [])
        await #expect(throws: WalkEditFault.noSuchWalk) {
            try await store.addWalk(try SafetyWalk.kept(5, repeats: .numbered(99)), by: "anna")
        }
    }
}

extension SafetyWalk {
    package static func kept(
        _ number: Int, day: CivilDate? = CivilDate(daysSinceEpoch: 20_777), repeats: WalkID? = nil,
        hotspot: KeptHotspotID? = nil
    ) throws -> SafetyWalk {
        SafetyWalk(
            id: .numbered(number), municipality: try MunicipalityCode("1060").orFail(),
            title: "Holje \(number)",
            made: .testNow, days: try WalkDays(before: day?.adding(days: -14), walk: day).orFail(),
            starts: .testNow, meetingPlace: "Torget", leader: "",
            stops: [
                Stop(
                    number: 1, name: "Idrottshallen", place: try .olofstrom(),
                    reason: Bilingual(swedish: "12 rapporter.", english: "12 reports."),
                    hotspot: hotspot),
                Stop(number: 2, name: "Torget", place: try .olofstrom(north: 200)),
            ], repeats: repeats)
    }
}

extension NewWalkPhoto {
    package static func kept(_ number: UInt8, stop: Int = 1) throws -> NewWalkPhoto {
        let photo = try NewPhoto.fixture(number)
        return NewWalkPhoto(
            id: .numbered(Int(number)), stop: stop, walker: .numbered(1), image: photo.image,
            source: photo.source, received: photo.received)
    }
}

extension WalkAnswer {
    package static func mark(
        _ number: Int, walker: Int = 1, stop: Int = 1, point: String = "lighting", score: Int = 2,
        answered: Timestamp = .testNow
    ) throws -> WalkAnswer {
        try WalkAnswer(
            id: .numbered(number), stop: stop, point: Code(point), score: score, note: "",
            walker: .numbered(walker), role: "Boende", answered: answered
        ).orFail()
    }
}

extension Finding {
    package static func kept(_ number: Int, of walk: SafetyWalk, stop: Int = 1) throws -> Finding {
        Finding(
            id: .numbered(number), walk: walk.id, municipality: walk.municipality, stop: stop,
            point: Code("lighting"), what: "Två lampor är släckta.", whereabouts: "Bakom hallen",
            place: try .olofstrom(), gravity: .grave, action: "Byt armaturerna.",
            due: CivilDate(daysSinceEpoch: 20_800), made: .testNow)
    }
}
